import type { Log, LogLevel } from '@laissez-passer/server/log'
import { describing } from '@laissez-passer/federation/oidc'
import type { Service } from '@laissez-passer/federation/services'
import type { Context } from 'hono'
import { routePath } from 'hono/route'
import type { ProviderEnv } from './environment.ts'

/** A request of a service that was refused, or of which something was passed over. */
export interface RefusedRequest {
  /** The client id that the request claims; null or absent: it claims none, as those of CAS. */
  readonly client?: string | null
  /** The address of its own that it names; of it no more than the origin is written. */
  readonly address?: string | null
  /** A stable code. */
  readonly reason: string
  /** More about it, in English, in words of ours. */
  readonly said?: string | undefined
}

/** Writes the line about such a request. */
export type ClientRefused = (c: Context<ProviderEnv>, request: RefusedRequest) => void

/** How it goes where nobody made a mistake: people wait, say no, or sign out elsewhere. */
const ordinary: Readonly<Record<string, LogLevel>> = {
  authorization_pending: 'debug',
  slow_down: 'debug',
  login_required: 'debug',
  interaction_required: 'debug',
  consent_required: 'debug',
  access_denied: 'debug',
  expired_token: 'debug',
  'session-ended': 'debug',
  invalid_grant: 'info',
  invalid_token: 'info',
  'invalid-token': 'info',
  'no-token': 'info',
  expired: 'info',
  spent: 'info',
  unknown: 'info',
}

/** A secret that stands where an id belongs isn't written: secrets have 32 characters at least. */
const longestClaim = 31
const longestSaid = 300

/**
 * Has the log say which service failed and why (`client-refused`, and `client-passed-over` where its request
 * went on without a part): the service itself is often told less, because strangers could ask as it. An id is
 * as somebody claims it; the name beside it is that of the registered service with this id or address.
 *
 * @param options `services`: the registered ones; `event`: by default `client-refused`
 */
export function clientRefused(
  { log, services }: { readonly log: Log; readonly services: readonly Service[] },
  event: 'client-refused' | 'client-passed-over' = 'client-refused',
): ClientRefused {
  return (c, { address = null, client = null, reason, said }) => {
    const origin = originOf(address)
    const service = services.find((each) =>
      each.type === 'oidc' && client !== null
        ? each.clientId === client
        : client === null &&
          origin !== null &&
          each.type === 'cas' &&
          each.urls.some((url) => originOf(url) === origin),
    )
    const shown = client === null || service !== undefined ? client : shortened(client)
    log({
      level: event === 'client-passed-over' ? 'info' : (ordinary[reason] ?? 'warn'),
      event,
      route: routePath(c, -1),
      ...(shown === null ? {} : { client: shown }),
      ...(service === undefined ? {} : { service: service.name }),
      ...(origin === null ? {} : { origin }),
      reason,
      ...(said === undefined ? {} : { said: withoutClaim(said, { client, shown }) }),
    })
  }
}

/** Eight characters of a long one still say which service's settings to look at. */
function shortened(claim: string): string {
  const plain = describing(claim)
  return plain.length <= longestClaim ? plain : `${plain.slice(0, 8)}…`
}

function withoutClaim(
  said: string,
  { client, shown }: { readonly client: string | null; readonly shown: string | null },
): string {
  const safe = client === null || client === shown ? said : said.replaceAll(client, () => shown ?? '')
  return describing(safe.slice(0, longestSaid))
}

/** Without a user, a path or a query, which may hold anything. */
function originOf(address: string | null): string | null {
  const url = address === null ? null : URL.parse(address)
  return url === null || !/^https?:$/.test(url.protocol) ? null : url.origin.slice(0, longestSaid)
}
