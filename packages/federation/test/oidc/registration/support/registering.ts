import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { ProviderSettings } from '@laissez-passer/core/context'
import type { Outgoing } from '@laissez-passer/core/ports'
import { type OidcProvider, registerClient, type RegistrationAnswer } from '../../../../src/oidc/index.ts'
import { settings, shop, type TestProvider, testProvider } from '../../../support/provider.ts'

export type Json = Readonly<Record<string, unknown>>
export type Registering = ProviderSettings['clientRegistration']

export const now = 1_800_000_000
export const redirectUri = 'https://choir.example/callback'
export const choir = { client_name: 'Choir', redirect_uris: [redirectUri] }

export const invitation = 'initial-access-token-of-the-operator'
export const invited: Registering = { initialAccessTokens: ['another-token-of-the-operator-1234', invitation] }
const outgoing: Outgoing = async () => ({ ok: false, reason: 'unreachable' })

/** A provider for the tests of a file, with the requests of clients that register themselves. */
export function registering() {
  let idp: TestProvider
  let tests = 0
  beforeAll(async () => {
    idp = await testProvider([shop])
  })
  afterAll(() => idp.close())
  beforeEach(() => {
    tests += 1
  })

  const at = (clientRegistration: Registering = invited, more: Partial<OidcProvider> = {}): OidcProvider => ({
    ...idp.at(now),
    outgoing,
    settings: { ...settings, clientRegistration },
    ...more,
  })

  /** Each test comes from an address of its own, since what an address registers is counted. */
  const address = (network = '192.0.2') => `${network}.${tests}`

  const register = (
    body: unknown,
    {
      authorization = `Bearer ${invitation}`,
      from = address(),
      provider = at(),
    }: { readonly authorization?: string | null; readonly from?: string; readonly provider?: OidcProvider } = {},
  ): Promise<RegistrationAnswer> => registerClient(provider, { authorization, body, from })

  /** What the store has of a client. */
  const kept = async (client: Json) => {
    const row = await idp.store.registeredClients.find(String(client['client_id']))
    if (row === null) throw new Error('not kept')
    return row
  }

  return { address, at, kept, register }
}

/** A client's own request about its registration. */
export function managing(client: Json, token: string | null = String(client['registration_access_token'])) {
  return { clientId: String(client['client_id']), authorization: token === null ? null : `Bearer ${token}` }
}
