import type { Page } from '@playwright/test'
import type { Apps } from '../fixtures/apps.ts'
import type { Mailbox } from '../fixtures/mailbox.ts'
import type { Phone } from '../fixtures/phone.ts'
import { expect, takePictures } from '../fixtures/test.ts'
import { approve, connect, initialise } from './authenticator.ts'
import { choosePassword, nameDevice, register, transferCode } from './login.ts'
import { createProfile, downloadPdf, fillProfile, openSection, readPdf } from './portal.ts'
import { somebody } from './person.ts'
import { type Language, wordsOf } from './words.ts'

/** Where the journey is made. */
export interface Journey {
  readonly page: Page
  readonly phone: Phone
  readonly apps: Pick<Apps, 'origins'>
  readonly mailbox: Mailbox
  /** Whether the phone has a screen lock: then it offers to use it, and the person says not now. */
  readonly locked?: boolean
}

/**
 * The main job, whole: from nothing, by an account and the app on a phone, to a CV in PDF.
 *
 * @returns `wokenMs`: how long the waiting page took to move on after the phone had approved, in milliseconds
 */
export async function mainJourney(
  { page, phone, apps, mailbox, locked = false }: Journey,
  language: Language,
): Promise<{ readonly wokenMs: number }> {
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

  // The password was just proved: nothing is asked again, but for what Europass asks besides.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(login('missing.phone.title'))
  await takePictures(page, `login-no-device-${language}`)
  await page.getByRole('button', { name: login('add-device.title') }).click()
  const qr = await nameDevice(page, person)

  await takePictures(page, `login-enrolment-${language}`)
  await phone.film(qr)
  await phone.page.goto(apps.origins.authenticator)
  await initialise(phone.page, person, 'scan')
  await connect(phone.page, person, { offered: locked })
  if (locked) {
    const app = wordsOf('authenticator', language)
    await phone.page.getByRole('button', { name: app('biometrics.offer.no') }).click()
  }
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(login('enrolled.title'))
  await takePictures(page, `login-enrolled-${language}`)
  // Nothing is typed twice: straight to the new phone.
  await page.getByRole('button', { name: login('enrolled.proceed', { service: 'Europass' }) }).click()
  await approve(phone.page, person, { service: 'Europass', code: await transferCode(page, person) })
  const approved = performance.now()
  await expect(page).toHaveURL(new RegExp(`^${apps.origins.portal}/`))
  const wokenMs = performance.now() - approved

  await page.goto(`${apps.origins.portal}/me`)
  await createProfile(page, person)
  await fillProfile(page, person)
  await takePictures(page, `portal-profile-${language}`)
  await page.getByRole('link', { name: portal('profile.makeCv') }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(portal('cv.title'))
  await openSection(page, portal('panel.design'), language)
  await page.getByText(wordsOf('europass', language)('template.modern'), { exact: true }).click()
  await takePictures(page, `portal-cv-${language}`)
  const pdf = await readPdf(await downloadPdf(page))
  expect(pdf.text).toContain('Élodie Müller')
  expect(pdf.text).toContain('Ινστιτούτο Θαλάσσιας Βιολογίας')
  expect(pdf.text).toContain('Софийски университет')
  expect(pdf.tagged).toBe(true)
  expect(pdf.language).toBe(language)
  expect(pdf.attachments.get('attachment.xml')).toContain('Müller')
  return { wokenMs }
}
