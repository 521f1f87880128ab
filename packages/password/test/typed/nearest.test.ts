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

  test.each([
    ['ulr', 'url', 'two neighbours exchanged are one slip'],
    ['client', 'clie', 'of the letters of the longer, a third may be missing'],
    ['x'.repeat(80), 'x'.repeat(64), 'of a long one the first 64 letters count'],
  ])('%s: %s, for %s', (typed, meant) => expect(nearestName(typed, [meant])).toBe(meant))

  test.each([
    ['abz', 'caz', 'only the first letter came later'],
    ['baz', 'acz', 'only the second came earlier'],
    ['aabbulr', 'ccbburl', 'an exchange is one more beside two others'],
    ['clien', 'cli', 'two of five are more than a third'],
  ])('%s isn’t %s: %s', (typed, name) => expect(nearestName(typed, [name])).toBeNull())

  test('of two as near, the first', () => {
    expect(nearestName('urm', ['url', 'uri'])).toBe('url')
    expect(nearestName('HTTP_URL', ['SMTP_URL'])).toBe('SMTP_URL')
    expect(nearestName('HTTP_URL', ['SMTP_URL'], { most: 1 })).toBeNull()
    expect(nearestName('uris', ['url', 'uri'])).toBe('uri')
  })

  test.each(['colour', 'x', '', 'fido2', 'x'.repeat(10_000)])('none by %s', (typed) => {
    expect(nearestName(typed, [...fields, ...methods])).toBeNull()
  })
})
