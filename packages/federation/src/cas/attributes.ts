import type { Account } from '@laissez-passer/core/ports'
import { type AttributeName, attributeNames, type CasService, releasesAttribute } from '../services/index.ts'

const valueOf: Readonly<Record<AttributeName, (account: Account) => string>> = {
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
  service: CasService,
): readonly (readonly [name: AttributeName, value: string])[] {
  return attributeNames.flatMap((name) => {
    const value = valueOf[name](account)
    return value !== '' && releasesAttribute(service, name) ? [[name, value] as const] : []
  })
}
