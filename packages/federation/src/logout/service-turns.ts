import type { Seconds } from '@laissez-passer/core/ports'

/** How many requests to one service are under way at a time. */
const atOnce = 8
/** How long a service that didn't listen is left alone at most, in seconds: it may be up again. */
const longestRest = 30

/** Whose turn it is among services, in one run of a worker. */
export interface ServiceTurns {
  /** Begins a request. @returns null; or, where the service isn't to be asked now, when to look again. */
  readonly begin: (service: string, now: Seconds) => Seconds | null
  /**
   * Ends it. `restsUntil`: the service didn't listen, and is left alone for as long, though not for ever;
   * null: it listened; undefined: it wasn't asked.
   */
  readonly end: (
    service: string,
    options: { readonly restsUntil: Seconds | null | undefined; readonly now: Seconds },
  ) => void
}

/**
 * Keeps services apart: one that hangs takes up few hands, and none while it rests. Who rests is known to the
 * process, what is under way to each run: on Workers what a call waits for never settles where the call was
 * ended.
 *
 * @returns begins a run
 */
export function serviceTurns(): () => ServiceTurns {
  const rests = new Map<string, Seconds>()
  return () => turnsOfRun(rests)
}

function turnsOfRun(rests: Map<string, Seconds>): ServiceTurns {
  const busy = new Map<string, number>()
  return {
    begin(service, now) {
      const rest = rests.get(service) ?? 0
      if (rest > now) return rest
      const count = busy.get(service) ?? 0
      if (count >= atOnce) return now + 1
      busy.set(service, count + 1)
      return null
    },
    end(service, { now, restsUntil }) {
      const count = (busy.get(service) ?? 1) - 1
      if (count > 0) busy.set(service, count)
      else busy.delete(service)
      if (restsUntil === null) rests.delete(service)
      else if (restsUntil !== undefined) rests.set(service, Math.min(restsUntil, now + longestRest))
    },
  }
}
