import type { Apps } from '../fixtures/apps.ts'
import type { Mailbox } from '../fixtures/mailbox.ts'
import type { Page } from '@playwright/test'
import type { Phone } from '../fixtures/phone.ts'
import { lookAgain } from '../fixtures/examine.ts'
import { expect, takePictures, test } from '../fixtures/test.ts'
import { approve, connect, initialise, typePin } from '../steps/authenticator.ts'
import { enterIdentifier, enterPassword, nameDevice, transferCode } from '../steps/login.ts'
import { newAccount } from '../steps/passkeys.ts'
import { type Person, somebody } from '../steps/person.ts'
import { type Language, languages, wordsOf } from '../steps/words.ts'

const changed = '7391'
const afterwards = '8264'

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: language === 'en' ? 'en-GB' : 'fr-FR' })

    test(`a PIN changed, the app locked, the PIN forgotten (${language})`, async ({ page, phone, apps, mailbox }) => {
      test.slow()
      const person = somebody(language)
      const login = wordsOf('login', language)
      const app = wordsOf('authenticator', language)
      const screen = phone.page.getByRole('heading', { level: 1 })
      await withPhone(page, phone, { person, apps, mailbox })

      await phone.page.getByRole('button', { name: app('settings'), exact: true }).click()
      await takePictures(phone.page, `authenticator-settings-pin-${language}`)
      await phone.page.getByRole('button', { name: app('settings.pin.change') }).click()
      await expect(screen).toHaveText(app('pin.present'))
      await typePin(phone.page, person.pin)
      await phone.page.getByRole('button', { name: app('next') }).click()
      await expect(screen).toHaveText(app('pin.new'))
      await typePin(phone.page, '1234')
      await phone.page.getByRole('button', { name: app('next') }).click()
      await expect(phone.page.getByText(app('pin.weak.run'))).toBeVisible()
      await lookAgain(phone.page)
      await takePictures(phone.page, `authenticator-pin-weak-${language}`)
      await choosePin(phone.page, changed, { language })
      await phone.page.getByRole('button', { name: app('continue') }).click()

      await askPhone(page, person, `${apps.origins.login}/cas/login?continue=%2Fcas%2Fmobile%3Flevel%3DMEDIUM`)
      await approve(
        phone.page,
        { ...person, pin: changed },
        { service: 'EU Login', code: await transferCode(page, person) },
      )
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(login('add-device.title'))
      await phone.page.getByRole('button', { name: app('close') }).click()

      await page.context().clearCookies()
      await askPhone(page, person, `${apps.origins.login}/cas/login?continue=%2Fcas%2Fmobile%3Flevel%3DMEDIUM`)
      await expect(screen).toHaveText(app('request.title', { service: 'EU Login' }), { timeout: 20_000 })
      await phone.page.getByLabel(app('request.code')).fill(await transferCode(page, person))
      for (let i = 0; i < 5; i++) {
        await phone.page.getByLabel(app('request.pin')).fill(person.pin)
        await phone.page.getByRole('button', { name: app('request.authenticate') }).click()
        await expect(phone.page.getByRole('button', { name: app('request.working') })).toHaveCount(0)
      }
      await expect(screen).toHaveText(app('locked.title'))
      await lookAgain(phone.page)
      await takePictures(phone.page, `authenticator-locked-${language}`)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(login('waiting.locked.title'))
      await takePictures(page, `login-waiting-locked-${language}`)

      await phone.page.getByRole('button', { name: app('locked.new-pin') }).click()
      await phone.page.getByLabel(app('pin.password')).fill('not the password')
      await phone.page.getByRole('button', { name: app('next') }).click()
      await choosePin(phone.page, afterwards, { language, ends: app('pin.forgot.title') })
      await expect(phone.page.getByText(app('pin.password.wrong'))).toBeVisible()
      await lookAgain(phone.page)
      await takePictures(phone.page, `authenticator-pin-forgot-${language}`)
      await phone.page.getByLabel(app('pin.password')).fill(person.password)
      await phone.page.getByRole('button', { name: app('next') }).click()
      await choosePin(phone.page, afterwards, { language })
      await expect(phone.page.getByText(app('pin.done.rest'))).toBeVisible()
      await phone.page.getByRole('button', { name: app('continue') }).click()
      await expect(screen).toContainText(app('welcome.title', { name: person.firstName }))

      await page.context().clearCookies()
      await askPhone(page, person, `${apps.origins.login}/cas/login?continue=%2Fcas%2Fmobile%3Flevel%3DMEDIUM`)
      await approve(
        phone.page,
        { ...person, pin: afterwards },
        { service: 'EU Login', code: await transferCode(page, person) },
      )
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(login('rest.title'))
      await lookAgain(page)
      await takePictures(page, `login-factors-rest-${language}`)
      const subjects = (await mailbox.all(person.email)).map(({ subject }) => subject).join('\n')
      expect(subjects).toMatch(/PIN/)
    })
  })
}

test('a device is removed in My Account: its app notices, starts again and is added anew', async ({
  page,
  phone,
  apps,
  mailbox,
}) => {
  test.slow()
  const person = somebody()
  const login = wordsOf('login', person.language)
  const app = wordsOf('authenticator', person.language)
  const screen = phone.page.getByRole('heading', { level: 1 })
  await withPhone(page, phone, { person, apps, mailbox })

  await askPhone(page, person, `${apps.origins.login}/cas/login?continue=%2Fcas%2Faccount%2Fdevices%3Flevel%3DMEDIUM`)
  await approve(phone.page, person, { service: 'EU Login', code: await transferCode(page, person) })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(login('devices.title'))
  await phone.page.getByRole('button', { name: app('close') }).click()

  await page
    .getByRole('link', { name: new RegExp(login('devices.remove')) })
    .first()
    .click()
  await page.getByRole('button', { name: login('device-remove.submit') }).click()
  await expect(page.getByText(login('devices.none'), { exact: true })).toBeVisible()
  await expect(screen).toHaveText(app('removed.title'), { timeout: 20_000 })
  await lookAgain(phone.page)
  await takePictures(phone.page, 'authenticator-removed')
  await phone.page.getByRole('button', { name: app('removed.start') }).click()

  await page.goto(`${apps.origins.login}/cas/mobile`)
  await phone.film(await nameDevice(page, person, 'Fairphone, again'))
  await initialise(phone.page, person, 'scan')
  await connect(phone.page, person)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(login('enrolled.title'))
  // The page that waited moves on by itself: what is asked for meanwhile would be given up.
  await page.waitForLoadState()
  await page.context().clearCookies()
  await askPhone(page, person, `${apps.origins.login}/cas/login?continue=%2Fcas%2Faccount%2Fdevices%3Flevel%3DMEDIUM`)
  await approve(phone.page, person, { service: 'EU Login', code: await transferCode(page, person) })
  await expect(page.getByText('Fairphone, again').first()).toBeVisible()
})

/** Registers a person and connects the phone. */
async function withPhone(
  page: Page,
  phone: Phone,
  {
    person,
    apps,
    mailbox,
  }: {
    readonly person: Person
    readonly apps: Apps
    readonly mailbox: Mailbox
  },
): Promise<void> {
  await newAccount(page, person, { apps, mailbox })
  await page.goto(`${apps.origins.login}/cas/mobile`)
  await phone.film(await nameDevice(page, person))
  await phone.page.goto(apps.origins.authenticator)
  await initialise(phone.page, person, 'scan')
  await connect(phone.page, person)
  await page.context().clearCookies()
}

/** Signs in up to the waiting page. */
async function askPhone(page: Page, person: Person, address: string): Promise<void> {
  await page.goto(address)
  await enterIdentifier(page, person)
  await enterPassword(page, person, 'mobile-app-pin')
}

/** A new PIN, twice. Ends on the success screen, or on the one named. */
async function choosePin(
  app: Page,
  pin: string,
  { language, ends }: { readonly language: Language; readonly ends?: string },
): Promise<void> {
  const t = wordsOf('authenticator', language)
  const heading = app.getByRole('heading', { level: 1 })
  await expect(heading).toHaveText(t('pin.new'))
  await typePin(app, pin)
  await app.getByRole('button', { name: t('next') }).click()
  await expect(heading).toHaveText(t('pin.again'))
  await typePin(app, pin)
  await app.getByRole('button', { name: t('pin.go') }).click()
  await expect(heading).toHaveText(ends ?? t('pin.done.title'))
}
