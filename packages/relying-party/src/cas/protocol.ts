import { RelyingPartyError } from '../errors.ts'
import type { LoginFailure } from '../failures.ts'
import type { Completed, LoginRequest, Protocol } from '../protocol.ts'
import type { RelyingPartySessions } from '../sessions/port.ts'
import { fingerprint } from './fingerprint.ts'
import { type EuLoginOverCas, readAssurance } from './options.ts'
import { grantBrought, grantOf, logoutRequest } from './received.ts'
import { readLoginRequestId, readValidation } from './response.ts'
import type { AskServer } from './server.ts'

/** What a session holds of EU Login, sealed by the cookie. */
export interface CasHeld {
  /** Proxy-granting ticket. */
  readonly pgt: string | null
}

/** Where tickets are validated, with all that EU Login says. */
const validation = '/TicketValidationService'

/** A login over CAS, in EU Login's dialect. */
export function casProtocol(
  options: EuLoginOverCas & { readonly basePath: string; readonly sessions: RelyingPartySessions },
  ask: AskServer,
): Protocol {
  const { acceptStrengths = [], basePath, groups = [], origin, proxy = false, server, sessions } = options
  const { loginTransaction = false } = options
  const assurance = readAssurance(options.assurance)
  const serviceOf = (state: string): string => `${origin}${basePath}/callback?state=${state}`
  // Sent on the way there, so that the right method is asked for, and with the ticket, where it counts.
  const strength = ({ level }: Pick<LoginRequest, 'level'>): Record<string, string> => ({
    ...(level === null ? {} : { authenticationLevel: level }),
    ...(acceptStrengths.length === 0 ? {} : { acceptStrengths: acceptStrengths.join(',') }),
  })

  return {
    provider: 'EU Login',
    issuer: server,
    async ready() {
      const answer = readValidation(await ask.post(validation, {}), 0)
      if (answer === null) throw notEuLogin(server)
    },

    async begin(request) {
      const { again, browser, language, state } = request
      const parameters = {
        service: serviceOf(state),
        ...strength(request),
        ...(again ? { renew: 'true' } : {}),
        ...(language === null ? {} : { locale: language }),
        clientFingerprint: (await fingerprint(browser, state)).shown,
      }
      const query = loginTransaction ? { loginRequestId: await sentAhead(parameters) } : parameters
      return { url: `${server}/login?${new URLSearchParams(query)}`, memory: '' }
    },

    async complete({ again, browser, level, now, state, url }): Promise<Completed> {
      const ticket = new URL(url).searchParams.get('ticket')
      if (ticket === null) return { ok: false, reason: 'refused' }
      try {
        const answer = await ask.post(validation, {
          service: serviceOf(state),
          ticket,
          userDetails: 'true',
          assuranceLevel: assurance,
          ticketTypes: 'SERVICE',
          singleSignOut: 'true',
          clientFingerprint: (await fingerprint(browser, state)).known,
          ...strength({ level }),
          ...(again ? { renew: 'true' } : {}),
          ...(groups.length === 0 ? {} : { groups: groups === '*' ? '*' : groups.join(',') }),
          ...(proxy ? { pgtUrl: `${origin}${basePath}/proxy`, proxyGrantingProtocol: 'PGT_URL' } : {}),
        })
        const validated = readValidation(answer, now)
        if (validated === null) return { ok: false, reason: 'invalid', error: notEuLogin(server) }
        if (!validated.ok) return failureOf(validated.code, origin + basePath)
        const { loginDate, pgtIou, user } = validated
        if (acceptStrengths.length > 0 && !user.methods.some((one) => acceptStrengths.includes(one)))
          return { ok: false, reason: 'level' }
        const held: CasHeld = { pgt: proxy && pgtIou !== null ? await grantOf(pgtIou, { now, sessions }) : null }
        return { ok: true, user, sid: ticket, signedInAt: loginDate, held: JSON.stringify(held) }
      } catch (error) {
        if (error instanceof RelyingPartyError) return { ok: false, reason: 'unavailable', error }
        throw error
      }
    },

    async logoutAddress() {
      return `${server}/logout?${new URLSearchParams({ service: `${origin}/` })}`
    },

    // A proxy-granting ticket ends with the session at EU Login.
    async release() {},

    async receive(request, { now, path }) {
      if (path === 'callback' && request.method === 'POST') return logoutRequest(request, { issuer: server, now })
      if (path === 'proxy' && proxy && ['GET', 'POST'].includes(request.method))
        return grantBrought(request, { now, sessions })
      return null
    },
  }

  /** Sends the parameters ahead; their id stands for them in the browser. */
  async function sentAhead(parameters: Readonly<Record<string, string>>): Promise<string> {
    const id = readLoginRequestId(await ask.post('/login/init', parameters))
    if (id === null)
      throw new RelyingPartyError(
        'unexpected-answer',
        `${server}/login/init began no login: it refused the parameters, or it knows no login transactions.`,
      )
    return id
  }
}

/** What a failure's code means for the person, and whether somebody has to mend something. */
function failureOf(code: string, service: string): Completed {
  const reasons: Readonly<Record<string, LoginFailure>> = {
    INVALID_TICKET: 'expired',
    INVALID_STRENGTH: 'level',
    INSUFFICIENT_AUTHENTICATION_LEVEL: 'level',
    // Of another population than the service is for: to start again would change nothing.
    INVALID_USER: 'refused',
    ACCESSED_DENIED: 'refused',
    INTERNAL_ERROR: 'unavailable',
  }
  if (code === 'UNAUTHORIZED_SERVICE' || code === 'UNAUTHORIZED_SERVICE_PROXY')
    return {
      ok: false,
      reason: 'refused',
      error: new RelyingPartyError(
        'service-refused',
        `EU Login doesn’t serve ${service} (${code}): that address isn’t registered there, or not for this.`,
      ),
    }
  const reason = reasons[code]
  return reason === undefined
    ? {
        ok: false,
        reason: 'invalid',
        error: new RelyingPartyError('unexpected-answer', `EU Login refused the validation of a ticket: ${code}.`),
      }
    : { ok: false, reason }
}

function notEuLogin(server: string): RelyingPartyError {
  return new RelyingPartyError(
    'issuer-not-found',
    `${server}${validation} answers, and not as EU Login does. Is ${server} the address of EU Login?`,
  )
}
