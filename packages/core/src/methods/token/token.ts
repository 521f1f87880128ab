import type {
  Context,
  MethodRefusal,
  MethodState,
  MethodView,
  VerificationMethod,
  Verified,
} from '../../context/index.ts'
import type { CodeToken } from '../../ports/index.ts'
import { driftAt, judgeTokenCode } from './judge-token.ts'
import { isOutlived } from './outlived.ts'
import { readCode } from './read.ts'
import { tokenRules } from './rules.ts'
import { triesOf } from './tries.ts'
import { endedView, readyView } from '../../sign-in/views.ts'
import { credentialOf } from '../../sign-in/enrolled.ts'

/** Its name, in forms and proofs. */
export const tokenMethod = 'token'
/** The name of the method for apps. */
export const tokenAppMethod = 'token-app'

type TokenCodeRefused = 'code-incomplete' | 'wrong-code' | 'next-code' | 'expired' | 'outlived' | 'throttled'
type TokenCodeMethod<Name extends string> = VerificationMethod<
  MethodView<Readonly<Record<string, never>>, 'outlived'>,
  TokenCodeRefused,
  Name
>

/**
 * Token: after the password, the code that a device shows (OATH TOTP or HOTP, imported by an operator).
 * Doesn't resist live phishing.
 *
 * `verify` takes `code`, forgives blanks, points and hyphens, and refuses with `code-incomplete` (nothing
 * spent), `wrong-code`, `next-code` (right, but the token ran away: the code after it is asked for),
 * `expired` (the token is gone), `outlived` (its maker set an end) or `throttled` (`until`). A code is
 * accepted once, and none before it.
 * @see https://www.rfc-editor.org/rfc/rfc4226
 * @see https://www.rfc-editor.org/rfc/rfc6238
 */
export function token(): TokenCodeMethod<typeof tokenMethod> {
  return codeMethod({
    name: tokenMethod,
    origin: 'device',
    level: 'HIGH',
    strength: 'PASSWORD_TOKEN',
    amr: ['otp', 'hwk'],
  })
}

/**
 * Authenticator app: as `token`, with an app that the person set up themselves by a QR code. Its secret can
 * be copied, so it counts as a software token: MEDIUM. Before the password it shares the entry of `token`.
 */
export function tokenApp(): TokenCodeMethod<typeof tokenAppMethod> {
  return {
    ...codeMethod({
      name: tokenAppMethod,
      origin: 'app',
      level: 'MEDIUM',
      strength: 'PASSWORD_SOFTWARE_TOKEN',
      amr: ['otp', 'swk'],
    }),
    offeredAs: tokenMethod,
  }
}

function codeMethod<Name extends string>({
  name,
  origin,
  level,
  strength,
  amr,
}: Pick<TokenCodeMethod<Name>, 'name' | 'level' | 'strength' | 'amr'> &
  Pick<CodeToken, 'origin'>): TokenCodeMethod<Name> {
  const mine = async (context: Context, accountId: string): Promise<readonly CodeToken[]> =>
    (await context.store.codeTokens.list(accountId)).filter((one) => one.origin === origin && one.kind !== 'ocra')
  return {
    name,
    kind: 'second',
    level,
    strength,
    amr,
    factorKind: 'token',
    phishingResistant: false,
    credentials: (factors) =>
      factors.filter(({ kind, variant }) => kind === 'token' && variant === origin).map(credentialOf),
    start: async () => ({ ok: true }),
    async view(context, { account, credentialId }) {
      const chosen = (await mine(context, account.id)).find(({ id }) => id === credentialId)
      const credential = chosen ? { id: chosen.id, name: chosen.name } : null
      if (chosen && isOutlived(chosen, context.now)) return endedView('outlived', credential)
      return readyView({}, { credential })
    },
    async verify(context, state, answer) {
      const tokens = await mine(context, state.account.id)
      const chosen = tokens.find(({ id }) => id === state.credentialId)
      if (!chosen) return { ok: false, reason: 'expired' }
      if (isOutlived(chosen, context.now)) return { ok: false, reason: 'outlived' }
      const code = readCode(answer.code ?? '')
      // A slip of the finger isn't a guess: nothing is spent.
      if (code.length !== chosen.codeDigits) return { ok: false, reason: 'code-incomplete' }
      return verifyCode(context, { state, token: chosen, code })
    },
  }
}

async function verifyCode(
  context: Context,
  { state, token, code }: { readonly state: MethodState; readonly token: CodeToken; readonly code: string },
): Promise<Verified<TokenCodeRefused> | MethodRefusal<TokenCodeRefused>> {
  const { now, store } = context
  const { id, accountId } = token
  const tries = await triesOf(state)
  const spent = await store.throttle.spend(tries, { now })
  if (!spent.ok) return { ok: false, reason: 'throttled', until: spent.until }
  const verdict = await judgeTokenCode(context, { token, code })
  if (verdict.kind === 'resynchronise') {
    const resyncUntil = now + tokenRules.resyncSeconds
    await store.codeTokens.expect({ id, accountId, resyncFrom: verdict.counter + 1, resyncUntil })
    return { ok: false, reason: 'next-code' }
  }
  const wrong = { ok: false, reason: 'wrong-code', wrong: true } as const
  if (verdict.kind !== 'accepted') return wrong
  const { counter } = verdict
  const used = {
    id,
    accountId,
    signInIdHash: state.signIn.idHash,
    counter,
    driftSeconds: driftAt(token, { counter, now }),
    challengeId: null,
    clearThrottle: tries.map(({ key }) => key),
    now,
  }
  return {
    ok: true,
    credentialId: id,
    claim: { commit: (proof) => store.codeTokens.accept({ ...used, proof }), lost: wrong },
  }
}
