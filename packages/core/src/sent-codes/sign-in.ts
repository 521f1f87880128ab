import type { Context, MethodRefusal, MethodState, MethodView, Verified } from '../context/index.ts'
import type { WaitingCode } from '../ports/index.ts'
import { endedView, readyView } from '../sign-in/views.ts'
import { isRightCode, readSentCode } from './code.ts'
import { sentCodeRules } from './rules.ts'
import { triesOf } from './tries.ts'

/** What the page of a sent code shows: how many tries of the code are left, of how many. */
export type SentCodeView = MethodView<{ readonly left: number; readonly tries: number }, 'expired' | 'no-tries'>

/** Why a typed code isn't accepted. */
export type SentCodeRefused = 'code-incomplete' | 'wrong-code' | 'expired' | 'no-tries' | 'throttled'

/**
 * What the page of a sent code shows: `ready` with `left` (tries), or why there is no code to type (any
 * more).
 * @param of `sentTo`: where the code of this method goes in this sign-in; a code that went elsewhere is
 * another method's.
 */
export async function viewSentCode(
  context: Context,
  { signIn }: MethodState,
  { sentTo }: { readonly sentTo: SentTo | null },
): Promise<SentCodeView> {
  const open = await openCode(context, { signInIdHash: signIn.idHash, sentTo })
  const left = open ? sentCodeRules.tries - open.tries : 0
  const credential = sentTo && { id: sentTo.id, name: sentTo.name }
  if (!open || left <= 0) return endedView(open ? 'no-tries' : 'expired', credential)
  return readyView({ left, tries: sentCodeRules.tries }, { credential, expiresAt: open.code.expiresAt })
}

/** Where codes of a method go. */
export interface SentTo {
  /** Id of the credential. */
  readonly id: string
  /** As it is shown. */
  readonly name: string
  /** Id of the number; null: by mail. */
  readonly phoneId: string | null
}

/**
 * Judges a typed code: tries of the account and of the code are spent, then it is compared. A right one is
 * the claim.
 * @returns refused with `code-incomplete` (nothing spent), `wrong-code` (`left`), `expired`, `no-tries` or
 * `throttled` (`until`).
 */
export async function verifySentCode(
  context: Context,
  state: MethodState,
  { sentTo, typed }: { readonly sentTo: SentTo | null; readonly typed: string },
): Promise<Verified<SentCodeRefused> | MethodRefusal<SentCodeRefused>> {
  const { now, store } = context
  const { account, signIn } = state
  const open = await openCode(context, { signInIdHash: signIn.idHash, sentTo })
  if (!open || !sentTo) return { ok: false, reason: 'expired' }
  const digits = readSentCode(typed)
  if (digits === null) return { ok: false, reason: 'code-incomplete' }
  const tries = await triesOf(state)
  const allowed = await store.throttle.spend(tries, { now })
  if (!allowed.ok) return { ok: false, reason: 'throttled', until: allowed.until }
  const { code } = open
  const spent = await store.sentCodes.spendTry({ id: code.id, accountId: account.id, limit: sentCodeRules.tries, now })
  if (!spent.ok) return { ok: false, reason: 'no-tries' }
  const wrong = { ok: false, reason: 'wrong-code', wrong: true, params: { left: spent.left } } as const
  if (!(await isRightCode(context, { code, digits }))) return wrong
  const used = { id: code.id, signInIdHash: signIn.idHash, clearThrottle: tries.map(({ key }) => key), now }
  return {
    ok: true,
    credentialId: sentTo.phoneId,
    claim: { commit: (proof) => store.sentCodes.accept({ ...used, proof }), lost: wrong },
  }
}

async function openCode(
  { now, store }: Context,
  { signInIdHash, sentTo }: { readonly signInIdHash: string; readonly sentTo: SentTo | null },
): Promise<WaitingCode | null> {
  const open = await store.sentCodes.ofSignIn({ signInIdHash, now })
  return open && sentTo && open.code.phoneId === sentTo.phoneId ? open : null
}
