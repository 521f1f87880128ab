import type { Context as UseCaseContext } from '@laissez-passer/core/context'
import { listPhones, textsInUse } from '@laissez-passer/core/phones'
import type { Account, MethodName } from '@laissez-passer/core/ports'
import type { AccountSection } from '@laissez-passer/pages/types'

/** Sections of My Account that are there for methods. */
const FOR: readonly (readonly [AccountSection, readonly MethodName[]])[] = [
  ['tokens', ['token', 'token-app', 'token-cram']],
  ['eid', ['eid']],
]

/**
 * The sections that lead nowhere in this deployment, since it has none of their methods; phone numbers, once they are retired, for whoever has none left.
 */
export async function idleSections(
  context: Pick<UseCaseContext, 'methods' | 'store'>,
  { id: accountId }: Account,
): Promise<readonly AccountSection[]> {
  const { methods } = context
  const idle = FOR.filter(([, names]) => !methods.some(({ name }) => names.includes(name))).map(([section]) => section)
  if (textsInUse(context)) return idle
  const retired = methods.some(({ confirms }) => confirms)
  return retired && (await listPhones(context, { accountId })).length > 0 ? idle : [...idle, 'phones']
}
