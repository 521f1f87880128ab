import english from '../messages/en.json' with { type: 'json' }
import french from '../messages/fr.json' with { type: 'json' }
import type { RelyingPartyError, RelyingPartyErrorCode } from './errors.ts'
import { page } from './failure-page.ts'

/** Why a login did not succeed. */
export type LoginFailure =
  /** The provider can't be reached or doesn't answer as it should: try again later. */
  | 'unavailable'
  /** This login is unknown, was used before, has expired, or belongs to another browser: start again. */
  | 'expired'
  /** The person cancelled, or the provider refused. */
  | 'refused'
  /** The answer failed verification (signature, nonce, issuer …). */
  | 'invalid'
  /** The person is known, but less strongly than was asked for. */
  | 'level'
  /** The person was to sign in anew, and didn't. */
  | 'stale'

/** A login that failed, for whoever answers it. */
export interface FailedLogin {
  readonly reason: LoginFailure
  /** Where the person was going, or null when that isn't known. */
  readonly returnTo: string | null
  /** Where the same login begins anew, with all that was asked of it: a path of the app. */
  readonly login: string
  /** What somebody has to mend, where that is why. */
  readonly error: RelyingPartyError | null
}

const statuses: Readonly<Record<LoginFailure, 400 | 403 | 503>> = {
  unavailable: 503,
  expired: 400,
  refused: 403,
  stale: 403,
  invalid: 400,
  level: 403,
}

/** Trying again may mend these alone; the others wait for whoever runs the app. */
const passing: readonly RelyingPartyErrorCode[] = ['issuer-unreachable', 'issuer-not-found', 'unexpected-answer']

/** What the usual answer is made with. */
export interface UsualAnswer {
  /** What pages call the provider. */
  readonly provider: string
  /** An app on this machine shows what its log explains. */
  readonly verbose: boolean
}

/**
 * The usual answer to a login that failed: a short page for a browser, in English or French, with a link that
 * begins anew; the same as plain text for everything else. Where somebody has to mend something it names the
 * code, which the log explains.
 */
export function usualFailure(
  { error, login, reason }: FailedLogin,
  request: Request,
  { provider, verbose }: UsualAnswer,
): Response {
  const isSetUpWrong = reason === 'unavailable' && error !== null && !passing.includes(error.code)
  const isForPeople = (request.headers.get('Accept') ?? '').includes('text/html')
  const language = isForPeople ? languageOf(request) : 'en'
  const words = language === 'fr' ? french : english
  const text = words[`failed.${isSetUpWrong ? 'set-up' : reason}`].replaceAll('{provider}', () => provider)
  const cause = error === null ? null : verbose ? `${error.code}: ${error.message}` : `(${error.code})`
  const nonce = crypto.randomUUID()
  const answer = (type: string, body: string): Response =>
    new Response(body, {
      status: statuses[reason],
      headers: {
        'Content-Type': `${type}; charset=utf-8`,
        'Cache-Control': 'no-store',
        'Content-Security-Policy': `default-src 'none'; style-src 'nonce-${nonce}'; frame-ancestors 'none'`,
        'X-Content-Type-Options': 'nosniff',
      },
    })
  if (!isForPeople) return answer('text/plain', cause === null ? text : `${text}\n\n${cause}`)
  const again = isSetUpWrong ? null : { href: login, words: words['failed.again'] }
  return answer('text/html', page({ language, nonce, title: words['failed.title'], text, cause, again }))
}

/** Browsers name languages in the order of their wish. */
function languageOf({ headers }: Request): 'en' | 'fr' {
  const [first] = (headers.get('Accept-Language') ?? '').toLowerCase().match(/(?<![\w-])(?:en|fr)(?![a-z])/g) ?? []
  return first === 'fr' ? 'fr' : 'en'
}
