/** Cloudflare's binding of a queue, as its producer. */
export interface WorkQueue {
  send(message: string, options?: { readonly delaySeconds?: number }): Promise<unknown>
}

/** The longest that a queue holds a message back, in seconds. */
const longest = 12 * 60 * 60

/**
 * Says that something waits in the database. A message names nothing: what is due is asked when it arrives,
 * so that one that is lost, late or doubled changes nothing but the time.
 *
 * @param options `inSeconds`: not before; default: now
 */
export async function callForWork(queue: WorkQueue, { inSeconds = 0 } = {}): Promise<void> {
  await queue.send('due', { delaySeconds: Math.min(Math.max(Math.ceil(inSeconds), 0), longest) })
}
