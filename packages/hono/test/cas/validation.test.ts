import { beforeEach, describe, expect, it } from 'vitest'
import { asked, backend, ticketFor, validated, wiki } from '../support/cas.ts'
import { elodie } from '../support/world.ts'
import { casWorld, code, signedIn, world } from './support/world.ts'

beforeEach(() => casWorld())

describe('validating tickets', () => {
  it('CAS 1: yes and who, or no', async () => {
    const browser = await signedIn()
    const ticket = await ticketFor(browser, wiki)
    const text = async () => (await asked(world, 'validate', { service: wiki, ticket })).text()
    expect(await text()).toBe(`yes\n${world.uid}\n`)
    expect(await text()).toBe('no\n\n')
  })

  it('CAS 2 and 3, XML: who it is, and by /p3 what is released', async () => {
    const browser = await signedIn()
    const xml = async (path: string, format = {}) => {
      const ticket = await ticketFor(browser, wiki)
      const response = await asked(world, path, { service: wiki, ticket, ...format })
      expect(response.headers.get('Content-Type')).toBe('application/xml; charset=utf-8')
      return response.text()
    }
    const user = `<cas:user>${world.uid}</cas:user>`
    for (const path of ['serviceValidate', 'proxyValidate'])
      expect(await xml(path)).toBe(
        `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas"><cas:authenticationSuccess>${user}</cas:authenticationSuccess></cas:serviceResponse>`,
      )
    for (const path of ['p3/serviceValidate', 'p3/proxyValidate']) {
      const text = await xml(path, { format: 'xml' })
      expect(text).toContain(`${user}<cas:attributes><cas:authenticationDate>20`)
      expect(text).toContain('<cas:longTermAuthenticationRequestTokenUsed>false<')
      expect(text).toContain('<cas:lastName>Müller-Ørsted</cas:lastName>')
    }
  })

  it('JSON in any case, and another format is an unclear request', async () => {
    const browser = await signedIn()
    const answer = await asked(world, 'p3/serviceValidate', {
      service: backend,
      ticket: await ticketFor(browser, backend),
      format: 'json',
    })
    expect(answer.headers.get('Content-Type')).toBe('application/json')
    const { authenticationSuccess } = (await answer.json()).serviceResponse
    expect(authenticationSuccess).toEqual({
      user: world.uid,
      attributes: {
        authenticationDate: expect.stringMatching(/^20\d\d-.*Z$/),
        longTermAuthenticationRequestTokenUsed: false,
        isFromNewLogin: false,
        email: elodie.email,
      },
    })
    expect(code(await validated(world, { service: wiki, ticket: 'ST-1', format: 'JSON' }))).toBe('INVALID_TICKET')
    const yaml = await asked(world, 'serviceValidate', { service: wiki, ticket: 'ST-1', format: 'YAML' })
    expect(await yaml.text()).toContain('code="INVALID_REQUEST"')
  })

  it.each([
    ['a wrong service', { service: `${wiki}/other` }, 'INVALID_SERVICE'],
    ['a service that isn’t registered', { service: 'https://evil.example/' }, 'INVALID_SERVICE'],
    ['no service', { service: '' }, 'INVALID_REQUEST'],
    ['another format', { format: 'YAML' }, 'INVALID_REQUEST'],
    ['renew after single sign-on', { renew: 'true' }, 'INVALID_TICKET_SPEC'],
    ['a callback elsewhere', { pgtUrl: 'https://evil.example/callback' }, 'INVALID_PROXY_CALLBACK'],
  ])('%s spends the ticket', async (_, wrong, expected) => {
    const ticket = await ticketFor(await signedIn(), wiki)
    const answer = await asked(world, 'serviceValidate', { service: wiki, ticket, ...wrong })
    expect(await answer.text()).toContain(`<cas:authenticationFailure code="${expected}">`)
    expect(code(await validated(world, { service: wiki, ticket }))).toBe('INVALID_TICKET')
    expect(world.calls).toEqual([])
  })

  it('of 50 at once one gets in', async () => {
    const ticket = await ticketFor(await signedIn(), wiki)
    const answers = await Promise.all(Array.from({ length: 50 }, () => validated(world, { service: wiki, ticket })))
    expect(answers.filter((answer) => 'authenticationSuccess' in answer)).toHaveLength(1)
    expect(new Set(answers.map(code))).toEqual(new Set([undefined, 'INVALID_TICKET']))
  })

  it('a ticket is over after a minute, and with the session', async () => {
    const browser = await signedIn()
    const [late, left] = [await ticketFor(browser, wiki), await ticketFor(browser, wiki)]
    world.wait(60)
    expect(code(await validated(world, { service: wiki, ticket: late }))).toBe('INVALID_TICKET')
    const fresh = await ticketFor(browser, wiki)
    await browser.post('/cas/logout', {})
    for (const ticket of [left, fresh])
      expect(code(await validated(world, { service: wiki, ticket }))).toBe('INVALID_TICKET')
  })

  it('nobody starts over where that is no use: an unregistered service', async () => {
    expect(code(await validated(world, { service: 'https://evil.example/', ticket: 'ST-1' }))).toBe(
      'UNAUTHORIZED_SERVICE',
    )
  })
})
