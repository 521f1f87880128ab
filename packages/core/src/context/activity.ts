import type { Context } from './context.ts'
import { newId } from '../ids/index.ts'
import type { ActivityEntry } from '../ports/index.ts'

/**
 * A line for a person's activity log, to be handed to the port operation that it tells of.
 * @param context `random` and `now` are used.
 * @param entry `kind`: e.g. `signed-in`; `details`: short facts to show, no secret.
 */
export function activityEntry(
  context: Pick<Context, 'random' | 'now'>,
  entry: { readonly accountId: string; readonly kind: string; readonly details?: Readonly<Record<string, string>> },
): ActivityEntry {
  const { accountId, kind, details = {} } = entry
  return { id: newId(context.random), accountId, kind, at: context.now, details }
}
