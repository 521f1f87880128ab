import type { DeviceKeys, DeviceRecord } from './record.ts'

/** Keys in memory, gone with the process: for tests and demonstrations. */
export function memoryKeys(): DeviceKeys {
  let stored: DeviceRecord | null = null
  const listeners = new Set<() => void>()
  return {
    async load() {
      return stored
    },
    async update(change) {
      const before = stored
      stored = change(before)
      if (stored !== before) for (const listener of listeners) listener()
      return stored
    },
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async persist() {
      return true
    },
  }
}
