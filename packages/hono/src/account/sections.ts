import type { Context as UseCaseContext } from '@laissez-passer/core/context'
import { listPhones, textsEndAt, textsInUse } from '@laissez-passer/core/methods/sms'
import type { Account, MethodName } from '@laissez-passer/core/ports'
import type { AccountSection } from '@laissez-passer/pages/types'

/** Sections of My Account that are there for methods. */
const FOR: readonly (readonly [AccountSection, readonly MethodName[]])[] = [
  ['tokens', ['token', 'token-app', 'token-cram']],
  ['eid', ['eid']],
]

/** How many phone numbers an account has, where they are retired or soon will be; 0 where nothing is to be said of them. */
export async function endingPhones(
  context: Pick<UseCaseContext, 'now' | 'settings' | 'store'>,
  { id: accountId }: Account,
): Promise<number> {
  return textsEndAt(context) === null ? 0 : (await listPhones(context, { accountId })).length
}

/**
 * The sections that lead nowhere in this deployment, since it has none of their methods; phone numbers, once they are retired, for whoever has none left.
 *
 * @param options `phones`: as `endingPhones` counted them
 */
export function idleSections(
  { methods }: Pick<UseCaseContext, 'methods'>,
  { phones }: { readonly phones: number },
): readonly AccountSection[] {
  const idle = FOR.filter(([, names]) => !methods.some(({ name }) => names.includes(name))).map(([section]) => section)
  return textsInUse({ methods }) || phones > 0 ? idle : [...idle, 'phones']
}
