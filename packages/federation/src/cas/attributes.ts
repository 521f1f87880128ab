import type { Account } from '@laissez-passer/core/ports'
import type { CasService } from '../services/index.ts'

/** What a service may be told of a person, by the names that `releasedAttributes` has for it. */
const known: Readonly<Record<string, (account: Account) => string>> = {
  email: ({ email }) => email,
  firstName: ({ firstName }) => firstName,
  lastName: ({ lastName }) => lastName,
  locale: ({ language }) => language,
}

/**
 * What a service is told of a person besides who they are: what its registration releases, all of it where
 * that doesn't say. What somebody doesn't have (a last name) is left out.
 */
export function releasedAttributes(
  account: Account,
  { releasedAttributes: released }: Pick<CasService, 'releasedAttributes'>,
): readonly (readonly [name: string, value: string])[] {
  return Object.entries(known).flatMap(([name, of]) => {
    const value = of(account)
    return value !== '' && (released?.includes(name) ?? true) ? [[name, value] as const] : []
  })
}
