import { clockFor } from '../fixtures/clock.ts'
import type { Mail } from '../fixtures/mailbox.ts'
import { lookAgain } from '../fixtures/examine.ts'
import { expect, takePictures, test } from '../fixtures/test.ts'
import { addPhone } from '../steps/add-phone.ts'
import { approve } from '../steps/authenticator.ts'
import { enterIdentifier, enterPassword, transferCode } from '../steps/login.ts'
import { newAccount } from '../steps/passkeys.ts'
import { somebody } from '../steps/person.ts'
import { languages, wordsOf } from '../steps/words.ts'

const clock = clockFor('change-email')
test.use({ settings: { CAPTCHA: 'off', ...clock.settings } })
test.beforeEach(() => clock.reset())

/** The link of a mail whose path begins like this. */
function linkTo({ text }: Mail, path: string): string {
  const link = (text.match(/https?:\/\/[^\s<>"]+/g) ?? []).find((one) => new URL(one).pathname === path)
  if (!link) throw new Error(`no link to ${path} in:\n${text}`)
  return link
}

for (const language of languages) {
  test.describe(`another e-mail address (${language})`, () => {
    test.use({ locale: language === 'en' ? 'en-GB' : 'fr-FR' })

    test(`confirmed at both, signed in with, and taken back from the former one (${language})`, async ({
      page,
      apps,
      mailbox,
      browser,
    }) => {
      const person = somebody(language)
      const t = wordsOf('login', language)
      const email = person.email.replace('@example.org', '@new.example')
      const heading = page.getByRole('heading', { level: 1 })
      await newAccount(page, person, { apps, mailbox })
      await page.goto(`${apps.origins.login}/cas/account/details`)
      await expect(heading).toHaveText(t('details.title'))
      await page.getByRole('link', { name: t('change-email.title') }).click()
      await expect(heading).toHaveText(t('change-email.title'))
      await lookAgain(page)
      await takePictures(page, `login-change-email-${language}`)
      await page.getByLabel(t('change-email.email'), { exact: true }).fill(email)
      await page.getByLabel(t('change-email.confirmEmail')).fill('somebody@else.example')
      await page.getByRole('button', { name: t('change-email.submit') }).click()
      await expect(page.getByText(t('issue.emails-differ')).first()).toBeVisible()
      await lookAgain(page)
      await page.getByLabel(t('change-email.confirmEmail')).fill(email)
      await page.getByRole('button', { name: t('change-email.submit') }).click()
      await expect(page.getByText(t('notice.email-change-asked'), { exact: true })).toBeVisible()
      await expect(page.getByText(t('change-email.not-yet'))).toHaveCount(2)
      await lookAgain(page)
      await takePictures(page, `login-change-email-waiting-${language}`)

      // Each mailbox is read elsewhere, by nobody who is signed in.
      const elsewhere = await (await browser.newContext({ locale: language === 'en' ? 'en-GB' : 'fr-FR' })).newPage()
      const there = elsewhere.getByRole('heading', { level: 1 })
      await elsewhere.goto(linkTo(await mailbox.wait(email), '/cas/email/confirm'))
      await expect(there).toHaveText(t('confirm-email.confirm.title'))
      await lookAgain(elsewhere)
      await takePictures(elsewhere, `login-confirm-email-${language}`)
      await elsewhere.getByRole('button', { name: t('confirm-email.submit.new') }).click()
      await expect(there).toHaveText(t('confirm-email.waiting.title'))
      await lookAgain(elsewhere)
      await page.reload()
      await expect(page.getByText(t('change-email.not-yet'))).toHaveCount(1)
      await elsewhere.goto(linkTo(await mailbox.wait(person.email), '/cas/email/confirm'))
      await elsewhere.getByRole('button', { name: t('confirm-email.submit.old') }).click()
      await expect(there).toHaveText(t('confirm-email.done.title'))
      await lookAgain(elsewhere)
      await takePictures(elsewhere, `login-confirm-email-done-${language}`)

      // The session that asked goes on; the new address signs in, the former one doesn't.
      await page.goto(`${apps.origins.login}/cas/account/details`)
      await expect(page.locator('main').getByText(email)).toBeVisible()
      await elsewhere.goto(`${apps.origins.login}/cas/account/details`)
      await enterIdentifier(elsewhere, person)
      await enterPassword(elsewhere, person, 'password')
      await expect(elsewhere.getByText(t('issue.password.wrong-password')).first()).toBeVisible()
      await elsewhere.goto(`${apps.origins.login}/cas/account/details`)
      await enterIdentifier(elsewhere, { ...person, email })
      await enterPassword(elsewhere, person, 'password')
      await expect(there).toHaveText(t('details.title'))
      await mailbox.wait(email)

      // Six days later, at the former address: "this wasn't me".
      await clock.forward(6 * 86_400)
      await elsewhere.context().clearCookies()
      await elsewhere.goto(linkTo(await mailbox.wait(person.email), '/cas/not-me'))
      await expect(elsewhere.locator('main').getByText(email)).toBeVisible()
      await lookAgain(elsewhere)
      await takePictures(elsewhere, `login-not-me-takes-back-${language}`)
      await elsewhere.getByRole('button', { name: t('not-me.submit-back') }).click()
      const password = 'Wholly-Other9kettle'
      await elsewhere.getByLabel(t('new-password.new'), { exact: true }).fill(password)
      await elsewhere.getByLabel(t('new-password.confirm')).fill(password)
      await elsewhere.getByRole('button', { name: t('submit') }).click()
      await elsewhere.goto(`${apps.origins.login}/cas/account/details`)
      await enterIdentifier(elsewhere, person)
      await enterPassword(elsewhere, { ...person, password }, 'password')
      await expect(elsewhere.locator('main').getByText(person.email)).toBeVisible()
      await page.goto(`${apps.origins.login}/cas/account/details`)
      await expect(page.getByLabel(t('identifier.label'))).toBeVisible()
      await elsewhere.context().close()
    })
  })
}

test('without the old mailbox: a second factor, three days, announced, and then it is done', async ({
  page,
  phone,
  apps,
  mailbox,
}) => {
  const person = somebody()
  const t = wordsOf('login', 'en')
  const email = person.email.replace('@example.org', '@new.example')
  const heading = page.getByRole('heading', { level: 1 })
  await newAccount(page, person, { apps, mailbox })
  await page.goto(`${apps.origins.login}/cas/mobile`)
  await addPhone(page, person, { app: phone.page, apps })
  await mailbox.wait(person.email)

  // The password alone is no longer enough.
  await page.context().clearCookies()
  await page.goto(`${apps.origins.login}/cas/account/email?level=MEDIUM`)
  await enterIdentifier(page, person)
  await enterPassword(page, person, 'mobile-app-pin')
  await approve(phone.page, person, { service: 'EU Login', code: await transferCode(page, person) })
  await expect(heading).toHaveText(t('change-email.title'), { timeout: 15_000 })
  await page.getByLabel(t('change-email.email'), { exact: true }).fill(email)
  await page.getByLabel(t('change-email.confirmEmail')).fill(email)
  await page.getByRole('checkbox').check()
  await lookAgain(page)
  await takePictures(page, 'login-change-email-without-old')
  await page.getByRole('button', { name: t('change-email.submit') }).click()
  await expect(page.locator('.notice-warn time')).toBeVisible()
  await lookAgain(page)
  await takePictures(page, 'login-change-email-waiting-without-old')
  const announced = await mailbox.wait(person.email, { subject: /will change/ })
  expect(announced.text).toContain(email)

  await page.goto(linkTo(await mailbox.wait(email), '/cas/email/confirm'))
  await page.getByRole('button', { name: t('confirm-email.submit.new') }).click()
  await expect(heading).toHaveText(t('confirm-email.waiting.title'))
  await expect(page.locator('main time')).toBeVisible()
  await takePictures(page, 'login-confirm-email-waiting-without-old')

  await clock.forward(72 * 3600 + 60)
  // Its work in the background begins with what is due.
  await apps.kill('login', 'SIGTERM')
  await apps.start('login')
  await mailbox.wait(email, { subject: /now the address/ })
  await page.goto(`${apps.origins.login}/cas/login`)
  await enterIdentifier(page, { ...person, email })
  await enterPassword(page, person, 'password')
  await expect(heading).toHaveText(t('logged-in.title', { provider: 'EU Login' }))
})
