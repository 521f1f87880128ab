import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginLogin, describeLogin, login } from '../../../src/cas/index.ts'
import { casProvider, vault, wiki } from '../../support/cas.ts'

const now = 1_800_000_000
const from = '192.0.2.1'
let idp: Awaited<ReturnType<typeof casProvider>>
beforeAll(async () => {
  idp = await casProvider()
})
afterAll(() => idp.close())

const begin = async (parameters: Readonly<Record<string, string>>) =>
  JSON.parse(
    (await beginLogin(idp.at(now), { from, given: new URLSearchParams({ format: 'JSON', ...parameters }) })).body,
  ).loginRequest

async function idOf(parameters: Readonly<Record<string, string>>): Promise<string> {
  return (await begin(parameters)).loginRequestSuccess.loginRequestId
}
const query = (loginRequestId: string, more = {}) => new URLSearchParams({ loginRequestId, ...more })
const kept = { service: wiki, renew: 'true', authenticationLevel: 'MEDIUM', locale: 'fr' }

describe('a login that its service began', () => {
  test('asks what the service sent, whatever stands beside its id', async () => {
    const id = await idOf(kept)
    const { session } = await idp.signIn({ level: 'BASIC', now })
    const result = await login(idp.at(now), { query: query(id, { service: vault, renew: 'false' }), session })
    expect(result).toMatchObject({ kind: 'sign-in', locale: 'fr' })
    expect(result.kind === 'sign-in' && result.continueTo).toContain(`loginRequestId=${id}`)
    expect(await describeLogin(idp.at(now), `/cas/login?${query(id)}`)).toMatchObject({
      serviceName: 'Wiki',
      level: 'MEDIUM',
      forceFresh: true,
    })
  })

  test('is answered once, and told to be over from then on', async () => {
    const id = await idOf({ service: wiki })
    const { session } = await idp.signIn({ level: 'BASIC', now })
    const first = await login(idp.at(now + 299), { query: query(id), session })
    expect(first.kind === 'redirect' && first.url).toMatch(/^https:\/\/wiki\.example\/app\?ticket=ST-/)
    expect(await login(idp.at(now + 299), { query: query(id), session })).toEqual({
      kind: 'refuse',
      why: { reason: 'request-over' },
    })
    expect(await describeLogin(idp.at(now), `/cas/login?${query(id)}`)).toBeNull()
  })

  test('waits five minutes for the browser, and as long as it takes for who came in time', async () => {
    const over = { kind: 'refuse', why: { reason: 'request-over' } }
    const id = await idOf({ service: wiki })
    const came = await login(idp.at(now + 299), { query: query(id), session: null })
    const { session } = await idp.signIn({ level: 'BASIC', now: now + 400 })
    expect(await login(idp.at(now + 300), { query: query(id), session })).toEqual(over)
    const back = new URL(came.kind === 'sign-in' ? came.continueTo : '', 'http://x').searchParams
    // Another's way back is no way back of this.
    const forged = new URLSearchParams(back)
    forged.set('loginRequestId', await idOf({ service: wiki }))
    expect(await login(idp.at(now + 400), { query: forged, session })).toEqual(over)
    const described = (moment: number, of: URLSearchParams) => describeLogin(idp.at(moment), `/cas/login?${of}`)
    expect(await described(now + 299, query(id))).toMatchObject({ serviceName: 'Wiki' })
    expect(await described(now + 300, query(id))).toBeNull()
    expect(await described(now + 400, back)).toMatchObject({ serviceName: 'Wiki', noted: null })
    expect((await login(idp.at(now + 400), { query: back, session })).kind).toBe('redirect')
  })

  test('is nobody’s by an id that is made up, half, or said twice', async () => {
    const id = await idOf({ service: wiki })
    const twice = query(id)
    twice.append('loginRequestId', id)
    for (const odd of [query(''), query(id.slice(8)), query(`${id}x`), query(`ECAS_LR-`), twice])
      expect(await login(idp.at(now), { query: odd, session: null })).toMatchObject({ kind: 'refuse' })
  })
})

describe('beginning one', () => {
  test.each([
    [{}, 'service is missing'],
    [{ service: 'https://evil.example/' }, 'No registered service'],
    [{ service: wiki, authenticationLevel: 'X' }, 'authenticationLevel is one of'],
    [{ service: wiki, clientFingerprint: 'X' }, 'clientFingerprint'],
    [{ service: `${wiki}?${'x'.repeat(5000)}` }, 'longer'],
  ])('%j is refused: %s', async (parameters, words) => {
    expect(await begin(parameters)).toEqual({
      loginRequestFailure: { code: 'INVALID_REQUEST', description: expect.stringContaining(words) },
    })
  })

  test('has up to 4096 characters', async () => {
    const length = (service: string) => new URLSearchParams({ service, format: 'JSON' }).toString().length
    const longest = `${wiki}?${'x'.repeat(4096 - length(`${wiki}?`))}`
    expect(length(longest)).toBe(4096)
    expect(await begin({ service: longest })).toHaveProperty('loginRequestSuccess')
    expect(await begin({ service: `${longest}x` })).toHaveProperty('loginRequestFailure')
  })

  test('what is said twice is refused; what means nothing here isn’t kept', async () => {
    const twice = new URLSearchParams({ service: wiki, format: 'JSON' })
    twice.append('service', vault)
    expect((await beginLogin(idp.at(now), { from, given: twice })).body).toContain('A parameter occurs twice')
    const id = await idOf({ service: wiki, way_back: 'x', loginRequestId: 'y' })
    expect(id).toMatch(/^ECAS_LR-[\w-]{43}$/)
  })

  test('what is empty isn’t meant: switches are as if they weren’t there', async () => {
    const id = await idOf({ service: wiki, renew: '', gateway: '', locale: '', authenticationLevel: '' })
    const came = await login(idp.at(now), { query: query(id), session: null })
    expect(came).toMatchObject({ kind: 'sign-in', locale: null })
    const { session } = await idp.signIn({ level: 'BASIC', now })
    const gated = await idOf({ service: wiki, renew: '', gateway: 'true' })
    expect(await login(idp.at(now), { query: query(gated), session: null })).toEqual({ kind: 'redirect', url: wiki })
    expect((await login(idp.at(now), { query: query(id), session })).kind).toBe('redirect')
  })

  test('without a form that is known, it is refused in XML', async () => {
    const given = new URLSearchParams({ service: wiki, format: 'YAML' })
    const { body, type } = await beginLogin(idp.at(now), { from, given })
    expect([type, body]).toEqual([
      'application/xml; charset=utf-8',
      '<?xml version="1.0" encoding="UTF-8"?><loginRequest><loginRequestFailure code="INVALID_REQUEST">format is XML or JSON</loginRequestFailure></loginRequest>',
    ])
  })
})
