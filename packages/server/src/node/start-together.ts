import { once } from 'node:events'

/**
 * Waits until all servers that are started together can start: each has read its settings and opened its
 * data, and none listens yet. Resolves at once for one that is started alone.
 *
 * A parent says `START_TOGETHER=1` and opens a channel; it is sent `can-start` and answers with any message,
 * and is sent `started` once this server listens.
 *
 * @returns what is called once it listens
 */
export async function startTogether(): Promise<() => void> {
  if (process.env['START_TOGETHER'] !== '1' || process.send === undefined) return () => {}
  process.send('can-start')
  await once(process, 'message')
  return () => {
    // Whoever started it may have closed the channel meanwhile, or be gone: to close it again would end the
    // server.
    if (process.connected) process.send?.('started', disconnect)
  }
}

function disconnect(): void {
  if (process.connected) process.disconnect?.()
}
