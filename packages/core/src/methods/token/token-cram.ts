import type {
  Context,
  MethodRefusal,
  MethodState,
  MethodView,
  VerificationMethod,
  Verified,
} from '../../context/index.ts'
import { newId } from '../../ids/index.ts'
import type { CodeToken, TokenChallenge } from '../../ports/index.ts'
import { judgeAnswer, newChallenge, typedSuite } from './answer.ts'
import { isOutlived } from './outlived.ts'
import { readCode } from './read.ts'
import { tokenRules } from './rules.ts'
import { triesOf } from './tries.ts'
import { endedView, readyView } from '../../sign-in/views.ts'
import { credentialOf } from '../../sign-in/enrolled.ts'

/** Its name, in forms and proofs. */
export const tokenCramMethod = 'token-cram'

/** What its page shows: the challenge to type into the device, and how many tries are left, of how many. */
export type TokenCramView = MethodView<
  { readonly challenge: string; readonly left: number; readonly tries: number },
  'expired' | 'no-tries' | 'outlived'
>

type TokenCramRefused = 'code-incomplete' | 'wrong-code' | 'expired' | 'no-tries' | 'outlived' | 'throttled'

/**
 * Token with challenge: after the password, the page shows a challenge, the person types it into a device and
 * the device's answer here (OCRA, RFC 6287).
 *
 * `view` shows `challenge` and `left` (tries). `verify` takes `code`, forgives blanks, points and hyphens,
 * and refuses with `code-incomplete` (nothing spent), `wrong-code` (`left`), `expired`, `outlived` (its maker
 * set an end), `no-tries` or `throttled` (`until`). Each challenge is answered once, by the token that it is
 * for.
 * @see https://www.rfc-editor.org/rfc/rfc6287#section-7.1
 */
export function tokenCram(): VerificationMethod<TokenCramView, TokenCramRefused, typeof tokenCramMethod> {
  return {
    name: tokenCramMethod,
    kind: 'second',
    level: 'HIGH',
    strength: 'PASSWORD_TOKEN_CRAM',
    amr: ['otp', 'hwk'],
    factorKind: 'token',
    phishingResistant: false,
    credentials: (factors) =>
      factors.filter(({ kind, variant }) => kind === 'token' && variant === 'challenge').map(credentialOf),
    async start(context, { account, credentialId, signIn }) {
      const { now, random, store } = context
      const token = (await store.codeTokens.list(account.id)).find(({ id }) => id === credentialId)
      const suite = typedSuite(token?.suite ?? null)
      if (!token || !suite) return { ok: false, reason: 'expired' }
      if (isOutlived(token, now)) return { ok: false, reason: 'outlived' }
      await store.codeTokens.challenge({
        id: newId(random, account.id),
        accountId: account.id,
        tokenId: token.id,
        signInIdHash: signIn.idHash,
        challenge: newChallenge(suite, random),
        createdAt: now,
        expiresAt: now + tokenRules.challengeSeconds,
      })
      return { ok: true }
    },
    async view(context, state) {
      const chosen = (await context.store.codeTokens.list(state.account.id)).find(({ id }) => id === state.credentialId)
      if (chosen && isOutlived(chosen, context.now)) return endedView('outlived', { id: chosen.id, name: chosen.name })
      const open = await openChallenge(context, state)
      if (!open) return endedView('expired')
      const left = tokenRules.challengeTries - open.tries
      if (left <= 0) return endedView('no-tries')
      const { challenge, expiresAt } = open.challenge
      const credential = chosen ? { id: chosen.id, name: chosen.name } : null
      return readyView({ challenge, left, tries: tokenRules.challengeTries }, { credential, expiresAt })
    },
    async verify(context, state, answer) {
      const open = await openChallenge(context, state)
      const token = (await context.store.codeTokens.list(state.account.id)).find(({ id }) => id === state.credentialId)
      if (token && isOutlived(token, context.now)) return { ok: false, reason: 'outlived' }
      if (!open || !token) return { ok: false, reason: 'expired' }
      const code = readCode(answer.code ?? '')
      if (code.length !== token.codeDigits) return { ok: false, reason: 'code-incomplete' }
      return verifyAnswer(context, { state, token, challenge: open.challenge, code })
    },
  }
}

/** The open challenge of this sign-in, if it is for the token chosen. */
async function openChallenge({ store, now }: Context, { signIn, credentialId }: MethodState) {
  const open = await store.codeTokens.challengeOf({ signInIdHash: signIn.idHash, now })
  return open?.challenge.tokenId === credentialId ? open : null
}

async function verifyAnswer(
  context: Context,
  {
    state,
    token,
    challenge,
    code,
  }: {
    readonly state: MethodState
    readonly token: CodeToken
    readonly challenge: TokenChallenge
    readonly code: string
  },
): Promise<Verified<TokenCramRefused> | MethodRefusal<TokenCramRefused>> {
  const { now, store } = context
  const { signIn } = state
  const tries = await triesOf(state)
  const allowed = await store.throttle.spend(tries, { now })
  if (!allowed.ok) return { ok: false, reason: 'throttled', until: allowed.until }
  const spent = await store.codeTokens.spendTry({
    challengeId: challenge.id,
    signInIdHash: signIn.idHash,
    limit: tokenRules.challengeTries,
    now,
  })
  if (!spent.ok) return { ok: false, reason: 'no-tries' }
  const judged = await judgeAnswer(context, { token, challenge: challenge.challenge, code })
  const wrong = { ok: false, reason: 'wrong-code', wrong: true, params: { left: spent.left } } as const
  if (judged === 'wrong') return wrong
  const used = {
    id: token.id,
    accountId: token.accountId,
    signInIdHash: signIn.idHash,
    counter: judged.counter,
    driftSeconds: token.driftSeconds,
    challengeId: challenge.id,
    clearThrottle: tries.map(({ key }) => key),
    now,
  }
  return {
    ok: true,
    credentialId: token.id,
    claim: { commit: (proof) => store.codeTokens.accept({ ...used, proof }), lost: wrong },
  }
}
