import { activityEntry } from '../context/activity.ts'
import type { Context } from '../context/index.ts'
import { seenAt } from '../context/visitor.ts'
import type { MethodName } from '../ports/index.ts'
import type { KnownState, SignInRef } from './load.ts'

/** So many an hour are told: a method that counts nothing (passkeys) would let anybody fill the log. */
const told = { limit: 20, seconds: 3600 }

/**
 * Writes into the person's activity that what was answered after the password was another's. Whoever answers
 * knows the password: there is nobody to hide.
 */
export async function noteWrongAnswer(
  context: Pick<Context, 'store' | 'random' | 'keyRing' | 'now'>,
  { method, state, visitor }: Pick<SignInRef, 'visitor'> & { readonly state: KnownState; readonly method: MethodName },
): Promise<void> {
  const { now, store } = context
  const { id: accountId } = state.account
  const { limit, seconds } = told
  const rule = { key: `wrong-answer:${accountId}`, accountId, limit, lockSeconds: seconds, windowSeconds: seconds }
  if (!(await store.throttle.spend([rule], { now })).ok) return
  const { serviceName: service } = state.signIn.requirement
  const details = { method, ...seenAt(visitor), ...(service === null ? {} : { service }) }
  const line = await activityEntry(context, { accountId, kind: 'answer-refused', details })
  await store.throttle.noteWrong({ line, notice: null, toNobody: false }, { now })
}
