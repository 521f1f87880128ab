import type { DeviceKeys, DeviceRecord } from './record.ts'

/** Keys in memory, gone with the process: for tests and demonstrations. */
export function memoryKeys(): DeviceKeys {
  let stored: DeviceRecord | null = null
  return {
    async load() {
      return stored
    },
    async save(record) {
      stored = record
    },
    async clear() {
      stored = null
    },
    async persist() {
      return true
    },
  }
}
