import type { Page } from '@playwright/test'
import { lookAgain } from '../fixtures/examine.ts'
import { expect, takePictures, test } from '../fixtures/test.ts'
import { addPhone } from '../steps/add-phone.ts'
import { approve, connect, initialise, pasteLink } from '../steps/authenticator.ts'
import { enterIdentifier, enterPassword, nameDevice, transferCode } from '../steps/login.ts'
import { newAccount } from '../steps/passkeys.ts'
import { type Person, somebody } from '../steps/person.ts'
import { languages, wordsOf } from '../steps/words.ts'

const toDevices = '/cas/login?continue=%2Fcas%2Faccount%2Fdevices%3Flevel%3DMEDIUM'

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: language === 'en' ? 'en-GB' : 'fr-FR' })

    test(`C9: the app installed anew takes the place of its old entry, from a browser that nobody knows (${language})`, async ({
      page,
      browser,
      phone,
      apps,
      mailbox,
    }) => {
      test.slow()
      const person = somebody(language)
      const login = wordsOf('login', language)
      const app = wordsOf('authenticator', language)
      const old = phone.page
      const screen = old.getByRole('heading', { level: 1 })
      await newAccount(page, person, { apps, mailbox })
      await page.goto(`${apps.origins.login}/cas/mobile`)
      await addPhone(page, person, { app: old, apps })

      // Ten codes, for the day that comes now.
      await page.context().clearCookies()
      await page.goto(`${apps.origins.login}/cas/account/recovery-codes?level=MEDIUM`)
      await enterIdentifier(page, person)
      await enterPassword(page, person, 'mobile-app-pin')
      await approve(old, person, { service: 'EU Login', code: await transferCode(page, person) })
      await old.getByRole('button', { name: app('close') }).click()
      await page.getByRole('button', { name: login('recovery-codes.make') }).click()
      const code = await page.locator('.codes code').first().innerText()

      // Another browser, and an app that has forgotten everything.
      const fresh = await browser.newContext({ locale: language === 'en' ? 'en-GB' : 'fr-FR' })
      const desk = await fresh.newPage()
      const heading = desk.getByRole('heading', { level: 1 })
      await desk.goto(`${apps.origins.login}${toDevices}`)
      await enterIdentifier(desk, person)
      await enterPassword(desk, person, 'mobile-app-pin')
      await desk.locator('button[name=method][value=recovery-code]').click()
      await desk.getByLabel(login('recovery-code.code')).fill(code)
      await desk.getByRole('button', { name: login('recovery-code.sign-in') }).click()
      await expect(heading).toHaveText(login('devices.title'))
      await lookAgain(desk)
      await takePictures(desk, `login-devices-again-${language}`)
      await desk.getByRole('link', { name: login('devices.again') }).click()
      await expect(heading).toHaveText(login('add-device.again', { device: person.device }))
      await expect(desk.getByLabel(login('add-device.name'))).toHaveValue(person.device)
      await lookAgain(desk)
      await takePictures(desk, `login-connect-again-${language}`)
      await nameDevice(desk, person)
      const link = await desk.locator('main').getByText(`${apps.origins.authenticator}/initialise#`).first().innerText()
      const reinstalled = await installedAnew(fresh.newPage(), { person, link, origin: apps.origins.authenticator })
      await expect(heading).toHaveText(login('enrolled.title'))
      await mailbox.wait(person.email, { subject: /connected again|reconnecté/ })
      await expect(screen).toHaveText(app('removed.title'), { timeout: 20_000 })

      await desk.goto(`${apps.origins.login}/cas/account/devices`)
      await expect(desk.getByRole('heading', { level: 2, name: person.device })).toHaveCount(1)
      await page.context().clearCookies()
      await page.goto(`${apps.origins.login}${toDevices}`)
      await enterIdentifier(page, person)
      await enterPassword(page, person, 'mobile-app-pin')
      await approve(reinstalled, person, { service: 'EU Login', code: await transferCode(page, person) })
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(login('devices.title'))

      // The form for one more says it too.
      await page.getByRole('link', { name: login('add-device.title') }).click()
      await page.getByText(login('add-device.known')).click()
      await expect(page.getByRole('link', { name: login('add-device.again', { device: person.device }) })).toBeVisible()
      await lookAgain(page)
      await takePictures(page, `login-add-device-known-${language}`)
      await fresh.close()
    })
  })
}

/** The app in a browser that holds nothing, connected by the link. */
async function installedAnew(
  opening: Promise<Page>,
  { person, link, origin }: { readonly person: Person; readonly link: string; readonly origin: string },
): Promise<Page> {
  const tab = await opening
  await tab.goto(origin)
  await initialise(tab, person, 'paste')
  await pasteLink(tab, person, link.trim())
  await connect(tab, person)
  return tab
}
