import { describe, expect, test } from 'vitest'
import { euLogin as honoEuLogin } from '../../src/hono.ts'
import { ClientSecretPost, euLogin, memorySessions, oidc, reaches } from '../../src/index.ts'
import { popVerifier } from '../../src/pop.ts'
import { connect } from '../../src/node.ts'
import { thrown } from '../support/thrown.ts'

const origin = 'https://shop.example'
const server = 'https://ecas.ec.europa.eu/cas'

describe('what can be known at the start is thrown there, and says what would be right', () => {
  test.each([
    ['https://ecas.ec.europa.eu', /^server-without-cas: .*Write https:\/\/ecas\.ec\.europa\.eu\/cas\.$/],
    ['https://ecas.ec.europa.eu/', /^server-without-cas: .*Write https:\/\/ecas\.ec\.europa\.eu\/cas\.$/],
    ['https://ecas.ec.europa.eu/login', /^server-without-cas: .*Write https:\/\/ecas\.ec\.europa\.eu\/cas\.$/],
    ['https://ecas.ec.europa.eu/cas/', /^trailing-slash: .*write https:\/\/ecas\.ec\.europa\.eu\/cas, without it/],
    ['https://ecas.ec.europa.eu/cas/login', /^server-is-an-endpoint: .*: https:\/\/ecas\.ec\.europa\.eu\/cas\.$/],
    ['https://ecas.ec.europa.eu/cas/oauth2', /^server-is-an-endpoint: .*: https:\/\/ecas\.ec\.europa\.eu\/cas\.$/],
    ['https://ecas.ec.europa.eu/cas?service=x', /^invalid-address: server/],
    ['ecas.ec.europa.eu/cas', /^invalid-address: server is "ecas\.ec\.europa\.eu\/cas"/],
    ['', /^invalid-address: server/],
    ['http://ecas.ec.europa.eu/cas', /^insecure-address: server/],
    ['https://user:secret@ecas.ec.europa.eu/cas', /^invalid-address: (?!.*secret)/],
  ])('server %j', (given, says) => {
    expect(thrown(() => euLogin({ server: given, origin }))).toMatch(says)
    expect(thrown(() => euLogin({ server: given, origin, clientId: 'shop' }))).toMatch(says)
  })

  test.each([
    ['https://shop.example/', /^trailing-slash: origin/],
    ['https://shop.example/shop', /^invalid-address: origin.*basePath/],
    ['http://shop.example', /^insecure-address: origin/],
    ['shop.example', /^invalid-address: origin/],
  ])('origin %j', (given, says) => {
    expect(thrown(() => euLogin({ server, origin: given }))).toMatch(says)
  })

  test('a clientId that isn’t set never turns into CAS', () => {
    const unset: Record<string, string | undefined> = {}
    const empty = { server, origin, clientId: unset['CLIENT_ID'] ?? '' }
    expect(thrown(() => euLogin(empty))).toMatch(/^missing-client-id: .*CAS/)
    // As JavaScript gives it.
    const options = JSON.parse('{"clientSecret":"s"}')
    expect(thrown(() => euLogin({ server, origin, ...options }))).toMatch(/^missing-client-id/)
    expect(thrown(() => euLogin({ server, origin, ...options, clientId: undefined }))).toMatch(/^missing-client-id/)
    expect(thrown(() => oidc({ issuer: 'https://id.example', origin, clientId: '' }))).toMatch(/^missing-client-id/)
  })

  test('a misspelt server, which is not only absent', () => {
    const misspelt = JSON.parse(JSON.stringify({ sever: server, origin }))
    const says = 'invalid-option: sever isn’t an option of euLogin. Did you mean server?'
    expect(thrown(() => euLogin(misspelt))).toContain(says)
    expect(thrown(() => euLogin({ ...misspelt, clientId: 'shop' }))).toContain(says)
  })

  describe('an option that would do nothing', () => {
    const client = { issuer: 'https://id.example', origin, clientId: 'shop' }
    // As JavaScript gives them, which no compiler reads.
    const given = (options: object, more: object) => JSON.parse(JSON.stringify({ ...options, ...more }))

    test.each<[more: object, says: string]>([
      [{ asurance: 'TOP' }, 'invalid-option: asurance isn’t an option of euLogin. Did you mean assurance?'],
      [{ sessionSecond: 5 }, 'invalid-option: sessionSecond isn’t an option of euLogin. Did you mean sessionSeconds?'],
      [{ basepath: '/x' }, 'invalid-option: basepath isn’t an option of euLogin. Did you mean basePath?'],
      [{ clientID: 'shop' }, 'invalid-option: clientID isn’t an option of euLogin. Did you mean clientId?'],
      [{ client_id: 'shop' }, 'invalid-option: client_id isn’t an option of euLogin. Did you mean clientId?'],
      [
        { level: 'HIGH' },
        'invalid-option: level isn’t an option of euLogin. There are acceptStrengths, acr, assurance',
      ],
      [{ scope: 'openid' }, 'invalid-option: scope does nothing over CAS'],
      [{ groups: 'EDITORS' }, 'invalid-option: groups is a list of names, or *.'],
      [{ groups: [''] }, 'invalid-option: groups is a list of names, or *.'],
      [{ acceptStrengths: 'PASSWORD_SMS' }, 'invalid-option: acceptStrengths is a list of strengths'],
      [{ acceptStrengths: ['password'] }, 'invalid-option: acceptStrengths is a list of strengths'],
      [{ proxy: 'no' }, 'invalid-option: proxy is true or false.'],
      [{ sessions: {} }, 'invalid-option: sessions is a store of sessions, such as memorySessions()'],
      [{ log: 'debug' }, 'invalid-option: log is a function.'],
    ])('over CAS: %j', (more, says) => {
      expect(thrown(() => euLogin(given({ server, origin }, more)))).toContain(says)
      expect(thrown(() => honoEuLogin(given({ server, origin }, more)))).toContain(says)
    })

    test.each<[more: object, says: string]>([
      [{ assurance: 'TOP' }, 'invalid-option: assurance does nothing over OpenID Connect'],
      [{ loginTransaction: true }, 'invalid-option: loginTransaction does nothing over OpenID Connect'],
      [{ issuer: 'https://id.example' }, 'invalid-option: issuer isn’t an option of euLogin'],
    ])('over OpenID Connect: %j', (more, says) => {
      expect(thrown(() => euLogin(given({ server, origin, clientId: 'shop' }, more)))).toContain(says)
    })

    test.each<[more: object, says: string]>([
      [{ scopes: 'openid' }, 'invalid-option: scopes isn’t an option of oidc. Did you mean scope?'],
      [{ server }, 'invalid-option: server isn’t an option of oidc'],
      [{ scope: 'email profile' }, 'invalid-option: scope is scopes with blanks between, openid among them.'],
      [{ scope: ['openid'] }, 'invalid-option: scope is scopes with blanks between, openid among them.'],
      [{ parameters: { state: 'mine' } }, 'invalid-option: parameters is texts by their names, without those'],
      [{ parameters: { max_age: 5 } }, 'invalid-option: parameters is texts by their names'],
      [{ acr: { STRONG: 'x' } }, 'invalid-option: acr is texts for BASIC, MEDIUM, HIGH.'],
      [{ frontChannelLogout: 1 }, 'invalid-option: frontChannelLogout is true or false.'],
      [{ provider: '' }, 'invalid-option: provider is what pages call the provider.'],
      [{ cookie: '' }, 'invalid-option: cookie is the name of a cookie.'],
    ])('of oidc: %j', (more, says) => {
      expect(thrown(() => oidc(given(client, more)))).toContain(says)
    })

    test('a secret beside another way to authenticate', () => {
      const both = { ...client, clientSecret: 's', clientAuthentication: ClientSecretPost('s') }
      expect(thrown(() => oidc(both))).toContain('clientSecret does nothing beside clientAuthentication')
    })

    test('what isn’t set is left out', () => {
      const unset = { clientSecret: undefined, scope: undefined, log: undefined, sessions: undefined }
      expect(thrown(() => oidc({ ...client, ...JSON.parse('{}'), ...unset }))).toBe('nothing')
    })

    test('of require lets nobody through', async () => {
      const party = euLogin({ server, origin })
      const misspelt = JSON.parse('{"lvl":"HIGH"}')
      const says = /^invalid-option: lvl isn’t an option of require\. There is level alone\.$/
      expect(thrown(() => connect(party).require(misspelt))).toMatch(says)
      expect(thrown(() => honoEuLogin({ server, origin }).require(misspelt))).toMatch(says)
      await expect(party.require(new Request(origin), misspelt)).rejects.toThrow('lvl isn’t an option of require')
      // The level alone: said that “0” isn't an option.
      const bare = JSON.parse('"MEDIUM"')
      const shown = "invalid-option: require is called by you, with nothing or an object: require({ level: 'MEDIUM' })."
      expect(thrown(() => honoEuLogin({ server, origin }).require(bare))).toBe(shown)
      // Given to a framework without being called, so that it is called with a context or a request.
      const context: Request & { readonly level?: 'HIGH' } = new Request(origin)
      expect(thrown(() => connect(party).require(context))).toBe(shown)
    })

    test('of what stands beside', () => {
      expect(thrown(() => memorySessions(JSON.parse('{"max":5}')))).toContain('max isn’t an option of memorySessions')
      expect(thrown(() => memorySessions({ limit: 0 }))).toContain('limit is a whole number, 1 or more.')
      const pop = JSON.parse('{"issuer":"https://id.example","clientId":"a","clientSecret":"b","maxage":9}')
      expect(thrown(() => popVerifier(pop))).toContain('maxage isn’t an option of popVerifier. Did you mean maxAge?')
    })
  })

  test.each(['medium', '', 'MEDIUM ', 'STRONG', 'toString', null])('level %j lets nobody through', async (given) => {
    // As JavaScript gives it.
    const options = JSON.parse(JSON.stringify({ level: given }))
    const party = euLogin({ server, origin })
    const says = /^invalid-option: level .*BASIC, MEDIUM, HIGH/
    expect(thrown(() => connect(party).require(options))).toMatch(says)
    expect(thrown(() => honoEuLogin({ server, origin }).require(options))).toMatch(says)
    await expect(party.require(new Request(`${origin}/me`), options)).rejects.toMatchObject({ code: 'invalid-option' })
    expect(reaches('HIGH', options.level)).toBe(false)
  })

  test.each(['', 'top', 'INTERNAL', 40])('assurance %j isn’t everybody', (given) => {
    const options = JSON.parse(JSON.stringify({ assurance: given }))
    expect(thrown(() => euLogin({ server, origin, ...options }))).toMatch(/^invalid-option: assurance .*TOP/)
  })

  test('the rest', () => {
    expect(thrown(() => euLogin({ server, origin, basePath: '/auth/' }))).toMatch(/^wrong-base-path/)
    expect(thrown(() => euLogin({ server, origin, basePath: 'auth' }))).toMatch(/^wrong-base-path/)
    expect(thrown(() => euLogin({ server, origin, basePath: '/a/../b' }))).toMatch(/^wrong-base-path/)
    expect(thrown(() => euLogin({ server, origin, cookie: 'a b' }))).toMatch(/^invalid-option: cookie/)
    expect(thrown(() => euLogin({ server, origin, sessionSeconds: 0 }))).toMatch(/^invalid-option: sessionSeconds/)
    expect(thrown(() => oidc({ issuer: 'id.example', origin, clientId: 'shop' }))).toMatch(/^invalid-address: issuer/)
    expect(thrown(() => euLogin({ server: 'http://localhost:4000/cas', origin: 'http://localhost:3000' }))).toBe(
      'nothing',
    )
    // One's own may lie anywhere.
    for (const path of ['/login', '/auth/eu-login', '/eu/login'])
      expect(thrown(() => euLogin({ server: `https://id.example${path}`, origin }))).toBe('nothing')
  })
})

// Came back to localhost without the cookie of 127.0.0.1, and was told that the login had expired.
test.each([
  ['http://127.0.0.1:3000', 'http://localhost:3000/auth/login?level=BASIC&returnTo=%2Fme'],
  // One that stands behind something else that is this machine's, under a port of its own.
  ['http://127.0.0.1:3001', expect.stringMatching(/^http:\/\/localhost:4000\/cas\/login\?service=/)],
  ['http://localhost:3000', expect.stringMatching(/^http:\/\/localhost:4000\/cas\/login\?service=/)],
])('a login begun at %s goes on at the origin', async (at, location) => {
  const auth = euLogin({ server: 'http://localhost:4000/cas', origin: 'http://localhost:3000' })
  const answer = await auth.handle(new Request(`${at}/auth/login?level=BASIC&returnTo=%2Fme`))
  expect(answer?.headers.get('Location')).toEqual(location)
  // Node's wrapper has the address from the origin, and the host from its header.
  const headers = { Host: new URL(at).host }
  const wrapped = await auth.handle(
    new Request('http://localhost:3000/auth/login?level=BASIC&returnTo=%2Fme', { headers }),
  )
  expect(wrapped?.headers.get('Location')).toEqual(location)
})
