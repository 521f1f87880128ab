import { expect, takePictures, test } from '../fixtures/test.ts'
import { approve, connect, initialise } from '../steps/authenticator.ts'
import { choosePassword, enterIdentifier, enterPassword, nameDevice, register, transferCode } from '../steps/login.ts'
import { createProfile, downloadPdf, fillProfile, readPdf } from '../steps/portal.ts'
import { somebody } from '../steps/person.ts'
import { wordsOf, type Language } from '../steps/words.ts'

// The proof of work is part of this journey.
test.use({ settings: { CAPTCHA: 'auto' } })

for (const language of ['en', 'fr'] as const satisfies readonly Language[]) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: language === 'en' ? 'en-GB' : 'fr-FR' })

    test(`from nothing to a CV in PDF (${language})`, async ({ page, phone, apps, mailbox }) => {
      const person = somebody(language)
      const login = wordsOf('login', language)
      const portal = wordsOf('portal', language)

      await page.goto(apps.origins.portal)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(portal('home.heading'))
      await takePictures(page, `portal-home-${language}`)
      await page
        .getByRole('link', { name: portal('account.login') })
        .first()
        .click()

      await page.getByRole('link', { name: login('register.title') }).click()
      await register(page, person)
      await choosePassword(page, person, mailbox)
      await takePictures(page, `login-password-done-${language}`)
      await page.getByRole('link', { name: login('proceed') }).click()

      await enterIdentifier(page, person)
      await enterPassword(page, person, 'mobile-app-pin')
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(login('missing.phone.title'))
      await takePictures(page, `login-no-device-${language}`)
      await page.getByRole('button', { name: login('add-device.title') }).click()
      const qr = await nameDevice(page, person)

      await takePictures(page, `login-enrolment-${language}`)
      await phone.film(qr)
      await phone.page.goto(apps.origins.authenticator)
      await initialise(phone.page, person, 'scan')
      await connect(phone.page, person)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(login('enrolled.title'))
      await takePictures(page, `login-enrolled-${language}`)
      // Nothing is typed twice: straight to the new phone.
      await page.getByRole('button', { name: login('enrolled.proceed', { service: 'Europass' }) }).click()
      await approve(phone.page, person, { service: 'Europass', code: await transferCode(page, person) })
      await expect(page).toHaveURL(new RegExp(`^${apps.origins.portal}/`))

      await page.goto(`${apps.origins.portal}/me`)
      await createProfile(page, person)
      await fillProfile(page, person)
      await takePictures(page, `portal-profile-${language}`)
      await page.getByRole('link', { name: portal('profile.makeCv') }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(portal('cv.title'))
      await page.getByText(portal('template.cv-modern'), { exact: true }).click()
      await takePictures(page, `portal-cv-${language}`)
      const pdf = await readPdf(await downloadPdf(page, person))
      expect(pdf.text).toContain('Élodie Müller')
      expect(pdf.text).toContain('Ινστιτούτο Θαλάσσιας Βιολογίας')
      expect(pdf.text).toContain('Софийски университет')
      expect(pdf.tagged).toBe(true)
      expect(pdf.language).toBe(language)
      expect(pdf.attachments.get('attachment.xml')).toContain('Müller')
    })
  })
}
