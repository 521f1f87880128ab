/** A moment after the first answers, in milliseconds: whoever waited for the start has been answered. */
const aMoment = 1000

/**
 * Gives back what the start alone needed, once: parsed modules, tables, what stood between. V8 does so when
 * much is asked of it, which on a quiet server may be never; some 10 MB of 100, for about 30 ms in which
 * nothing else runs. Where Node was started without `--expose-gc` nothing happens.
 *
 * @see https://nodejs.org/api/globals.html (gc)
 */
export function giveBackAfterStart(): void {
  const { gc } = globalThis
  if (gc) setTimeout(() => void gc({ type: 'major', flavor: 'last-resort' }), aMoment).unref()
}
