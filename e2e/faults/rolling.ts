import type { Balancer } from '../../apps/login/test/support/balancer.ts'
import type { Logins } from './processes.ts'

/**
 * Ends one of several processes when it has nothing left to answer, and starts it again, as another release
 * where one is named.
 *
 * @param options `beside`: what goes on beside the start; `front`: the balancer before them; `of`: the
 * release's folder
 */
export async function restarted(
  processes: Logins,
  index: number,
  {
    beside = (start) => start(),
    front,
    of,
  }: {
    readonly beside?: (start: () => Promise<unknown>) => Promise<unknown>
    readonly front: Balancer
    readonly of?: string
  },
): Promise<void> {
  const port = processes.ports[index] ?? 0
  const gone = processes.kill(index, 'SIGTERM')
  await front.sees(port, 'left alone')
  // A second signal says that all have seen it.
  await processes.kill(index, 'SIGTERM')
  await gone
  await beside(() => processes.start(index, {}, of))
  await front.sees(port, 'ready')
}

/** Longer than any of it lasts: a process goes when nobody gives it anything more. */
export const patient = { DRAIN_SECONDS: '300' } as const
