import { judgeAssertion, type NotJudged } from './judge.ts'
import { requestOptions } from './options.ts'
import type { MethodState, OpenView, VerificationMethod } from '../../context/index.ts'
import { readyView } from '../../sign-in/views.ts'

/** Its name, in forms and proofs. */
export const passkeyMethod = 'passkey'

/** What its page shows: what the browser is asked, as JSON. */
export type PasskeyView = OpenView<{ readonly options: string }>

/**
 * Passkey: after the password, a key pair in this device, in a phone or in a security key signs for this site
 * and no other, so that a false site gets nothing. Without the password it counts for two factors where the
 * authenticator verifies its user: `signInWithPasskey`.
 *
 * `view` shows `options` (JSON, for `navigator.credentials.get`). `verify` takes `passkey` (the JSON it gave)
 * and refuses with `passkey-expired`, `passkey-unknown` or `passkey-refused`.
 * @see https://www.w3.org/TR/webauthn-3/
 */
export function passkey(): VerificationMethod<PasskeyView, `passkey-${NotJudged['reason']}`, typeof passkeyMethod> {
  return {
    name: passkeyMethod,
    kind: 'second',
    level: 'MEDIUM',
    strength: 'PASSWORD_WEBAUTHN',
    amr: ['pop', 'user'],
    phishingResistant: true,
    factorKind: 'passkey',
    // The browser lets the person choose among those that are at hand.
    anyCredential: true,
    start: async () => ({ ok: true }),
    async view(context, state) {
      const passkeys = await context.store.passkeys.list(state.account.id)
      const options = await requestOptions(context, { subject: subjectOf(state), passkeys })
      return readyView({ options: JSON.stringify(options) })
    },
    async verify(context, state, answer) {
      const { account, signIn } = state
      const judged = await judgeAssertion(context, {
        response: answer.passkey ?? '',
        subject: subjectOf(state),
        account,
        visitor: state.visitor,
      })
      // A page that was open for too long is nobody's doing.
      const wrong = !judged.ok && judged.reason !== 'expired' ? ({ wrong: true } as const) : {}
      if (!judged.ok) return { ok: false, reason: `passkey-${judged.reason}`, ...wrong }
      const { backedUp, passkey: used, signCount, told } = judged
      const { now, store } = context
      const use = { passkeyId: used.id, signInIdHash: signIn.idHash, signCount, backedUp, ...told, now }
      const lost = { ok: false, reason: 'passkey-unknown' } as const
      return {
        ok: true,
        credentialId: used.id,
        claim: { commit: (proof) => store.passkeys.use({ ...use, proof }), lost },
      }
    },
  }
}

function subjectOf({ signIn }: MethodState): string {
  return `sign-in:${signIn.idHash}`
}
