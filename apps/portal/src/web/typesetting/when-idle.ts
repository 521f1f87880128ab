/** What a browser tells of its connection, where it does. */
interface Connection {
  readonly saveData?: boolean
  readonly effectiveType?: string
}

/**
 * Whether eight megabytes may be fetched unasked: not where somebody saves data or the connection is slow.
 *
 * @see https://wicg.github.io/netinfo/
 */
export function mayFetchUnasked(browser: Navigator): boolean {
  const connection = connectionOf(browser)
  return connection?.saveData !== true && !/^(?:slow-2g|2g|3g)$/.test(connection?.effectiveType ?? '')
}

function connectionOf(browser: Navigator): Connection | undefined {
  if (!('connection' in browser)) return undefined
  const { connection } = browser
  return typeof connection === 'object' && connection !== null ? connection : undefined
}

/**
 * Calls back when the page has nothing to do.
 *
 * @returns how to call it off
 */
export function whenIdle(callback: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(callback, { timeout: 10_000 })
    return () => cancelIdleCallback(handle)
  }
  const timer = setTimeout(callback, 2000)
  return () => clearTimeout(timer)
}
