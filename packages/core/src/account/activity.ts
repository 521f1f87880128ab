import type { Context } from '../context/index.ts'
import type { ActivityLine } from '../ports/index.ts'
import type { CurrentSession } from '../sessions/check.ts'

/**
 * What happened to the person's account, newest first.
 * @param context `store` is used.
 * @param input `current`: what `checkSession` gave; `limit`: 50 by default, 200 at most.
 */
export async function listActivity(
  { store }: Pick<Context, 'store'>,
  input: { readonly current: CurrentSession; readonly limit?: number },
): Promise<readonly ActivityLine[]> {
  return store.activity.list(input.current.account.id, { limit: Math.min(input.limit ?? 50, 200) })
}
