import { expect, test } from 'vitest'
import { parseServices, type ServiceInput } from '../../src/services/index.ts'

test('what a program has as constants may be given as services', () => {
  const constants = [
    { type: 'cas', name: 'Old', urls: ['https://old.example/app'] },
    {
      type: 'oidc',
      name: 'Shop',
      clientId: 'shop',
      redirectUris: ['https://shop.example/back'],
      acceptedMethods: ['passkey'],
    },
  ] as const
  const services: readonly ServiceInput[] = constants
  expect(parseServices(services)).toMatchObject({ ok: true })
})
