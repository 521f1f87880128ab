import { createFormat } from '@laissez-passer/i18n/format'

/**
 * Counts down what a server said is left: by a clock that can't be set, from the moment of the call, so that
 * a machine whose date is wrong counts as the server does. A machine that slept is caught up with.
 *
 * @param seconds left now; what isn't a number counts nothing
 * @param tick told the whole seconds left, at once and about each second; the last time 0
 */
export function countDown(seconds: number, tick: (left: number) => void): void {
  if (!Number.isFinite(seconds)) return
  const steady = performance.now()
  const date = Date.now()
  const next = (): void => {
    // The steady clock of some machines stands still while they sleep; their date doesn't.
    const passed = Math.max(performance.now() - steady, Date.now() - date)
    const left = Math.max(0, Math.ceil(seconds - passed / 1000))
    tick(left)
    if (left > 0) setTimeout(next, 1000)
  }
  next()
}

/** A length of time in the page's language, `1 min 22 sec`. */
export function timeLeft(seconds: number): string {
  return createFormat(document.documentElement.lang || 'en').duration(seconds)
}
