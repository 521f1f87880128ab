import { beforeEach, describe, expect, test } from 'vitest'
import { target } from '../support/browser.ts'
import { lastAsked, logged, login, now, person, shop, signIn, start } from './support/shop.ts'

beforeEach(shop)

describe('signing in', () => {
  test('a browser is sent to EU Login, comes back to where it was going, and is known with all that was said', async () => {
    const sent = await person.get('/vault?drawer=2')
    const address = new URL(target(await person.get(target(sent))))
    expect(address.origin + address.pathname).toBe('https://ecas.example/cas/login')
    expect(address.searchParams.get('authenticationLevel')).toBe('MEDIUM')
    expect(target(await person.get(await login.visit(address.href)))).toBe('/vault?drawer=2')
    expect(await (await person.get('/vault')).json()).toEqual({
      id: 'n00abcde',
      email: 'elodie.muller@example.eu',
      firstName: 'Élodie',
      lastName: 'Müller',
      language: 'fr',
      level: 'MEDIUM',
      methods: ['PASSWORD_SMS'],
      authenticatedAt: now - 900,
      claims: {
        user: 'n00abcde',
        departmentNumber: 'DIGIT & <Co>',
        email: 'elodie.muller@example.eu',
        employeeType: 'n',
        firstName: 'Élodie',
        lastName: 'Müller',
        domain: 'external',
        telephoneNumber: '',
        locale: 'fr',
        uid: 'n00abcde',
        groups: [],
        authenticationLevel: 'MEDIUM',
        strengths: ['PASSWORD_SMS'],
        authenticationFactors: { moniker: 'elodie.muller@example.eu' },
        loginDate: new Date((now - 900) * 1000).toISOString(),
        sso: 'true',
        ticketType: 'SERVICE',
      },
    })
    // The ticket travels in the body: addresses are in logs.
    expect(login.asked.at(-1)).toMatchObject({ path: '/cas/TicketValidationService', method: 'POST' })
  })

  test('groups come as a list, where they are asked for', async () => {
    start({ groups: '*' })
    await signIn()
    expect((await (await person.get('/me')).json()).claims.groups).toEqual(['A & B', 'C'])
  })

  test('self-registered people enter, unless the app is for others', async () => {
    expect((await signIn()).status).toBe(302)
    start({ assurance: 'TOP' })
    expect((await signIn()).status).toBe(403)
    expect(logged.at(-1)).toMatchObject({ reason: 'refused' })
  })

  test('an API call is told 401 by whom nobody knows, 403 by whom is known too weakly, with the address', async () => {
    const refused = await person.get('/vault', {})
    expect([refused.status, await refused.json()]).toMatchObject([401, { login: '/auth/login?level=MEDIUM' }])
    login.person = { ...login.person, level: 'BASIC' }
    await signIn()
    const weak = await person.get('/vault', {})
    expect(weak.headers.get('Content-Type')).toBe('application/problem+json')
    expect([weak.status, await weak.json()]).toMatchObject([
      403,
      { reason: 'level', login: '/auth/login?level=MEDIUM' },
    ])
  })

  test('a weaker session is sent for the stronger level, and comes back to the same page', async () => {
    login.person = { ...login.person, level: 'BASIC' }
    await signIn()
    expect((await person.get('/me')).status).toBe(200)
    const sent = target(await person.get('/vault'))
    expect(sent).toBe('/auth/login?level=MEDIUM&returnTo=%2Fvault')
    expect((await signIn(sent)).status).toBe(403)
    login.person = { ...login.person, level: 'HIGH' }
    expect(target(await signIn(sent))).toBe('/vault')
    expect((await person.get('/vault')).status).toBe(200)
  })

  test('the level counts with the ticket: whoever strikes it from the address gains nothing', async () => {
    login.person = { ...login.person, level: 'BASIC' }
    const address = new URL(target(await person.get('/auth/login?level=MEDIUM')))
    address.searchParams.delete('authenticationLevel')
    expect((await person.get(await login.visit(address.href))).status).toBe(403)
    expect(logged.at(-1)).toMatchObject({ reason: 'level' })
  })

  test('whoever is to sign in anew and leaves that out of the address is refused', async () => {
    const address = new URL(target(await person.get('/auth/login?again=1')))
    expect(address.searchParams.get('renew')).toBe('true')
    expect((await person.get(await login.visit(address.href))).status).toBe(302)
    const another = new URL(target(await person.get('/auth/login?again=1')))
    another.searchParams.delete('renew')
    expect((await person.get(await login.visit(another.href))).status).toBe(400)
  })

  test('strengths that are enough are asked for, and looked at', async () => {
    start({ acceptStrengths: ['PASSWORD_SMS', 'CLIENT_CERT'] })
    expect((await signIn()).status).toBe(302)
    expect(lastAsked('/cas/login')).toMatchObject({ acceptStrengths: 'PASSWORD_SMS,CLIENT_CERT' })
    login.person = { ...login.person, strength: 'PASSWORD_SOFTWARE_TOKEN' }
    expect((await signIn()).status).toBe(403)
  })

  test('pages are asked for in a language', async () => {
    await signIn('/auth/login?lang=fr')
    expect(lastAsked('/cas/login')).toMatchObject({ locale: 'fr' })
  })

  test('parameters sent ahead: the browser carries an id alone', async () => {
    start({ loginTransaction: true })
    const address = new URL(target(await person.get('/auth/login?level=MEDIUM')))
    expect([...address.searchParams.keys()]).toEqual(['loginRequestId'])
    expect(lastAsked('/cas/login/init')).toMatchObject({ authenticationLevel: 'MEDIUM' })
    expect((await person.get(await login.visit(address.href))).status).toBe(302)
    login.services = []
    expect((await person.get('/auth/login')).status).toBe(503)
    expect(logged.at(-1)).toMatchObject({ level: 'error', code: 'unexpected-answer' })
    const asked = '/auth/login?returnTo=%2F&level=MEDIUM&create=1&again=1&lang=fr'
    const page = await (await person.get(asked, { Accept: 'text/html' })).text()
    expect(page).toContain(`href="${asked.replaceAll('&', '&#38;')}"`)
  })
})
