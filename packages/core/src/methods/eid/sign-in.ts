import type { Context, Visitor } from '../../context/index.ts'
import type { Account, EidAssurance, LinkedEid, SignInState } from '../../ports/index.ts'
import { advance } from '../../sign-in/advance.ts'
import { acceptedMethods } from '../../sign-in/levels.ts'
import { eidLowMethod, eidProof } from './method.ts'
import { leadingTo, newSignIn } from '../../sign-in/start.ts'
import { decideFor, findSignIn, knowsWho, situationOf } from '../../sign-in/load.ts'
import type { OpenedSession } from '../../sign-in/step.ts'
import type { EidPurpose } from './rows.ts'

/** An eID proved its account in a sign-in. */
export interface EidSignIn {
  readonly ok: true
  readonly kind: 'signed-in'
  /** For the page of the sign-in. */
  readonly signInId: string
  /** Null when another step follows. */
  readonly opened: OpenedSession | null
  /** What it was worth: with no session opened, perhaps less than the destination asks. */
  readonly assurance: EidAssurance
}

/** It didn't. */
export interface NotSignedIn {
  readonly ok: false
  /**
   * `other-account`: this sign-in is somebody else's already; `closed`: the account isn't active; `over`: the
   * sign-in expired meanwhile.
   */
  readonly reason: 'other-account' | 'closed' | 'over'
}

/**
 * Signs in with a linked eID: it says who comes. Goes on with the sign-in that led there where that is the
 * same person's or nobody's yet, else begins one; runs through the same stored state and the same gate as any
 * other, with what this use was worth.
 */
export async function signInWithEid(
  context: Context,
  input: {
    readonly eid: LinkedEid
    readonly account: Account
    /** Under today's key: the eID is kept by it from now on. */
    readonly personHash: string
    readonly assurance: EidAssurance
    readonly purpose: Extract<EidPurpose, { kind: 'sign-in' }>
    readonly visitor: Visitor
  },
): Promise<EidSignIn | NotSignedIn> {
  const { account, assurance, eid, personHash, purpose, visitor } = input
  const { now, store } = context
  if (account.status !== 'active') return { ok: false, reason: 'closed' }
  const { signInId: before } = purpose
  const state = before === null ? null : await findSignIn(context, { signInId: before, visitor })
  if (before !== null && (state === null || state.signIn.completedAt !== null)) return over
  if (state !== null && state.account?.id !== account.id && knowsWho(context, state))
    return { ok: false, reason: 'other-account' }

  const own = state?.account?.id === account.id
  const signInId = before !== null && own ? before : await begin(context, { account, purpose, state, visitor })
  const flow = { signInId, visitor }
  const standing = await findSignIn(context, flow)
  if (standing === null) return over
  const { idHash, requirement } = standing.signIn
  const proof = eidProof({ eidId: eid.id, assurance, at: now })
  if (!(await store.eids.use({ eidId: eid.id, personHash, signInIdHash: idHash, proof, now }))) return over
  // A first factor that will do is through when it was chosen; one that won't leaves the choice open.
  if (acceptedMethods(requirement, context.methods).some(({ name }) => name === proof.method && name === eidLowMethod))
    await store.signIns.choose({ idHash, method: eidLowMethod, credentialId: eid.id, now })
  const proved = await findSignIn(context, flow)
  if (!proved || !knowsWho(context, proved)) return over
  const decision = await decideFor(context, { account, situation: situationOf(context, proved) })
  // What was asked before goes on being asked: no push goes out anew.
  const went =
    decision.kind === 'ask'
      ? ({ ok: true, opened: null } as const)
      : await advance(context, { ...flow, state: proved, decision })
  return went.ok ? { ok: true, kind: 'signed-in', signInId, opened: went.opened, assurance } : over
}

const over: NotSignedIn = { ok: false, reason: 'over' }

/** A sign-in of its own, which leads where the one before led. */
async function begin(
  context: Context,
  input: {
    readonly account: Account
    readonly purpose: Extract<EidPurpose, { kind: 'sign-in' }>
    readonly state: SignInState | null
    readonly visitor: Visitor
  },
): Promise<string> {
  const { account, purpose, state, visitor } = input
  const whereTo = await leadingTo(context, state === null ? purpose.continueTo : state.signIn.continueTo)
  const begun = await newSignIn(context, { identifier: account.email, accountId: account.id, ...whereTo, visitor })
  await context.store.signIns.start(begun.signIn)
  return begun.signInId
}
