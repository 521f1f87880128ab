import type { Account } from '@laissez-passer/core/ports'
import { expect, test } from 'vitest'
import { releasedAttributes } from '../../src/cas/attributes.ts'
import type { CasService } from '../../src/services/index.ts'

const account: Pick<Account, 'email' | 'firstName' | 'lastName' | 'language'> = {
  email: 'madonna@example.org',
  firstName: 'Madonna',
  lastName: '',
  language: 'en',
}

test('what somebody doesn’t have isn’t told, and nothing that isn’t released', () => {
  const told = (names: CasService['releasedAttributes']) =>
    releasedAttributes(account as Account, { releasedAttributes: names } as CasService)
  expect(told(undefined)).toEqual([
    ['email', 'madonna@example.org'],
    ['firstName', 'Madonna'],
    ['locale', 'en'],
  ])
  expect(told(['lastName', 'locale'])).toEqual([['locale', 'en']])
})
