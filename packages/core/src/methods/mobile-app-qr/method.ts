import { typedCode } from '../../typed/index.ts'
import { mobileAppQrMethod, openQrChallenge, verifyQrResponse, viewQrChallenge } from './code.ts'
import { rules } from '../../authenticator/server/rules.ts'
import type { MethodView, VerificationMethod } from '../../context/index.ts'
import { credentialOf } from '../../sign-in/enrolled.ts'
import { endedView, readyView } from '../../sign-in/views.ts'

/** What its page shows: the link that the QR code holds, and how many tries are left, of how many. */
export type QrSignInView = MethodView<
  { readonly link: string; readonly left: number; readonly tries: number },
  'expired' | 'no-tries'
>

type QrSignInRefused = 'code-incomplete' | 'wrong-code' | 'expired' | 'no-tries' | 'throttled'

/**
 * Mobile app, QR code: after the password, the app scans a code and shows eight digits to type. The phone
 * needs no network, and there is no PIN, as in EU Login. Doesn't resist live phishing.
 *
 * `view` shows `link` (for the QR code) and `left` (tries). `verify` takes `code`, forgives blanks, points
 * and hyphens, and refuses with `code-incomplete` (not eight digits; nothing spent), `wrong-code` (`left`),
 * `expired`, `no-tries` or `throttled` (`until`).
 * @see docs: the authenticator protocol, "QR code"
 */
export function mobileAppQr(): VerificationMethod<QrSignInView, QrSignInRefused, typeof mobileAppQrMethod> {
  return {
    name: mobileAppQrMethod,
    kind: 'second',
    level: 'MEDIUM',
    strength: 'PASSWORD_SOFTWARE_TOKEN',
    amr: ['otp', 'swk'],
    factorKind: 'device',
    phishingResistant: false,
    // It shows that a phone was there, not who held it.
    changesFactors: false,
    // Whichever phone scans the code.
    anyCredential: true,
    credentials: (factors) =>
      factors.filter(({ kind, status }) => kind === 'device' && status === 'active').map(credentialOf),
    start: (context, { account, signIn }) => openQrChallenge(context, { account, signIn }),
    async view(context, { signIn }) {
      const challenge = await viewQrChallenge(context, signIn)
      if (challenge === null) return endedView('expired')
      const { expiresAt, left, link } = challenge
      if (left <= 0) return endedView('no-tries')
      return readyView({ link, left, tries: rules.codeTriesPerChallenge }, { expiresAt })
    },
    async verify(context, { account, knownBrowser, signIn, visitor }, answer) {
      const code = typedCode(answer.code ?? '')
      // A slip of the finger isn't a guess: nothing is spent.
      if (!/^[0-9]{8}$/.test(code)) return { ok: false, reason: 'code-incomplete' }
      const judged = await verifyQrResponse(context, { account, signIn, code, browser: { knownBrowser, visitor } })
      if (judged.ok || judged.reason === 'throttled') return judged
      return {
        ok: false,
        reason: judged.reason,
        ...(judged.reason === 'wrong-code' ? { wrong: true } : {}),
        ...(judged.left === undefined ? {} : { params: { left: judged.left } }),
      }
    },
  }
}
