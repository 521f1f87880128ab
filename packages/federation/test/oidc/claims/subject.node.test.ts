import type { Account } from '@laissez-passer/core/ports'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { subjectOf } from '../../../src/oidc/claims/subject.ts'
import { authorize, answerTokenRequest, userinfo } from '../../../src/oidc/index.ts'
import { parseServices } from '../../../src/services/index.ts'
import { findClient } from '../../../src/oidc/clients/find.ts'
import {
  basic,
  presenting,
  redirectUri,
  request,
  shop,
  type TestProvider,
  testProvider,
  verifier,
} from '../../support/provider.ts'

const now = 1_800_000_000
const pairwise = { ...shop, subjectType: 'pairwise' } as const
const branch = { ...pairwise, name: 'Branch', clientId: 'branch', redirectUris: ['https://shop.example/other'] }
const bank = { ...pairwise, name: 'Bank', clientId: 'bank', redirectUris: ['https://bank.example/back'] }
const open = { ...shop, name: 'Open', clientId: 'open' }
let idp: TestProvider
let ann: Account

beforeAll(async () => {
  idp = await testProvider([pairwise, branch, bank, open])
  ann = (await idp.signIn({ level: 'BASIC', now })).account
})
afterAll(() => idp.close())

async function nameAt(clientId: string, account: Pick<Account, 'uid'> = ann, provider = idp.at(now)) {
  const service = await findClient(provider, clientId)
  if (service === null) throw new Error(clientId)
  return subjectOf(provider, { account, service })
}

describe('a pairwise subject', () => {
  test('is one for each sector and person, and says nothing of the unique identifier', async () => {
    const name = await nameAt('shop')
    expect(name).toMatch(/^[\w-]{43}$/)
    expect(await nameAt('branch')).toBe(name)
    expect(await nameAt('bank')).not.toBe(name)
    expect(await nameAt('shop', { uid: 'n00other' })).not.toBe(name)
    expect(await nameAt('open')).toBe(ann.uid)
  })

  test('is a self-registered client’s own, whichever hosts it names, today and tomorrow', async () => {
    const shopHere = await findClient(idp.at(now), 'shop')
    if (shopHere === null) throw new Error('shop')
    const named = (clientId: string, uri: string) =>
      subjectOf(idp.at(now), {
        account: ann,
        service: { ...shopHere, clientId, redirectUris: [uri] },
      })
    const [one, two] = [`dyn-${'x'.repeat(22)}`, `dyn-${'y'.repeat(22)}`]
    const name = await named(one, redirectUri)
    expect([name, await named(two, redirectUri)]).not.toContain(await nameAt('shop'))
    expect(await named(two, redirectUri)).not.toBe(name)
    expect(await named(one, 'https://elsewhere.example/')).toBe(name)
  })

  test('is another at another provider, and the same after a restart', async () => {
    const name = await nameAt('shop')
    const elsewhere = await testProvider([pairwise])
    expect(await nameAt('shop', ann, elsewhere.at(now))).not.toBe(name)
    await elsewhere.close()
    const { keyRing } = idp.at(now)
    // Another ring object of the same secret: what another process has.
    const restarted = { ...idp.at(now + 5), keyRing: { ...keyRing } }
    expect(await nameAt('shop', ann, restarted)).toBe(name)
    expect(await idp.store.signingKeys.list('pairwise')).toHaveLength(1)
  })

  test('needs its salt read once, and is asked for again where that failed', async () => {
    const provider = idp.at(now)
    const asked: string[] = []
    let isDown = true
    const signingKeys = {
      ...idp.store.signingKeys,
      list: async (purpose: 'pairwise' | 'oidc') => {
        asked.push(purpose)
        if (isDown) throw new Error('the database is away')
        return idp.store.signingKeys.list(purpose)
      },
      initialise: async () => Promise.reject(new Error('it is there already')),
    }
    const one = { ...provider, store: { ...provider.store, signingKeys } }
    await expect(nameAt('shop', ann, one)).rejects.toThrow('away')
    isDown = false
    const name = await nameAt('shop')
    expect([await nameAt('shop', ann, one), await nameAt('shop', ann, one)]).toEqual([name, name])
    expect(asked).toEqual(['pairwise', 'pairwise'])
    const other = { ...one, keyRing: { ...one.keyRing } }
    expect([await nameAt('shop', ann, other), await nameAt('shop', ann, one)]).toEqual([name, name])
    expect(asked).toHaveLength(3)
  })

  test('is one where many processes ask first', async () => {
    const fresh = await testProvider([pairwise])
    const { keyRing } = fresh.at(now)
    const names = await Promise.all(
      Array.from({ length: 50 }, () => nameAt('shop', ann, { ...fresh.at(now), keyRing: { ...keyRing } })),
    )
    expect(new Set(names).size).toBe(1)
    await fresh.close()
  })

  test('is told alike in the ID token and at userinfo, and is what hints mean', async () => {
    const { session, account } = await idp.signIn({ level: 'BASIC', now })
    const code = async (changes: Parameters<typeof request>[0] = {}) => {
      const result = await authorize(idp.at(now), { parameters: request(changes), session })
      return new URL(result.kind === 'redirect' ? result.url : 'x:').searchParams
    }
    const { body } = await answerTokenRequest(idp.at(now), {
      authorization: basic('shop', shop.clientSecret),
      parameters: new URLSearchParams({
        grant_type: 'authorization_code',
        code: (await code()).get('code') ?? '',
        redirect_uri: redirectUri,
        code_verifier: verifier,
      }),
    })
    const idToken = String(body['id_token'])
    const name = await nameAt('shop', account)
    expect(JSON.parse(atob((idToken.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')))).toMatchObject({
      sub: name,
    })
    const info = await userinfo(idp.at(now), presenting(`Bearer ${String(body['access_token'])}`))
    expect(info.ok && info.claims['sub']).toBe(name)
    expect((await code({ prompt: 'none', id_token_hint: idToken })).has('code')).toBe(true)
    const claims = (value: string) => JSON.stringify({ id_token: { sub: { value } } })
    expect((await code({ prompt: 'none', claims: claims(name) })).has('code')).toBe(true)
    expect((await code({ prompt: 'none', claims: claims(account.uid) })).get('error')).toBe('login_required')
  })
})

test.each([
  [{ subjectType: 'pairwise', redirectUris: ['https://a.example/', 'https://b.example/'] }, '0.sectorIdentifier'],
  [{ sectorIdentifier: 'shop.example' }, '0.sectorIdentifier'],
  [{ subjectType: 'pairwise', sectorIdentifier: 'https://shop.example' }, '0.sectorIdentifier'],
  [{ subjectType: 'private' }, '0.subjectType'],
])('a registration of %j is refused', (changes, path) => {
  const parsed = parseServices([{ ...shop, ...changes }])
  expect(parsed.ok ? [] : parsed.issues.map((issue) => issue.path)).toEqual([path])
})

test('several hosts are one sector where the registration names it', async () => {
  const both = {
    ...pairwise,
    redirectUris: [redirectUri, 'https://shop.example.org/'],
    sectorIdentifier: 'shop.example',
  }
  const parsed = parseServices([both])
  if (!parsed.ok) throw new Error('refused')
  expect(await nameAt('shop', ann, { ...idp.at(now), services: parsed.services })).toBe(await nameAt('shop'))
})
