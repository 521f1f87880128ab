import type { ProviderSettings } from '../context/index.ts'
import type { Account, Assurance } from '../ports/index.ts'
import { ruleOfDomain } from './domains.ts'

/**
 * How sure the provider is whom an account belongs to: as an operator says of it, else as the domain of its
 * address says, else `LOW`, as for everybody who registered themselves. The address was confirmed by a mail.
 */
export function assuranceOf(
  account: Pick<Account, 'assurance' | 'email'>,
  settings: Pick<ProviderSettings, 'assuranceByDomain'>,
): Assurance {
  return account.assurance ?? ruleOfDomain(account, settings).assurance
}
