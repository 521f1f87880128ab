import type { Page } from '@playwright/test'
import type { Apps } from '../fixtures/apps.ts'
import type { Mailbox } from '../fixtures/mailbox.ts'
import { lookAgain } from '../fixtures/examine.ts'
import { expect, takePictures, test } from '../fixtures/test.ts'
import { plugIn, thisDevice } from '../fixtures/virtual-authenticator.ts'
import { approve, connect, initialise, pasteLink, turnOnBiometrics, typePin } from '../steps/authenticator.ts'
import { enterIdentifier, enterPassword, nameDevice, transferCode } from '../steps/login.ts'
import { newAccount } from '../steps/passkeys.ts'
import { type Person, somebody } from '../steps/person.ts'
import { languages, wordsOf } from '../steps/words.ts'

const devices = '/cas/login?continue=%2Fcas%2Faccount%2Fdevices%3Flevel%3DMEDIUM'

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: language === 'en' ? 'en-GB' : 'fr-FR' })

    test(`a finger instead of the PIN: on, used, not recognised, off (${language})`, async ({
      page,
      phone,
      apps,
      mailbox,
    }) => {
      test.slow()
      const person = somebody(language)
      const app = wordsOf('authenticator', language)
      const login = wordsOf('login', language)
      const tab = phone.page
      const screen = tab.getByRole('heading', { level: 1 })
      const finger = await plugIn(tab, thisDevice)
      await connected(page, tab, { person, apps, mailbox })
      await lookAgain(tab)
      await takePictures(tab, `authenticator-biometrics-offer-${language}`)

      // The device doesn't recognise its owner at first: nothing is lost, the PIN needn't be typed again.
      await finger.recognises(false)
      await tab.getByRole('button', { name: app('biometrics.offer.yes') }).click()
      await typePin(tab, person.pin)
      await tab.getByRole('button', { name: app('biometrics.go') }).click()
      await expect(screen).toHaveText(app('biometrics.cancelled.title'))
      await lookAgain(tab)
      await finger.recognises(true)
      await tab.getByRole('button', { name: app('try-again') }).click()
      await expect(screen).toHaveText(app('biometrics.done.title'))
      await lookAgain(tab)
      await takePictures(tab, `authenticator-biometrics-done-${language}`)
      await tab.getByRole('button', { name: app('continue') }).click()
      const mail = await mailbox.wait(person.email, { subject: /Fingerprint|Empreinte/ })
      expect(mail.text).toContain('/cas/not-me?token=')

      const asks = app('request.title', { service: 'EU Login' })
      await ask(page, person, apps)
      await expect(screen).toHaveText(asks, { timeout: 20_000 })
      await expect(tab.getByLabel(app('request.pin'))).toHaveCount(0)
      await lookAgain(tab)
      await takePictures(tab, `authenticator-request-finger-${language}`)
      await typePin(tab, await transferCode(page, person))
      await tab.getByRole('button', { name: app('request.authenticate') }).click()
      await expect(screen).toHaveText(app('result.approved.title'))
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(login('devices.title'))
      await expect(page.getByText(login('devices.biometrics'))).toBeVisible()
      await lookAgain(page)
      await takePictures(page, `login-devices-biometrics-${language}`)
      await tab.getByRole('button', { name: app('close') }).click()

      await finger.recognises(false)
      await ask(page, person, apps)
      await expect(screen).toHaveText(asks, { timeout: 20_000 })
      await typePin(tab, await transferCode(page, person))
      await tab.getByRole('button', { name: app('request.authenticate') }).click()
      await expect(tab.getByText(app('request.not-recognised'))).toBeVisible()
      await lookAgain(tab)
      await takePictures(tab, `authenticator-request-not-recognised-${language}`)
      // The same request, its code still typed: the PIN goes on.
      await typePin(tab, person.pin)
      await tab.getByRole('button', { name: app('request.authenticate') }).click()
      await expect(screen).toHaveText(app('result.approved.title'))
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(login('devices.title'))
      await tab.getByRole('button', { name: app('close') }).click()

      await tab.getByRole('button', { name: app('settings'), exact: true }).click()
      await takePictures(tab, `authenticator-settings-biometrics-${language}`)
      await tab.getByRole('button', { name: app('settings.biometrics.turn-off') }).click()
      await expect(tab.getByText(app('settings.biometrics.off'))).toBeVisible()
      await tab.getByRole('button', { name: app('back') }).click()
      await ask(page, person, apps)
      await approve(tab, person, { service: 'EU Login', code: await transferCode(page, person) })
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(login('devices.title'))
      await expect(page.getByText(login('devices.biometrics'))).toHaveCount(0)
    })
  })
}

test('a finger that isn’t this phone’s is refused; an answer counts once; off in My Account', async ({
  page,
  phone,
  apps,
  mailbox,
}) => {
  test.slow()
  const person = somebody()
  const app = wordsOf('authenticator', person.language)
  const login = wordsOf('login', person.language)
  const tab = phone.page
  const screen = tab.getByRole('heading', { level: 1 })
  const finger = await plugIn(tab, thisDevice)
  await connected(page, tab, { person, apps, mailbox })
  await turnOnBiometrics(tab, person)
  const own = (await finger.credentials())[0]
  if (!own) throw new Error('no passkey was made')
  const answers: { readonly url: string; readonly headers: Record<string, string>; readonly data: string }[] = []
  tab.on('request', (request) => {
    if (request.url().endsWith('/requests/approve') && request.method() === 'POST')
      answers.push({ url: request.url(), headers: request.headers(), data: request.postData() ?? '' })
  })

  await finger.hold({ ...own, privateKey: await anotherKey(tab) })
  await ask(page, person, apps)
  await expect(screen).toHaveText(app('request.title', { service: 'EU Login' }), { timeout: 20_000 })
  await typePin(tab, await transferCode(page, person))
  await tab.getByRole('button', { name: app('request.authenticate') }).click()
  await expect(tab.getByText(app('error.server'))).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(login('waiting.title'))
  await finger.hold(own)
  await tab.getByRole('button', { name: app('request.authenticate') }).click()
  await expect(screen).toHaveText(app('result.approved.title'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(login('devices.title'))
  await tab.getByRole('button', { name: app('close') }).click()

  const last = answers.at(-1)
  if (!last) throw new Error('nothing was answered')
  const replayed = await page.request.post(last.url, { headers: last.headers, data: last.data })
  expect([replayed.status(), (await replayed.json()).reason]).toEqual([401, 'replayed'])

  await page.getByRole('button', { name: login('devices.biometrics-off') }).click()
  await expect(page.getByText(login('notice.biometrics-off'))).toBeVisible()
  await ask(page, person, apps)
  await expect(screen).toHaveText(app('request.title', { service: 'EU Login' }), { timeout: 20_000 })
  await typePin(tab, await transferCode(page, person))
  await tab.getByRole('button', { name: app('request.authenticate') }).click()
  await expect(tab.getByText(app('request.biometrics-off'))).toBeVisible()
  await typePin(tab, person.pin)
  await tab.getByRole('button', { name: app('request.authenticate') }).click()
  await expect(screen).toHaveText(app('result.approved.title'))

  // A forgotten PIN needs the password and the finger.
  await tab.getByRole('button', { name: app('close') }).click()
  await tab.getByRole('button', { name: app('settings'), exact: true }).click()
  await tab.getByRole('button', { name: app('settings.biometrics.turn-on') }).click()
  await typePin(tab, person.pin)
  await tab.getByRole('button', { name: app('biometrics.go') }).click()
  await expect(screen).toHaveText(app('biometrics.done.title'))
  await tab.getByRole('button', { name: app('continue') }).click()
  await tab.getByRole('button', { name: app('settings'), exact: true }).click()
  await tab.getByRole('button', { name: app('settings.pin.forgot') }).click()
  await finger.recognises(false)
  await tab.getByLabel(app('pin.password')).fill(person.password)
  await tab.getByRole('button', { name: app('next') }).click()
  await typePin(tab, '7391')
  await tab.getByRole('button', { name: app('next') }).click()
  await typePin(tab, '7391')
  await tab.getByRole('button', { name: app('pin.go') }).click()
  await expect(tab.getByText(app('pin.not-recognised'))).toBeVisible()
  await finger.recognises(true)
  await typePin(tab, '7391')
  await tab.getByRole('button', { name: app('pin.go') }).click()
  await expect(screen).toHaveText(app('pin.done.title'))
})

/** Registers, and connects the app up to the question whether biometrics are wanted. */
async function connected(
  page: Page,
  tab: Page,
  { person, apps, mailbox }: { readonly person: Person; readonly apps: Apps; readonly mailbox: Mailbox },
): Promise<void> {
  await newAccount(page, person, { apps, mailbox })
  await page.goto(`${apps.origins.login}/cas/mobile`)
  await nameDevice(page, person)
  const link = await page.locator('main').getByText(`${apps.origins.authenticator}/initialise#`).first().innerText()
  await tab.goto(apps.origins.authenticator)
  await initialise(tab, person, 'paste')
  await pasteLink(tab, person, link.trim())
  await connect(tab, person, { offered: true })
}

/** A new sign-in, up to the waiting page. */
async function ask(page: Page, person: Person, apps: Apps): Promise<void> {
  await page.context().clearCookies()
  await page.goto(`${apps.origins.login}${devices}`)
  await enterIdentifier(page, person)
  await enterPassword(page, person, 'mobile-app-pin')
}

/** A private key that isn’t the passkey’s, as Chromium holds them. */
function anotherKey(tab: Page): Promise<string> {
  return tab.evaluate(async () => {
    const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign'])
    const bytes = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey))
    return btoa(String.fromCharCode(...bytes))
  })
}
