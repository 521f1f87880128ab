import type { Context } from 'hono'
import type { ProviderEnv } from '../environment.ts'
import type { Face } from '../composition.ts'
import type { SignedIn } from '../session.ts'

/**
 * Where somebody who is signed in goes before any service is opened.
 *
 * @param current who, and where they are going
 * @returns null when nothing is due
 */
export function firstOf(
  c: Context<ProviderEnv>,
  faces: readonly Face[],
  current: Pick<SignedIn, 'account' | 'session'> & { readonly continueTo: string | null },
): string | null {
  return faces.reduce<string | null>(
    (found, { due }) => found ?? due?.first(c, current, current.continueTo) ?? null,
    null,
  )
}
