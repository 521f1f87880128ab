import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { lookAgain } from '../fixtures/examine.ts'
import { expect, takePictures, test } from '../fixtures/test.ts'
import type { Apps } from '../fixtures/apps.ts'
import type { Mail, Mailbox } from '../fixtures/mailbox.ts'
import type { Phone } from '../fixtures/phone.ts'
import { approve, connect, initialise, pasteLink } from '../steps/authenticator.ts'
import { enterIdentifier, enterPassword, nameDevice, transferCode } from '../steps/login.ts'
import { newAccount } from '../steps/passkeys.ts'
import { type Person, somebody } from '../steps/person.ts'
import { languages, wordsOf } from '../steps/words.ts'

/**
 * Somebody with a phone, signed in by the password; the browser is on the page that says the phone is ready.
 */
async function withPhone(
  page: Page,
  person: Person,
  { apps, mailbox, phone }: { readonly apps: Apps; readonly mailbox: Mailbox; readonly phone: Phone },
): Promise<void> {
  const t = wordsOf('login', person.language)
  await newAccount(page, person, { apps, mailbox })
  await page.goto(`${apps.origins.login}/cas/mobile`)
  await nameDevice(page, person)
  const link = await page.locator('main').getByText(`${apps.origins.authenticator}/initialise#`).first().innerText()
  await phone.page.goto(apps.origins.authenticator)
  await initialise(phone.page, person, 'paste')
  await pasteLink(phone.page, person, link.trim())
  await connect(phone.page, person)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('enrolled.title'), { timeout: 15_000 })
}

/** The link of a mail whose path begins like this. */
function linkTo(mail: Mail, path: string): string {
  const link = (mail.text.match(/https?:\/\/[^\s<>"]+/g) ?? []).find((one) => new URL(one).pathname === path)
  if (!link) throw new Error(`no link to ${path} in:\n${mail.text}`)
  return link
}

for (const language of languages) {
  test.describe(`ways back in (${language})`, () => {
    test.use({ locale: language === 'en' ? 'en-GB' : 'fr-FR' })

    test(`recovery codes: made, printed, used when the phone is gone (${language})`, async ({
      page,
      phone,
      apps,
      mailbox,
    }) => {
      const person = somebody(language)
      const t = wordsOf('login', language)
      const heading = page.getByRole('heading', { level: 1 })
      await withPhone(page, person, { apps, mailbox, phone })

      // My Account advises; the codes ask for the phone.
      await page.goto(`${apps.origins.login}/cas/account`)
      await lookAgain(page)
      await takePictures(page, `login-account-advice-${language}`)
      await page.context().clearCookies()
      await page.goto(`${apps.origins.login}/cas/account/recovery-codes?level=MEDIUM`)
      await enterIdentifier(page, person)
      await enterPassword(page, person, 'mobile-app-pin')
      await approve(phone.page, person, { service: 'EU Login', code: await transferCode(page, person) })
      await expect(heading).toHaveText(t('recovery-codes.title'), { timeout: 15_000 })
      await lookAgain(page)
      await takePictures(page, `login-recovery-codes-${language}`)
      await page.getByRole('button', { name: t('recovery-codes.make') }).click()
      await expect(heading).toHaveText(t('recovery-codes.ready.title'))
      const codes = await page.locator('.codes code').allInnerTexts()
      expect(codes).toHaveLength(10)
      const saving = page.waitForEvent('download')
      await page.getByRole('link', { name: t('recovery-codes.download') }).click()
      const saved = await readFile(await (await saving).path(), 'utf8')
      expect(saved.split('\r\n').slice(1, -1)).toEqual(codes)
      await lookAgain(page)
      await takePictures(page, `login-recovery-codes-made-${language}`)
      await page.emulateMedia({ media: 'print' })
      await expect(page.getByRole('link', { name: t('recovery-codes.ready.done') })).toBeHidden()
      await expect(page.locator('.codes')).toBeVisible()
      await page.emulateMedia({ media: null })

      // The phone is gone: a browser that nobody is signed in to.
      await page.context().clearCookies()
      await page.goto(
        `${apps.origins.login}/cas/login?continue=${encodeURIComponent('/cas/account/devices?level=MEDIUM')}`,
      )
      await enterIdentifier(page, person)
      await enterPassword(page, person, 'mobile-app-pin')
      await expect(heading).toHaveText(t('waiting.title'))
      await page.locator('button[name=method][value=recovery-code]').click()
      await expect(heading).toHaveText(t('recovery-code.title'))
      await lookAgain(page)
      await takePictures(page, `login-recovery-code-${language}`)
      await page.getByLabel(t('recovery-code.code')).fill('0000 0000 0000 0000')
      await page.getByRole('button', { name: t('recovery-code.sign-in') }).click()
      await expect(page.getByText(t('issue.code.recovery-wrong-code')).first()).toBeVisible()
      await lookAgain(page)
      await page.getByLabel(t('recovery-code.code')).fill((codes[3] ?? '').toLowerCase())
      await page.getByRole('button', { name: t('recovery-code.sign-in') }).click()
      await expect(heading).toHaveText(t('devices.title'))
      await page.getByRole('link', { name: t('devices.remove') }).click()
      await page.getByRole('button', { name: t('device-remove.submit') }).click()
      await expect(page.getByText(t('notice.device-removed'))).toBeVisible()
      await expect(page.getByRole('heading', { name: t('devices.none') })).toBeVisible()
    })

    test(`“this wasn’t me” in a mail ends all sessions (${language})`, async ({
      page,
      phone,
      apps,
      mailbox,
      browser,
    }) => {
      const person = somebody(language)
      const t = wordsOf('login', language)
      await withPhone(page, person, { apps, mailbox, phone })
      const added = await mailbox.wait(person.email)

      const elsewhere = await (await browser.newContext({ locale: language === 'en' ? 'en-GB' : 'fr-FR' })).newPage()
      const heading = elsewhere.getByRole('heading', { level: 1 })
      await elsewhere.goto(linkTo(added, '/cas/not-me'))
      await expect(heading).toHaveText(t('not-me.title'))
      await lookAgain(elsewhere)
      await takePictures(elsewhere, `login-not-me-${language}`)
      await elsewhere.getByRole('button', { name: t('not-me.submit') }).click()
      await expect(heading).toHaveText(t('new-password.reset.title'))
      const password = 'Wholly-Other9kettle'
      await elsewhere.getByLabel(t('new-password.new'), { exact: true }).fill(password)
      await elsewhere.getByLabel(t('new-password.confirm')).fill(password)
      await elsewhere.getByRole('button', { name: t('submit') }).click()
      await expect(heading).toHaveText(t('password-done.reset.title'))

      // The first browser is out; no factor went, so the phone is asked for.
      await page.goto(`${apps.origins.login}/cas/account`)
      await expect(page.getByLabel(t('identifier.label'))).toBeVisible()
      await page.goto(`${apps.origins.portal}/auth/login?returnTo=/me&level=MEDIUM`)
      await enterIdentifier(page, { ...person, password })
      await enterPassword(page, { ...person, password }, 'mobile-app-pin')
      expect(await transferCode(page, person)).toMatch(/\d/)
      await elsewhere.goto(linkTo(added, '/cas/not-me'))
      await expect(heading).toHaveText(t('link-expired.title'))
      await lookAgain(elsewhere)
      await elsewhere.context().close()
    })

    test(`a lost phone without codes: reported, announced, kept after all (${language})`, async ({
      page,
      phone,
      apps,
      mailbox,
    }) => {
      const person = somebody(language)
      const t = wordsOf('login', language)
      const heading = page.getByRole('heading', { level: 1 })
      await withPhone(page, person, { apps, mailbox, phone })
      await mailbox.wait(person.email)

      await page.context().clearCookies()
      await page.goto(`${apps.origins.portal}/auth/login?returnTo=/me&level=MEDIUM`)
      await enterIdentifier(page, person)
      await enterPassword(page, person, 'mobile-app-pin')
      await page.getByRole('link', { name: t('lost-factor.link') }).click()
      await expect(heading).toHaveText(t('lost-factor.title'))
      await lookAgain(page)
      await takePictures(page, `login-lost-factor-${language}`)
      await page.getByRole('button', { name: t('lost.submit') }).click()
      await expect(heading).toHaveText(t('lost-sent.title'))
      await lookAgain(page)

      await page.goto(linkTo(await mailbox.wait(person.email), '/cas/lost-factor/confirm'))
      await expect(heading).toHaveText(t('removal.confirm.title'))
      await lookAgain(page)
      await page.getByRole('button', { name: t('removal.confirm.submit') }).click()
      await expect(heading).toHaveText(t('removal.waiting.title'))
      await expect(page.getByText(person.device)).toBeVisible()
      await lookAgain(page)
      await takePictures(page, `login-removal-waiting-${language}`)

      await page.goto(linkTo(await mailbox.wait(person.email), '/cas/lost-factor/removal'))
      await page.getByRole('button', { name: t('removal.waiting.submit') }).click()
      await expect(heading).toHaveText(t('removal.cancelled.title'))
      await lookAgain(page)
      await takePictures(page, `login-removal-cancelled-${language}`)
    })
  })
}
