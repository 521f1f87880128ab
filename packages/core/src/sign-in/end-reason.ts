import type { Context } from '../context/index.ts'
import { hashToken } from '../ids/index.ts'
import type { SignIn } from '../ports/index.ts'
import { findSignIn, type SignInRef } from './load.ts'

/**
 * Why a sign-in that can't be found any more is over, for whoever still holds its id.
 *
 * @param context `store` and `now` are used.
 * @param input the sign-in's id, as in the form field.
 * @returns `not-me`: the phone answered "this wasn't me"; else `expired`.
 */
export async function endReason(
  { store, now }: Pick<Context, 'store' | 'now'>,
  input: { readonly signInId: string },
): Promise<'not-me' | 'expired'> {
  const found = await store.approvals.ofSignIn({ signInIdHash: hashToken(input.signInId), now })
  return found?.status === 'not-me' ? 'not-me' : 'expired'
}

/**
 * A sign-in of this browser that is over because its session was handed out: where it led. It opens nothing.
 *
 * @param context the use case's.
 * @param input the sign-in and its browser.
 * @returns null when it is another browser's, expired or still open.
 */
export async function findCompleted(
  context: Context,
  input: SignInRef,
): Promise<Pick<SignIn, 'requirement' | 'continueTo'> | null> {
  const state = await findSignIn(context, input)
  return state && state.signIn.completedAt !== null ? state.signIn : null
}
