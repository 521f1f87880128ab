import { beforeEach, describe, expect, test } from 'vitest'
import { type LogEntry, type OidcOptions, type OidcRelyingParty, oidc } from '../src/index.ts'
import { attacks, type Honest, type HostileIssuer, hostileIssuer, sign } from './support/hostile-issuer.ts'

const clientSecret = 'a secret of the shop, long enough to be one'
let issuer: HostileIssuer
let party: OidcRelyingParty
let logged: unknown[]
let ahead = 0

beforeEach(async () => {
  issuer = await hostileIssuer({
    issuer: 'https://id.example/cas/oauth2',
    clientId: 'shop',
    clientSecret,
    claims: {},
  })
  logged = []
  ahead = 0
  party = oidc({ ...options(), log: (entry) => logged.push(entry.reason) })
})

const options = (): OidcOptions => ({
  issuer: 'https://id.example/cas/oauth2',
  clientId: 'shop',
  clientSecret,
  origin: 'https://shop.example',
  now: () => Math.floor(Date.now() / 1000) + ahead,
  fetch: (url, init) => issuer.fetch(url, init),
})

const get = async (path: string, cookie = ''): Promise<Response> => {
  const answer = await party.handle(new Request(`https://shop.example/auth/${path}`, { headers: { cookie } }))
  if (answer === null) throw new Error('not ours')
  return answer
}

/** There and back, with whatever the issuer answers. @returns who is signed in, or why nobody. */
async function signIn(): Promise<string> {
  const begun = await get('login')
  const asked = new URL(begun.headers.get('Location') ?? '').searchParams
  issuer.nonce = asked.get('nonce') ?? ''
  const cookie = (begun.headers.getSetCookie()[0] ?? '').replace(/;.*/, '')
  const back = await get(`callback?code=c&state=${asked.get('state')}`, cookie)
  const session = back.headers.getSetCookie().find((line) => line.startsWith('__Host-lp-rp='))
  if (session === undefined) return `${logged.at(-1)}`
  const user = await party.user(
    new Request('https://shop.example/', { headers: { cookie: session.replace(/;.*/, '') } }),
  )
  return user?.id ?? 'nobody'
}

test('the honest token signs in', async () => {
  expect(await signIn()).toBe('victim')
})

test('a key that is new since the last login is fetched at once', async () => {
  expect(await signIn()).toBe('victim')
  await new Promise((resolve) => setTimeout(resolve, 1100))
  await issuer.rotate()
  expect(await signIn()).toBe('victim')
})

test('without the keys nobody is signed in, and a try later is worth it', async () => {
  const fetch = issuer.fetch.bind(issuer)
  issuer.fetch = async (url) => (url.endsWith('/jwks') ? new Response('', { status: 503 }) : fetch(url))
  expect(await signIn()).toBe('unavailable')
})

test.each(attacks)('%s: nobody is signed in', async (_name, attack) => {
  issuer.attack = attack
  expect(await signIn()).toBe('invalid')
  // Keys that a token names itself are never fetched.
  expect(issuer.asked).not.toContain('/strange-keys')
})

// It was "could not be verified", and nothing in the log.
test.each([
  // This machine’s clock is behind, and so far ahead that the token is over.
  [
    'behind',
    ({ claims, own }: Honest) => sign({ ...claims, iat: claims.iat + 90 }, { key: own }),
    /of \d+ seconds later by/,
  ],
  [
    'over',
    ({ claims, own }: Honest) => sign({ ...claims, iat: claims.iat - 900, exp: claims.iat - 600 }, { key: own }),
    /of \d+ seconds ago by/,
  ],
] as const)('a clock that is wrong is told: %s', async (_name, attack, says) => {
  issuer.attack = attack
  const entries: LogEntry[] = []
  party = oidc({ ...options(), log: (entry) => entries.push(entry) })
  await signIn()
  expect(entries).toEqual([
    {
      level: 'error',
      event: 'login-failed',
      reason: 'invalid',
      code: 'clocks-differ',
      message: expect.stringMatching(says),
    },
  ])
})

describe('tokens that are renewed', () => {
  /** Signs in honestly, and asks for tokens when the first have ended. */
  async function renewed(attack?: HostileIssuer['attack']) {
    const begun = await get('login')
    const asked = new URL(begun.headers.get('Location') ?? '').searchParams
    issuer.nonce = asked.get('nonce') ?? ''
    const cookie = (begun.headers.getSetCookie()[0] ?? '').replace(/;.*/, '')
    const back = await get(`callback?code=c&state=${asked.get('state')}`, cookie)
    const session = (back.headers.getSetCookie()[0] ?? '').replace(/;.*/, '')
    const request = new Request('https://shop.example/', { headers: { cookie: session } })
    const before = await party.tokens(request)
    ahead = 101
    if (attack !== undefined) issuer.attack = attack
    return { before, after: await party.tokens(request) }
  }

  test('are other ones, where the ID token is about the same person', async () => {
    const { after, before } = await renewed()
    expect(after).toMatchObject({ ok: true })
    expect(after).not.toEqual(before)
  })

  // The app's clock has gone on here, so that nothing is of the future; a nonce is of the login alone.
  const onRenewal = attacks.filter(([name]) => !/nonce|future/.test(name))
  test.each([
    ...onRenewal,
    ['another subject', ({ claims, own }: Honest) => sign({ ...claims, sub: 'admin' }, { key: own })] as const,
  ])('aren’t taken from %s', async (_name, attack) => {
    expect((await renewed(attack)).after).toEqual({ ok: false, reason: 'unavailable' })
  })
})
