/** A moment after the first answers, in milliseconds: whoever waited for the start has been answered. */
const aMoment = 1000

/**
 * Gives back what the start of a server alone needed, a second later and once: parsed modules, tables, what
 * stood between. V8 does so when much is asked of it, which on a quiet server may be never; some 10 MB of
 * 100, for about 30 ms in which nothing else runs. Where V8 lends no collector nothing happens.
 *
 * @see https://nodejs.org/api/v8.html#v8setflagsfromstringflags
 */
export function giveBackAfterStart(): void {
  setTimeout(() => {
    void (globalThis.gc ?? borrowedCollector())?.({ type: 'major', flavor: 'last-resort' })
  }, aMoment).unref()
}

/**
 * V8's collector, of a process that was started without `--expose-gc`. Under that flag V8 refuses what Node
 * ships compiled of itself and compiles it anew; so would it from here on, were the flag left set.
 */
function borrowedCollector(): NodeJS.GCFunction | null {
  const { runInNewContext } = process.getBuiltinModule('node:vm')
  const { setFlagsFromString } = process.getBuiltinModule('node:v8')
  setFlagsFromString('--expose-gc')
  try {
    return runInNewContext('globalThis.gc ?? null')
  } finally {
    setFlagsFromString('--no-expose-gc')
  }
}
