import { platform } from '#platform'
import { providerSettings, type Destination } from '@laissez-passer/core/context'
import { eulogin2025 } from '@laissez-passer/core/password'
import { parseServices, type Service } from '@laissez-passer/federation/services'
import { describe, expect, it } from 'vitest'
import { asking, askingFresh, askOf, describeDestination } from '../src/destination.ts'
import { eid } from '../src/methods/eid/face.ts'
import { mailCode } from '../src/methods/mail-code/face.ts'
import { mobileAppPin } from '../src/methods/mobile-app-pin/face.ts'
import { mobileAppQr } from '../src/methods/mobile-app-qr/face.ts'
import { passkey } from '../src/methods/passkey/face.ts'
import { password } from '../src/methods/password/face.ts'
import { recoveryCode } from '../src/methods/recovery-code/face.ts'
import { sms } from '../src/methods/sms/face.ts'
import { fakeCountry } from './support/eid.ts'
import { authorizeAddress, origin, shop } from './support/world.ts'

const nowhere = { send: async () => ({ ok: true as const }) }
const methods = [
  mailCode(),
  mobileAppPin(),
  mobileAppQr(),
  passkey(),
  sms({ sender: nowhere }),
  password(),
  recoveryCode(),
  eid({ schemes: [fakeCountry()] }),
]
  .flat()
  .map(({ method }) => method)

function services(): readonly Service[] {
  const parsed = parseServices([shop])
  return parsed.ok ? parsed.services : []
}

async function described(path: string): Promise<Destination | null> {
  const { runtime, store } = await platform()
  const settings = providerSettings({
    origin,
    name: 'Example',
    passwordPolicy: eulogin2025,
    languages: ['en'],
    authenticatorOrigin: 'http://localhost:4002',
  })
  const { addresses } = settings
  const policies = {
    changesFactors: (at: string) => at === addresses.account('keys-of mine'),
    forAdministrators: (at: string) => at === addresses.admin('people-of mine'),
  }
  const context = { keyRing: runtime.keyRing, methods, now: runtime.now(), settings, store }
  return describeDestination(context, { path, services: services(), policies })
}

describe('where a page changes what an account signs in with', () => {
  const keys = '/cas/account/keys%2Dof%20mine'

  it('asks for a fresh sign-in by whatever may change factors, while nobody says which', async () => {
    const found = await described(keys)
    expect(found).toMatchObject({ serviceName: null, level: 'BASIC', forceFresh: false, maxAge: 600 })
    expect(found?.methods).toEqual(expect.arrayContaining(['mobile-app-pin', 'passkey', 'password', 'sms']))
    for (const never of ['mobile-app-qr', 'mail-code']) expect(found?.methods).not.toContain(never)
  })

  it('asks for what the page found to be needed, and makes nothing else of it', async () => {
    const medium = await described(`${keys}?level=MEDIUM`)
    expect(medium).toMatchObject({ level: 'MEDIUM', methods: expect.arrayContaining(['passkey', 'password']) })
    for (const never of ['mobile-app-qr', 'mail-code', 'sms']) expect(medium?.methods).not.toContain(never)
    expect(await described(`${keys}?level=BASIC`)).toMatchObject({ level: 'BASIC', methods: ['password', 'eid-low'] })
    expect(await described(`${keys}?level=HIGHEST`)).toMatchObject({ level: 'BASIC' })
    expect(await described(`${keys}?level=MEDIUM&by=sms,passkey`)).toMatchObject({
      level: 'MEDIUM',
      methods: ['sms', 'passkey'],
    })
    expect(await described(`${keys}?level=BASIC&by=sms`)).toMatchObject({ level: 'BASIC', methods: ['sms'] })
  })
})

it('administrators prove all that they can; to change something, a moment ago', async () => {
  const people = '/cas/admin/people%2Dof%20mine'
  expect(await described(people)).toMatchObject({ level: 'HIGH', maxAge: null })
  expect(await described(`${people}?fresh=1`)).toMatchObject({ level: 'HIGH', maxAge: 600 })
})

it('a service asks by its own address, and nobody else by theirs', async () => {
  const authorize = await authorizeAddress()
  expect(await described(authorize)).toMatchObject({ serviceName: 'Shop', level: 'MEDIUM' })
  expect(await described(authorize.replace('/authorize', '/authorise'))).toBeNull()
  expect(await described('/cas/account')).toBeNull()
  expect(await described('/cas/%E0%A4%A')).toBeNull()
  expect(await described('http://[')).toBeNull()
})

describe('what a page asks a sign-in for', () => {
  it('is written into its address, instead of what stood there', () => {
    const page = '/cas/account/keys?x=1&level=MEDIUM&by=sms'
    expect(asking(page, { level: 'BASIC', methods: null })).toBe('/cas/account/keys?x=1&level=BASIC')
    expect(asking(page, { level: 'BASIC', methods: ['sms', 'passkey'] })).toBe(
      '/cas/account/keys?x=1&level=BASIC&by=sms%2Cpasskey',
    )
    expect(askingFresh('/cas/admin/people?x=1')).toBe('/cas/admin/people?x=1&fresh=1')
  })
})

it('the card names the service, and nobody where there is none', () => {
  expect(askOf({ serviceName: 'Shop', level: 'MEDIUM' })).toEqual({ name: 'Shop', level: 'MEDIUM' })
  expect(askOf({ serviceName: null, level: 'MEDIUM' })).toBeNull()
  expect(askOf(null)).toBeNull()
})
