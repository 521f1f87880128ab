import type { Context } from '../context/index.ts'
import { hashToken } from '../ids/index.ts'

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
  const found = await store.approvals.ofSignIn({ signInIdHash: await hashToken(input.signInId), now })
  return found?.status === 'not-me' ? 'not-me' : 'expired'
}
