import { describe, expect, test } from 'vitest'
import { nearestName } from '../../src/typed/index.ts'

const fields = ['name', 'clientId', 'clientSecret', 'redirectUris', 'requiredLevel', 'urls']
const methods = ['password', 'passkey', 'mobile-app-pin', 'mobile-app-qr', 'sms', 'eid', 'token', 'token-app']

describe('the name that was probably meant', () => {
  test.each([
    ['redirectUri', 'redirectUris'],
    ['redirect_uris', 'redirectUris'],
    ['clientid', 'clientId'],
    ['cleintId', 'clientId'],
    ['client_secret', 'clientSecret'],
    ['requireLevel', 'requiredLevel'],
    ['url', 'urls'],
    ['Name', 'name'],
  ])('%s: %s', (typed, meant) => {
    expect(nearestName(typed, fields)).toBe(meant)
  })

  test.each([
    ['passkeys', 'passkey'],
    ['pasword', 'password'],
    ['mobileAppPin', 'mobile-app-pin'],
    ['MOBILE_APP_QR', 'mobile-app-qr'],
    ['SMS', 'sms'],
    ['tokenapp', 'token-app'],
  ])('of methods, %s: %s', (typed, meant) => {
    expect(nearestName(typed, methods)).toBe(meant)
  })

  test.each(['colour', 'x', '', 'fido2', 'x'.repeat(10_000)])('none by %s', (typed) => {
    expect(nearestName(typed, [...fields, ...methods])).toBeNull()
  })
})
