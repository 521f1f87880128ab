import { lookAgain } from '../fixtures/examine.ts'
import { expect, takePictures, test } from '../fixtures/test.ts'
import { connect, initialise } from '../steps/authenticator.ts'
import { enterIdentifier, enterPassword, nameDevice } from '../steps/login.ts'
import { newAccount } from '../steps/passkeys.ts'
import { somebody } from '../steps/person.ts'
import { languages, wordsOf } from '../steps/words.ts'

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: language === 'en' ? 'en-GB' : 'fr-FR' })

    test(`signing in while the phone is offline (${language})`, async ({ page, phone, apps, mailbox }) => {
      const person = somebody(language)
      const login = wordsOf('login', language)
      const app = wordsOf('authenticator', language)
      const heading = page.getByRole('heading', { level: 1 })

      await newAccount(page, person, { apps, mailbox })
      await page.goto(`${apps.origins.login}/cas/mobile`)
      await phone.film(await nameDevice(page, person))
      await phone.page.goto(apps.origins.authenticator)
      await initialise(phone.page, person, 'scan')
      await connect(phone.page, person)
      await expect(heading).toHaveText(login('enrolled.title'))

      // No network from here on; the app opens all the same.
      await phone.page.evaluate(() => navigator.serviceWorker.ready)
      await phone.context.setOffline(true)
      await phone.page.goto(apps.origins.authenticator)

      // A browser that nobody is signed in to.
      await page.context().clearCookies()
      await page.goto(`${apps.origins.portal}/auth/login?returnTo=/me&level=MEDIUM`)
      await enterIdentifier(page, person)
      await enterPassword(page, person, 'mobile-app-qr')
      await expect(heading).toHaveText(login('scan.title'))
      await lookAgain(page)
      await takePictures(page, `login-qr-sign-in-${language}`)

      await page.getByLabel(login('scan.code')).fill('0000 0000')
      await page.getByRole('button', { name: login('scan.sign-in') }).click()
      await expect(page.getByText(login('issue.code.wrong-code')).first()).toBeVisible()
      await lookAgain(page)
      await takePictures(page, `login-qr-sign-in-wrong-${language}`)

      await page.setViewportSize({ width: 390, height: 844 })
      const qr = page.getByRole('img', { name: login('scan.qr') })
      const modules = Number((await qr.getAttribute('viewBox'))?.split(' ')[2])
      expect(((await qr.boundingBox())?.width ?? 0) / modules).toBeGreaterThanOrEqual(4)
      await phone.film(qr, { size: 0.95 })
      await phone.page.getByRole('button', { name: app('welcome.scan') }).click()
      await expect(phone.page.getByRole('heading', { level: 1 })).toHaveText(app('code.title'), { timeout: 30_000 })
      const digits = await phone.page.locator('.huge-code span[aria-hidden]').allInnerTexts()
      await page.getByLabel(login('scan.code')).fill(digits.join(' '))
      await page.getByRole('button', { name: login('scan.sign-in') }).click()
      await page.waitForURL(`${apps.origins.portal}/me`)
      await phone.context.setOffline(false)
    })
  })
}
