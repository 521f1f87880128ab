import type { RelyingPartyError, RelyingPartyErrorCode } from './errors.ts'

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
  /** What somebody has to mend, where that is why. */
  readonly error: RelyingPartyError | null
}

const pages: Readonly<Record<LoginFailure, { readonly status: 400 | 403 | 503; readonly text: string }>> = {
  unavailable: { status: 503, text: 'EU Login does not answer at the moment. Try again in a minute.' },
  expired: { status: 400, text: 'This login has expired or was already used. Start again.' },
  refused: { status: 403, text: 'EU Login did not sign you in. Start again, or go back.' },
  stale: { status: 403, text: 'You were asked to sign in again. Start again, and type your password.' },
  invalid: { status: 400, text: 'The answer of EU Login could not be verified. Start again.' },
  level: { status: 403, text: 'This needs a stronger sign-in than the one you completed.' },
}

/** Trying again may mend these alone; the others wait for whoever runs the app. */
const passing: readonly RelyingPartyErrorCode[] = ['issuer-unreachable', 'issuer-not-found', 'unexpected-answer']
const setUpWrong = 'This app can’t use EU Login as it is set up. Tell whoever runs it.'

/**
 * A short page of plain text. Where somebody has to mend something it names the code, which the log explains;
 * an app on this machine shows the explanation itself.
 */
export function plainFailure(
  { error, reason }: FailedLogin,
  { provider, verbose }: { readonly provider: string; readonly verbose: boolean },
): Response {
  const { status, text: usual } = pages[reason]
  const text = reason === 'unavailable' && error !== null && !passing.includes(error.code) ? setUpWrong : usual
  const cause = error === null ? '' : `\n\n${verbose ? `${error.code}: ${error.message}` : `(${error.code})`}`
  return new Response(text.replaceAll('EU Login', provider) + cause, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}
