import { describe, expect, test } from 'vitest'
import { readMetadata } from '../../../src/oidc/registration/metadata.ts'
import { isAdded, isSelfRegistered, mayBeRegistered } from '../../../src/oidc/registration/stored.ts'

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code'
const redirect_uris = ['https://choir.example/callback']

const read = (asked: Readonly<Record<string, unknown>>, { canAsk = true } = {}) =>
  readMetadata(asked, { clientId: 'dyn-x', clientSecret: () => 's'.repeat(43), taken: ['Shop'], canAsk })
const fault = (...given: Parameters<typeof read>) => {
  const answer = read(...given)
  return answer.ok ? null : answer.error
}

describe('a client that doesn’t say what it is called', () => {
  test('is called by the host of its first redirect URI, and needs one', () => {
    expect(read({ redirect_uris })).toMatchObject({ ok: true, service: { name: 'choir.example' } })
    for (const asked of [{}, { redirect_uris: [] }, { redirect_uris: [], jwks_uri: 'x' }, { redirect_uris: [5] }])
      expect(fault(asked)).toBe('invalid_redirect_uri')
    expect(fault({ redirect_uris, jwks_uri: 'x' })).toBe('invalid_client_metadata')
    expect(fault({ grant_types: [deviceGrant] })).toBe('invalid_client_metadata')
  })
})

describe('a picture', () => {
  const logo_uri = 'https://choir.example/logo.png'

  test('is of the host of all redirect URIs, of which there are some', () => {
    expect(fault({ redirect_uris, logo_uri })).toBeNull()
    expect(fault({ redirect_uris: [...redirect_uris, 'https://band.example/'], logo_uri })).not.toBeNull()
    const device = { client_name: 'Choir', grant_types: [deviceGrant], token_endpoint_auth_method: 'none' }
    expect(fault(device)).toBeNull()
    expect(fault({ ...device, logo_uri })).toBe('invalid_client_metadata')
  })
})

test('ids are looked up that clients in the store may have, and no others', () => {
  const [own, added] = [`dyn-${'x'.repeat(22)}`, `adm-${'x'.repeat(22)}`]
  const settings = { clientRegistration: 'open' } as const
  expect([isSelfRegistered(own), isSelfRegistered(added), isAdded(own), isAdded(added)]).toEqual([
    true,
    false,
    false,
    true,
  ])
  expect([own, added].map((id) => mayBeRegistered({ settings }, id))).toEqual([true, true])
  for (const id of [own, added])
    for (const other of [`x${id}`, `${id}x`, id.slice(0, -1), `${id}\n`, 'shop'])
      expect([other, mayBeRegistered({ settings }, other)]).toEqual([other, false])
  const off = { settings: { clientRegistration: 'off' } } as const
  expect([own, added].map((id) => mayBeRegistered(off, id))).toEqual([false, true])
})
