import type { Context } from '../context.ts'
import { methodNamed } from './levels.ts'
import { findSignIn, knowsWho, methodState, type SignInRef } from './state.ts'
import { isProved } from './through.ts'
import { signInTopic } from '../topics.ts'

/**
 * Whether a waiting page is out of date: something was proved, refused or has run out. Reads only: the gate runs when the page
 * itself is asked for, because only that answer can set the cookie.
 *
 * @param context the use case's.
 * @param input the sign-in and its browser.
 * @returns `moved`, and the topic by which the next change is announced; `not-found`: the page is out of date as well.
 */
export async function signInMoved(
  context: Context,
  input: SignInRef,
): Promise<
  | { readonly ok: true; readonly moved: boolean; readonly topic: string }
  | { readonly ok: false; readonly reason: 'not-found' }
> {
  const state = await findSignIn(context, input)
  if (!state) return { ok: false, reason: 'not-found' }
  const topic = signInTopic(state.signIn.idHash)
  const method = methodNamed(state.signIn.method, context.methods)
  if (state.signIn.completedAt !== null || isProved(context, state) || !knowsWho(context, state) || !method)
    return { ok: true, moved: true, topic }
  const view = await method.view(context, methodState(state, input.visitor))
  return { ok: true, moved: view.status === 'ended', topic }
}
