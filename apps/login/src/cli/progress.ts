/** Shows how far long work is. */
export interface Progress {
  /** So much is done, of so much where that is known. */
  readonly at: (done: number, of?: number) => void
  /** Nothing more is shown; what was is wiped away. */
  readonly done: () => void
}

/** Not more often than eyes follow, in milliseconds. */
const pause = 100
const numbers = new Intl.NumberFormat('en')

/**
 * Shows how far long work is, on the standard error where a person looks at it; elsewhere nothing: what a
 * program reads stays as it is.
 *
 * @param what is counted, e.g. `Rows written`
 */
export function progress(
  what: string,
  screen: { readonly isTTY?: boolean; readonly write: (text: string) => unknown } = process.stderr,
): Progress {
  let last = Number.NEGATIVE_INFINITY
  let shown = false
  return {
    at(done, of) {
      const now = performance.now()
      if (screen.isTTY !== true || now - last < pause) return
      ;[last, shown] = [now, true]
      const part = of === undefined || of === 0 ? '' : ` of ${numbers.format(of)} (${Math.floor((100 * done) / of)} %)`
      screen.write(`\r\u001B[2K${what}: ${numbers.format(done)}${part}`)
    },
    done() {
      if (shown) screen.write('\r\u001B[2K')
    },
  }
}
