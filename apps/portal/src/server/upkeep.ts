import type { CertificateView } from '@laissez-passer/europass/credentials'
import { type Log, whatFailed } from '@laissez-passer/server/log'
import { lastDay, sealTime } from './sealing/seal-time.ts'
import type { PortalStore } from './store/store.ts'

/** What has to be done from time to time. */
export interface Upkeep {
  /** In seconds, whole times {@link tickSeconds}. */
  readonly every: number
  readonly run: () => Promise<void>
}

/**
 * How often a runtime that only calls in (Workers' cron trigger, in `wrangler.jsonc`) does so, in seconds.
 */
export const tickSeconds = 600

/**
 * All that the portal does besides answering, the same on a machine and on Workers. None of it throws: what
 * fails is logged, and done the next time.
 *
 * @param parts - `certificate`: of the seal; `now`: seconds since the epoch
 */
export function upkeep({
  certificate,
  log,
  now,
  store,
}: {
  readonly store: Pick<PortalStore, 'sweep'>
  readonly certificate: CertificateView
  readonly log: Log
  readonly now: () => number
}): { readonly sweep: Upkeep; readonly seal: Upkeep } {
  return {
    sweep: {
      every: tickSeconds,
      run: async () => {
        try {
          await store.sweep({ now: now() })
        } catch (error) {
          log({ level: 'warn', event: 'sweep-failed', ...whatFailed(error) })
        }
      },
    },
    // Days before nothing is sealed any more, and each day until a new certificate is there.
    seal: {
      every: 86_400,
      run: async () => {
        const time = sealTime(certificate, now())
        if (time !== 'ok') log({ level: 'warn', event: `seal-certificate-${time}`, reason: lastDay(certificate) })
      },
    },
  }
}

/** Whether it is time at a tick: at the first of each of its spans, by the clock that all isolates share. */
export const isDue = ({ every }: Upkeep, at: number): boolean => at % every < tickSeconds
