import type { LogoutNotice, OutgoingResult } from '@laissez-passer/core/ports'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tell } from '../../src/logout/tell.ts'
import { type TestProvider, testProvider } from '../support/provider.ts'

const now = 1_900_000_000
let idp: TestProvider
beforeAll(async () => {
  idp = await testProvider([
    {
      name: 'Shop',
      type: 'oidc',
      clientId: 'shop',
      redirectUris: ['https://shop.example/back'],
      backchannelLogoutUri: 'https://shop.example/out',
    },
    { name: 'Wiki', type: 'cas', urls: ['https://wiki.example/'] },
  ])
})
afterAll(() => idp.close())

/** What came of telling a service that answers so. */
async function told(protocol: 'oidc' | 'cas', answer: OutgoingResult) {
  const provider = idp.at(now)
  const bytes = new TextEncoder().encode('ST-1')
  const notice: LogoutNotice = {
    id: 'notice',
    accountId: '0account',
    browserName: 'Firefox (Linux)',
    clientId: protocol === 'oidc' ? 'shop' : 'cas https://wiki.example/',
    endedAt: now,
    protocol,
    reason: null,
    sealedTicket: protocol === 'oidc' ? null : await provider.keyRing.seal(bytes, 'ticket:hash'),
    sealedUid: null,
    service: protocol === 'oidc' ? null : 'https://wiki.example/page',
    sessionIdHash: 'session',
    sid: 'hash',
    status: 'waiting',
    uid: 'n00abcde',
  }
  const asked: { url: string; body: unknown; byStranger: unknown }[] = []
  const came = await tell(
    {
      ...provider,
      outgoing: async (url, request) => {
        asked.push({ url, body: String(request?.body).split('=')[0], byStranger: request?.byStranger })
        return answer
      },
    },
    notice,
  )
  return { came, asked }
}

const status = (code: number): OutgoingResult => ({
  ok: true,
  status: code,
  headers: new Headers(),
  body: new Uint8Array(),
})
const failed = (reason: string, passing: boolean) => ({ kind: 'failed', reason, passing })

test.each([
  [200, { kind: 'told' }, { kind: 'told' }],
  [204, { kind: 'told' }, { kind: 'told' }],
  [299, { kind: 'told' }, { kind: 'told' }],
  [199, failed('status-199', true), failed('status-199', true)],
  [300, failed('status-300', true), failed('status-300', true)],
  [401, failed('status-401', true), failed('status-401', true)],
  // A client of OpenID Connect has judged the token.
  [400, failed('status-400', false), failed('status-400', true)],
])('a service that answers %s', async (code, oidc, cas) => {
  expect(await told('oidc', status(code))).toEqual({
    came: oidc,
    asked: [{ url: 'https://shop.example/out', body: 'logout_token', byStranger: false }],
  })
  expect(await told('cas', status(code))).toEqual({
    came: cas,
    asked: [{ url: 'https://wiki.example/page', body: 'logoutRequest', byStranger: false }],
  })
})

test.each([
  ['too-slow', true],
  ['unreachable', true],
  ['bad-address', false],
  ['forbidden-address', false],
  ['forbidden-host', false],
  ['redirect', false],
  ['too-large', false],
] as const)('one that can’t be asked (%s) is tried again: %s', async (reason, passing) => {
  expect((await told('oidc', { ok: false, reason })).came).toEqual(failed(reason, passing))
})
