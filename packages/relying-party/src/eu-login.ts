import { readServer } from './addresses.ts'
import type { EuLoginOverCas } from './cas/options.ts'
import { casProtocol } from './cas/protocol.ts'
import { type ProxyTicket, proxyTicket } from './cas/proxy-ticket.ts'
import { askServer } from './cas/server.ts'
import { RelyingPartyError } from './errors.ts'
import { mustBeOptions } from './kinds.ts'
import { checkOverCas, checkOverOidc } from './known-options.ts'
import { type OidcClientOptions, type OidcRelyingParty, oidcOf } from './oidc.ts'
import { assemble, readOptions, type RelyingParty } from './relying-party.ts'

export type { Assurance, EuLoginOverCas } from './cas/options.ts'
export type { ProxyTicket } from './cas/proxy-ticket.ts'

/** Options of {@link euLogin} over OpenID Connect. */
export interface EuLoginOverOidc extends OidcClientOptions {
  /** EU Login's address, e.g. `https://ecas.ec.europa.eu/cas`. Its issuer is `<server>/oauth2`. */
  readonly server: string
}

/** Options of {@link euLogin}: with a `clientId` OpenID Connect is spoken, without CAS. */
export type EuLoginOptions = EuLoginOverCas | EuLoginOverOidc

/** A relying party over CAS. */
export interface CasRelyingParty extends RelyingParty {
  /**
   * A ticket with which the app calls another service for whoever is signed in (option `proxy`); it lives a
   * few minutes and works once.
   */
  proxyTicket(request: Request, options: { readonly service: string }): Promise<ProxyTicket>
}

/**
 * "Sign in with EU Login", the real one or one's own: over CAS in EU Login's dialect, or, with a `clientId`,
 * over OpenID Connect.
 *
 * @throws RelyingPartyError that names the mistake: a `server` without `/cas`, a slash at its end, an empty
 * `clientId` …
 * @example
 * const auth = euLogin({ server: 'https://ecas.ec.europa.eu/cas', origin: 'https://shop.example' })
 * const answer = await auth.handle(request)
 */
export function euLogin(options: EuLoginOverOidc): OidcRelyingParty
export function euLogin(options: EuLoginOverCas): CasRelyingParty
export function euLogin(options: EuLoginOptions): CasRelyingParty | OidcRelyingParty
export function euLogin(options: EuLoginOptions): CasRelyingParty | OidcRelyingParty {
  mustBeOptions('euLogin', options)
  // A name that is there and empty is a variable that isn't set: never a reason to speak CAS instead.
  if ('clientId' in options || 'clientSecret' in options) return overOidc(options)
  // Names first: whoever misspelt `server` reads that, and not that it is absent.
  checkOverCas(options)
  const server = readServer(options.server)
  const settings = { ...readOptions(options), server }
  const ask = askServer(server, options.fetch)
  const { current, party } = assemble(casProtocol(settings, ask), settings)
  return {
    ...party,
    async proxyTicket(request, { service }) {
      return proxyTicket(await current(request), { ask, service })
    },
  }
}

function overOidc(options: EuLoginOptions): OidcRelyingParty {
  const { clientId } = options
  if (clientId === undefined || clientId === '')
    throw new RelyingPartyError(
      'missing-client-id',
      'clientId is empty or absent: over OpenID Connect it is the name that the app is registered by with EU Login. (A variable that isn’t set?) To speak CAS, leave clientId and clientSecret out altogether.',
    )
  checkOverOidc(options)
  const server = readServer(options.server)
  return oidcOf({ ...options, clientId, issuer: `${server}/oauth2`, provider: 'EU Login' })
}
