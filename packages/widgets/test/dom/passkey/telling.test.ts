import { afterEach, beforeEach, expect, test } from 'vitest'
import { fakeBrowser, FakeCredential, realBrowser } from './support/browser.ts'

beforeEach(fakeBrowser)
afterEach(realBrowser)

test('browsers are told which passkeys are left', async () => {
  document.body.innerHTML = `<ul data-lp-passkeys='{"rpId":"id.example","userId":"AQ","allAcceptedCredentialIds":["Ag"]}'></ul>`
  await import('../../../src/dom/passkey.ts')
  expect(FakeCredential.signalAllAcceptedCredentials).toHaveBeenCalledExactlyOnceWith({
    rpId: 'id.example',
    userId: 'AQ',
    allAcceptedCredentialIds: ['Ag'],
  })
})

test('browsers are told what a person is called now, and which passkey nobody has', async () => {
  document.body.innerHTML = `<ul data-lp-passkeys='{}' data-user='{"userId":"AQ","name":"a@b.eu"}'></ul><span data-lp-passkey-gone='{"rpId":"id.example","credentialId":"Ag"}'></span>`
  await import('../../../src/dom/passkey.ts')
  expect(FakeCredential.signalCurrentUserDetails).toHaveBeenCalledExactlyOnceWith({ userId: 'AQ', name: 'a@b.eu' })
  expect(FakeCredential.signalUnknownCredential).toHaveBeenCalledExactlyOnceWith({
    rpId: 'id.example',
    credentialId: 'Ag',
  })
})
