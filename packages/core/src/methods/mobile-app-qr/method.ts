import { mobileAppQrMethod, openCodeChallenge, verifyCode, viewCodeChallenge } from './code.ts'
import type { VerificationMethod } from '../../sign-in/method.ts'
import { credentialOf } from '../../sign-in/set-up.ts'

/**
 * Mobile app, QR code: after the password, the app scans a code and shows eight digits to type. The phone needs no network, and there
 * is no PIN, as in EU Login. Doesn't resist live phishing.
 *
 * `view` shows `link` (for the QR code) and `left` (tries). `verify` takes `code`, forgives blanks, points and hyphens, and refuses with
 * `code-incomplete` (not eight digits; nothing spent), `wrong-code` (`left`), `expired`, `no-tries` or `throttled` (`until`).
 * @see docs: the authenticator protocol, "QR code"
 */
export function mobileAppQr(): VerificationMethod {
  return {
    name: mobileAppQrMethod,
    kind: 'second',
    level: 'MEDIUM',
    strength: 'PASSWORD_SOFTWARE_TOKEN',
    phishingResistant: false,
    // It shows that a phone was there, not who held it.
    changesFactors: false,
    // Whichever phone scans the code.
    anyCredential: true,
    credentials: (factors) =>
      factors.filter(({ kind, status }) => kind === 'device' && status === 'active').map(credentialOf),
    start: (context, { account, signIn }) => openCodeChallenge(context, { account, signIn }),
    async view(context, { signIn }) {
      const challenge = await viewCodeChallenge(context, signIn)
      const ended = challenge === null ? 'expired' : challenge.left <= 0 ? 'no-tries' : null
      if (challenge === null || ended !== null)
        return { status: 'ended', reason: ended, expiresAt: null, credential: null, params: {} }
      return {
        status: 'ready',
        reason: null,
        expiresAt: challenge.expiresAt,
        credential: null,
        params: { link: challenge.link, left: challenge.left },
      }
    },
    async verify(context, { account, signIn }, answer) {
      const code = (answer.code ?? '').replace(/[\s.\-–]/g, '')
      // A slip of the finger isn't a guess: nothing is spent.
      if (!/^[0-9]{8}$/.test(code)) return { ok: false, reason: 'code-incomplete' }
      const judged = await verifyCode(context, { account, signIn, code })
      if (judged.ok) return { ok: true, credentialId: judged.deviceId }
      if (judged.reason === 'throttled') return judged
      return {
        ok: false,
        reason: judged.reason,
        ...('left' in judged && judged.left !== undefined ? { params: { left: judged.left } } : {}),
      }
    },
  }
}
