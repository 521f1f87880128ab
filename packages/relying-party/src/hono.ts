import { type Context, Hono, type MiddlewareHandler } from 'hono'
import {
  type CasRelyingParty,
  type EuLoginOptions,
  type EuLoginOverCas,
  type EuLoginOverOidc,
  euLogin as plainEuLogin,
} from './eu-login.ts'
import { RelyingPartyError } from './errors.ts'
import type { FailedLogin } from './failures.ts'
import { check, made, mustBeOptions, mustHave } from './kinds.ts'
import { type OidcOptions, type OidcRelyingParty, oidc as plainOidc } from './oidc.ts'
import type { RelyingParty } from './relying-party.ts'
import { type Level, readRequirement, type User } from './user.ts'

/** What the middleware leaves for your handlers: `c.var.user`. */
export interface UserVariables {
  readonly Variables: { user: User }
}

/** As {@link UserVariables}, where nobody need be signed in. */
export interface MaybeUserVariables {
  readonly Variables: { user: User | null }
}

/** Options of a Hono app: failures are answered with its own context. */
export type ForHono<Options> = Omit<Options, 'onFailure'> & {
  /**
   * Answers a login that failed, such as one whose callback is opened twice. Default: a short page in English
   * or French with a link that begins anew, plain text for what is no browser; with the status that fits.
   */
  readonly onFailure?: (c: Context, failure: FailedLogin) => Response | Promise<Response>
}

/** A relying party as Hono routes and middleware. */
export interface HonoAuth<Party extends RelyingParty = RelyingParty> {
  /** All that {@link RelyingParty.handle} answers: `app.route('/auth', auth.routes)`. */
  readonly routes: Hono
  /**
   * Lets people through who are signed in, at `level` or above; others as {@link RelyingParty.require} says.
   * @throws RelyingPartyError at once, when `level` is none
   */
  require(options?: { readonly level?: Level }): MiddlewareHandler<UserVariables>
  /** Sets `c.var.user` to the person or null, and lets everyone through. */
  optional(): MiddlewareHandler<MaybeUserVariables>
  /** The same without Hono: `party.tokens(c.req.raw)`. */
  readonly party: Party
}

/**
 * "Sign in with EU Login" as Hono routes and middleware; with a `clientId` over OpenID Connect, without over
 * CAS.
 *
 * @throws RelyingPartyError when an option is invalid
 * @example
 * const auth = euLogin({ server: 'https://ecas.ec.europa.eu/cas', origin: 'https://shop.example' })
 * app.route('/auth', auth.routes)
 * app.get('/me', auth.require({ level: 'MEDIUM' }), (c) => c.json(c.var.user))
 */
export function euLogin(options: ForHono<EuLoginOverOidc>): HonoAuth<OidcRelyingParty>
export function euLogin(options: ForHono<EuLoginOverCas>): HonoAuth<CasRelyingParty>
export function euLogin(given: ForHono<EuLoginOptions>): HonoAuth {
  mustBeOptions('euLogin', given)
  const { onFailure, ...options } = given
  return asHono(plainEuLogin(options), onFailure)
}

/** What a verifier of an API gives: who calls, or the response that refuses. */
type JudgedCall = { readonly ok: true } | { readonly ok: false; readonly response: Response }

/**
 * Guards an API by `popVerifier` or `casTicketVerifier`: what it found of the caller is `c.var.caller`.
 *
 * @throws RelyingPartyError when that is no function
 * @example
 * const guarded = guard(casTicketVerifier({ server, service: 'https://api.example/v1' }))
 * app.get('/v1/orders', guarded, (c) => c.json(ordersOf(c.var.caller.user.id)))
 */
export function guard<Judged extends JudgedCall>(
  verify: (request: Request) => Promise<Judged>,
): MiddlewareHandler<{ readonly Variables: { caller: Extract<Judged, { readonly ok: true }> } }> {
  mustHave({ verify }, ['verify'], 'guard takes what popVerifier(…) or casTicketVerifier(…) made.')
  return async (c, next) => {
    const judged = await verify(c.req.raw)
    if (!isLetIn(judged)) return judged.ok ? next() : judged.response
    c.set('caller', judged)
    return next()
  }
}

function isLetIn<Judged extends JudgedCall>(judged: Judged): judged is Extract<Judged, { readonly ok: true }> {
  return judged.ok
}

/**
 * "Sign in with …" as Hono routes and middleware, for any issuer of OpenID Connect.
 *
 * @throws RelyingPartyError when an option is invalid
 */
export function oidc(given: ForHono<OidcOptions>): HonoAuth<OidcRelyingParty> {
  mustBeOptions('oidc', given)
  const { onFailure, ...options } = given
  return asHono(plainOidc(options), onFailure)
}

function asHono<Party extends RelyingParty>(party: Party, onFailure: ForHono<unknown>['onFailure']): HonoAuth<Party> {
  check({ onFailure }, { onFailure: made })
  const routes = new Hono()
  routes.all('*', async (c) => {
    const answered = await party.handle(c.req.raw, onFailure && { onFailure: (failure) => onFailure(c, failure) })
    if (
      answered === null &&
      /\/(login|callback|logout)$/.test(c.req.path) &&
      !c.req.path.startsWith(`${party.basePath}/`)
    )
      throw new RelyingPartyError(
        'wrong-base-path',
        `The routes are mounted where ${c.req.path} leads to them, and basePath is ${party.basePath}: they must be the same.`,
      )
    return answered ?? c.notFound()
  })
  return {
    routes,
    party,
    require: (options) => {
      const level = readRequirement(options)
      return async (c, next) => {
        const judged = await party.require(c.req.raw, { level })
        if (!judged.ok) return judged.response
        c.set('user', judged.user)
        return next()
      }
    },
    optional: () => async (c, next) => {
      c.set('user', await party.user(c.req.raw))
      return next()
    },
  }
}
