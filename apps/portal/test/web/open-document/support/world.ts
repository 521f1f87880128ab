import { vi } from 'vitest'
import { browser, server } from '../../documents-world.ts'

export const stopTheClock = (): void => void vi.useFakeTimers()
export const startTheClock = (): void => void vi.useRealTimers()

export const settle = (milliseconds = 4000) => vi.advanceTimersByTimeAsync(milliseconds)

/** One browser and its server. */
export function world() {
  const { state, face } = server()
  return { state, face, ...browser(face) }
}
