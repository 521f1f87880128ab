import { describe, expect, test } from 'vitest'
import { parseServices } from '../../src/services/index.ts'

const shop = { name: 'Shop', type: 'oidc', clientId: 'shop', redirectUris: ['https://shop.example/back'] }
const old = { name: 'Old', type: 'cas', urls: ['https://old.example/app'] }

function issuesOf(input: unknown): readonly string[] {
  const parsed = parseServices(input)
  return parsed.ok ? [] : parsed.issues.map(({ path, message }) => `${path}: ${message}`)
}

test('a service says what it is and shows its logo, whatever it speaks', () => {
  const said = { description: 'Wood, by the yard', logo: 'https://old.example/logo.svg' }
  for (const service of [shop, old])
    expect(parseServices([{ ...service, ...said }])).toMatchObject({ ok: true, services: [said] })
  expect(issuesOf([{ ...old, logo: 'http://old.example/logo.svg' }])).toEqual([
    '0.logo: must be https: http is for localhost alone',
  ])
})

describe('a name that isn’t known', () => {
  test.each([
    [{ ...shop, redirectUri: 'x' }, '0.redirectUri: isn’t a field: did you mean redirectUris?'],
    [{ ...shop, client_secret: 'x' }, '0.client_secret: isn’t a field: did you mean clientSecret?'],
    [{ ...shop, requireLevel: 'HIGH' }, '0.requireLevel: isn’t a field: did you mean requiredLevel?'],
    [{ ...shop, urls: [] }, '0.urls: is a field of services of the type cas only'],
    [{ ...old, clientId: 'old' }, '0.clientId: is a field of services of the type oidc only'],
    [{ ...shop, requiredLevel: 'MEDUIM' }, '0.requiredLevel: must be one of BASIC, MEDIUM, HIGH. Did you mean MEDIUM?'],
    [{ ...shop, type: 'odic' }, '0.type: must be one of oidc, cas. Did you mean oidc?'],
    [{ ...shop, type: 'saml' }, '0.type: must be one of oidc, cas'],
    [
      { ...shop, releasedAttributes: ['email', 'fistName'] },
      '0.releasedAttributes.1: must be one of email, firstName, lastName, locale. Did you mean firstName?',
    ],
    [
      { ...old, releasedAttributes: ['first_name'] },
      '0.releasedAttributes.0: must be one of email, firstName, lastName, locale, employeeType, domain, domainUsername, timeZone, assuranceLevel, uid, groups, authenticationFactors. Did you mean firstName?',
    ],
    // EU Login's addresses alone tell it.
    [
      { ...shop, releasedAttributes: ['groups'] },
      '0.releasedAttributes.0: must be one of email, firstName, lastName, locale',
    ],
  ])('is refused with the one that was meant: %#', (service, message) => {
    expect(issuesOf([service])).toEqual([message])
  })

  test('is refused with all there are, where none is near', () => {
    expect(issuesOf([{ ...old, colour: 'red' }])).toEqual([
      expect.stringMatching(/^0\.colour: isn’t a field\. There are name, .*urls/),
    ])
  })
})

describe('what is given twice', () => {
  test.each([
    [{ ...shop, redirectUris: ['https://a.example/', 'https://a.example/'] }, '0.redirectUris.1: is there twice'],
    [
      { ...shop, postLogoutRedirectUris: ['https://a.example/', 'https://b.example/', 'https://a.example/'] },
      '0.postLogoutRedirectUris.2: is there twice',
    ],
    [{ ...shop, acceptedMethods: ['sms', 'sms'] }, '0.acceptedMethods.1: is there twice'],
    [{ ...shop, releasedAttributes: ['email', 'email'] }, '0.releasedAttributes.1: is there twice'],
  ])('is refused within a service: %#', (service, message) => {
    expect(issuesOf([service])).toEqual([message])
  })

  test('is refused among services', () => {
    expect(issuesOf([shop, { ...shop, name: 'Other' }])).toEqual(['1.clientId: is that of Shop already'])
    // Two registrations of one application may share where they come back to.
    expect(issuesOf([shop, { ...shop, clientId: 'shop-2' }])).toEqual([])
  })
})

describe('an operator reads', () => {
  test('all problems at once', () => {
    const secret = 'a secret of the shop'
    const issues = issuesOf([
      { ...shop, clientSecret: secret, redirectUris: ['http://shop.example/', 3] },
      { ...old, urls: ['https://old.example/*'], proxy: 'yes' },
      { ...shop, name: undefined },
      { ...old, name: 'New' },
      { ...old, name: 'Newer' },
      'text',
    ])
    expect(issues).toEqual([
      '0.clientSecret: must have at least 32 characters',
      '0.redirectUris.0: must be https: http is for localhost alone',
      '0.redirectUris.1: must be a text',
      expect.stringMatching(/^1\.urls\.0: .*no wildcards/),
      '1.proxy: must be true or false',
      '2.name: is missing',
      '5: must be an object',
      '2.clientId: is that of Shop already',
      '4.urls.0: is registered for New already (https://old.example/app): an address has one owner',
    ])
    expect(issues.join()).not.toContain(secret)
  })

  test('what is of another type is told once, and what is blank isn’t a name', () => {
    expect(
      issuesOf([{ ...shop, clientSecret: [], grantTypes: '', name: ' \t', description: '', audiences: [' '] }]),
    ).toEqual([
      '0.name: must say what people call the service',
      '0.description: must say something, or be left out',
      '0.clientSecret: must be a text',
      '0.grantTypes: must be a list',
      '0.audiences.0: must not be empty',
    ])
  })

  test('that the whole isn’t a list', () => {
    expect(issuesOf({ services: [] })).toEqual([': must be a list'])
    expect(issuesOf(null)).toEqual([': must be a list'])
  })
})
