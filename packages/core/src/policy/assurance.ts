import { emailKey } from '../email/index.ts'
import type { Account, Assurance } from '../ports/index.ts'

/**
 * How sure the provider is whom an account belongs to: as an operator says of it, else as the domain of its
 * address says, else `LOW`, as for everybody who registered themselves. The address was confirmed by a mail.
 */
export function assuranceOf(
  { assurance, email }: Pick<Account, 'assurance' | 'email'>,
  { assuranceByDomain }: { readonly assuranceByDomain: Readonly<Record<string, Assurance>> },
): Assurance {
  if (assurance !== null) return assurance
  const key = emailKey(email)
  const domain = key.slice(key.lastIndexOf('@') + 1)
  // A domain is any text: `constructor` is none of ours.
  return Object.hasOwn(assuranceByDomain, domain) ? (assuranceByDomain[domain] ?? 'LOW') : 'LOW'
}
