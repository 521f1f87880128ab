import { readAddress, readOrigin, readServer } from './addresses.ts'
import { type Assurance, readAssurance } from './cas/options.ts'
import { readValidation } from './cas/response.ts'
import { askServer } from './cas/server.ts'
import { RelyingPartyError } from './errors.ts'
import { check, isText, made, mustBeRequest } from './kinds.ts'
import { refuseUnknown } from './misspelt.ts'
import type { Fetch } from './options.ts'
import { type Level, reaches, readRequirement, type User } from './user.ts'

/** What an API is told to take proxy tickets. */
export interface CasTicketOptions {
  /** EU Login's address, e.g. `https://ecas.ec.europa.eu/cas`. */
  readonly server: string
  /** The address for which callers ask their tickets: the API's own, as registered with EU Login. */
  readonly service: string
  /**
   * Who may call for people: the proxy addresses of services, as EU Login says them, the nearest first. A
   * ticket that came by any other way is refused. Default: whoever EU Login gives a proxy ticket to.
   */
  readonly callers?: readonly string[]
  /** How strongly the person must have signed in; default `BASIC`. */
  readonly level?: Level
  /** As of {@link EuLoginOverCas.assurance}; default `LOW`. */
  readonly assurance?: Assurance
  /** Replaces `fetch` for the calls to EU Login. */
  readonly fetch?: Fetch
  /** The clock, in seconds since the epoch; for tests. */
  readonly now?: () => number
}

const names = [
  'assurance',
  'callers',
  'fetch',
  'level',
  'now',
  'server',
  'service',
] satisfies readonly (keyof CasTicketOptions)[]

/**
 * Why a request isn't let in:
 *
 * - `missing`: no header `Authorization: cas_ticket …`
 * - `malformed`: what stands there is no ticket
 * - `refused`: EU Login doesn't take it: spent, over, for another service, or of nobody who may enter
 * - `level`: the person signed in too weakly
 * - `other-caller`: it came by a service that isn't among `callers`
 */
export type CasTicketRefusal = 'missing' | 'malformed' | 'refused' | 'level' | 'other-caller'

/** What came of a request: for whom it is made, and by which services; or a response that refuses. */
export type CasTicketJudged =
  | { readonly ok: true; readonly user: User; readonly proxies: readonly string[] }
  | { readonly ok: false; readonly reason: CasTicketRefusal; readonly response: Response }

/** Codes that are about the person or the ticket; any other is the API's own fault, or EU Login's. */
const aboutTicket = ['INVALID_TICKET', 'INVALID_TICKET_SPEC', 'INVALID_SERVICE', 'INVALID_USER', 'ACCESSED_DENIED']
const tooWeak = ['INVALID_STRENGTH', 'INSUFFICIENT_AUTHENTICATION_LEVEL']

/**
 * Takes proxy tickets at an API, as EU Login's services send them: `Authorization: cas_ticket PT-…`. Each is
 * good once, and asked about at EU Login: one request of yours costs one there.
 *
 * @returns a function of a request; it rejects with a `RelyingPartyError` where EU Login can't be asked, or
 * doesn't know `service`.
 * @throws RelyingPartyError when an option is invalid
 * @see https://apereo.github.io/cas/development/protocol/CAS-Protocol-Specification.html section 2.6
 */
export function casTicketVerifier(options: CasTicketOptions): (request: Request) => Promise<CasTicketJudged> {
  refuseUnknown('casTicketVerifier', options, names)
  check(options, {
    callers: { takes: (given) => Array.isArray(given) && given.every(isText), is: 'a list of services' },
    fetch: made,
    now: made,
  })
  const { callers, now = () => Math.floor(Date.now() / 1000), service } = options
  const server = readServer(options.server)
  if (!URL.canParse(service)) readAddress('service', service)
  readOrigin(new URL(service).origin)
  const level = readRequirement(options.level === undefined ? {} : { level: options.level })
  const assurance = readAssurance(options.assurance)
  const ask = askServer(server, options.fetch)

  return async (request) => {
    mustBeRequest(request)
    const header = request.headers.get('Authorization')
    if (header === null) return refused('missing')
    const [, ticket] = /^cas_ticket +(PT-[A-Za-z0-9.-]{8,252}) *$/i.exec(header) ?? []
    if (ticket === undefined) return refused('malformed')
    const answer = readValidation(
      await ask.post('/TicketValidationService', {
        service,
        ticket,
        ticketTypes: 'PROXY',
        userDetails: 'true',
        assuranceLevel: assurance,
        authenticationLevel: level,
      }),
      now(),
    )
    if (answer === null)
      throw new RelyingPartyError('unexpected-answer', `${server} answered a validation as EU Login doesn’t.`)
    if (!answer.ok) {
      if (tooWeak.includes(answer.code)) return refused('level')
      if (aboutTicket.includes(answer.code)) return refused('refused')
      const isOurs = answer.code.startsWith('UNAUTHORIZED_SERVICE')
      throw new RelyingPartyError(
        isOurs ? 'service-refused' : 'unexpected-answer',
        `EU Login refuses ${service} (${answer.code})${isOurs ? ': that address isn’t registered there' : ''}.`,
      )
    }
    const { user } = answer
    if (!reaches(user.level, level)) return refused('level')
    const proxies = proxiesOf(user)
    if (callers !== undefined && !callers.includes(proxies[0] ?? '')) return refused('other-caller')
    return { ok: true, user, proxies }
  }
}

/** By which services the ticket came, the nearest first. */
function proxiesOf({ claims }: User): readonly string[] {
  const said: unknown = claims['proxies']
  const list: readonly unknown[] = Array.isArray(said) ? said : []
  return list.filter((one) => typeof one === 'string')
}

function refused(reason: CasTicketRefusal): CasTicketJudged {
  // As RFC 6750 §3.1 has it: a code only where something was presented.
  const headers = {
    'WWW-Authenticate': reason === 'missing' ? 'cas_ticket' : 'cas_ticket error="invalid_token"',
    'Cache-Control': 'no-store',
  }
  return { ok: false, reason, response: new Response(null, { status: reason === 'level' ? 403 : 401, headers }) }
}
