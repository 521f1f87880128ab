import type { Context } from '../context/index.ts'
import { decide } from './decide.ts'
import { methodNamed } from './levels.ts'
import { findSignIn, knowsWho, methodState, type SignInRef, situationOf } from './load.ts'
import { signInTopic } from '../context/topics.ts'

/**
 * Whether a waiting page is out of date: something was proved, refused or has run out. Reads only: the gate
 * runs when the page itself is asked for, because only that answer can set the cookie.
 *
 * @param context the use case's.
 * @param input the sign-in and its browser.
 * @returns `outdated`, and the topic by which the next change is announced; `not-found`: the page is out of
 * date as well.
 */
export async function isOutdated(
  context: Context,
  input: SignInRef,
): Promise<
  | { readonly ok: true; readonly outdated: boolean; readonly topic: string }
  | { readonly ok: false; readonly reason: 'not-found' }
> {
  const state = await findSignIn(context, input)
  if (!state) return { ok: false, reason: 'not-found' }
  const topic = signInTopic(state.signIn.idHash)
  const method = methodNamed(state.signIn.method, context.methods)
  const isOver = state.signIn.completedAt !== null || decide(situationOf(context, state)).kind === 'open'
  if (isOver || !knowsWho(context, state) || !method) return { ok: true, outdated: true, topic }
  const view = await method.view(context, methodState(state, input.visitor))
  return { ok: true, outdated: view.status === 'ended', topic }
}
