import type { Page } from '@playwright/test'
import type { Apps } from '../fixtures/apps.ts'
import type { Mail, Mailbox } from '../fixtures/mailbox.ts'
import { lookAgain } from '../fixtures/examine.ts'
import { expect, takePictures, test } from '../fixtures/test.ts'
import { addPhone } from '../steps/add-phone.ts'
import { typePin } from '../steps/authenticator.ts'
import { enterIdentifier, enterPassword } from '../steps/login.ts'
import { newAccount } from '../steps/passkeys.ts'
import { type Person, somebody } from '../steps/person.ts'
import { languages, wordsOf } from '../steps/words.ts'

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: language === 'en' ? 'en-GB' : 'fr-FR' })

    test(`a phone reported as lost says so itself, and is kept with its PIN (${language})`, async ({
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
      await newAccount(page, person, { apps, mailbox })
      await page.goto(`${apps.origins.login}/cas/mobile`)
      await addPhone(page, person, { app: tab, apps })

      const cancel = await reportLost(page, person, { apps, mailbox })
      // The app is open: it says so at once.
      await expect(screen).toHaveText(app('removal.title'), { timeout: 20_000 })
      await expect(tab.getByText(person.device)).toBeVisible()
      await lookAgain(tab)
      await takePictures(tab, `authenticator-removal-${language}`)
      await tab.getByRole('button', { name: app('removal.lost') }).click()
      await expect(screen).toContainText(app('welcome.title', { name: person.firstName }))
      await lookAgain(tab)
      await takePictures(tab, `authenticator-welcome-removal-${language}`)

      // Opened anew, it says so again.
      await tab.reload()
      await expect(screen).toHaveText(app('removal.title'))
      await tab.getByRole('button', { name: app('removal.keep', { which: 'this' }) }).click()
      await typePin(tab, '9999')
      await tab.getByRole('button', { name: app('removal.keep', { which: 'this' }) }).click()
      await expect(tab.getByRole('alert').first()).toContainText('4')
      await typePin(tab, person.pin)
      await tab.getByRole('button', { name: app('removal.keep', { which: 'this' }) }).click()
      await expect(screen).toHaveText(app('removal.kept.title'))
      await lookAgain(tab)
      await takePictures(tab, `authenticator-removal-kept-${language}`)
      await tab.getByRole('button', { name: app('continue') }).click()
      await expect(screen).toContainText(app('welcome.title', { name: person.firstName }))
      await page.goto(cancel)
      await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(login('removal.waiting.title'))

      // Cancelled by the mail's link instead, the phone notices.
      const again = await reportLost(page, person, { apps, mailbox })
      await expect(screen).toHaveText(app('removal.title'), { timeout: 20_000 })
      await page.goto(again)
      await page.getByRole('button', { name: login('removal.waiting.submit') }).click()
      await expect(screen).toHaveText(app('removal.over.title'), { timeout: 20_000 })
    })
  })
}

/** Reports the phone as lost, by the sign-in page and the mail's link. @returns the link that cancels. */
async function reportLost(
  page: Page,
  person: Person,
  { apps, mailbox }: { readonly apps: Apps; readonly mailbox: Mailbox },
): Promise<string> {
  const t = wordsOf('login', person.language)
  const known = new Set((await mailbox.all(person.email)).map(({ id }) => id))
  await page.context().clearCookies()
  await page.goto(`${apps.origins.portal}/auth/login?returnTo=/me&level=MEDIUM`)
  await enterIdentifier(page, person)
  // Not the PIN: the phone would be asked.
  await enterPassword(page, person, 'mobile-app-qr')
  await page.getByRole('link', { name: t('lost-factor.link') }).click()
  await page.getByRole('button', { name: t('lost.submit') }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('lost-sent.title'))
  await page.goto(await newLink(mailbox, person, { path: '/cas/lost-factor/confirm', known }))
  await page.getByRole('button', { name: t('removal.confirm.submit') }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('removal.waiting.title'))
  return newLink(mailbox, person, { path: '/cas/lost-factor/removal', known })
}

/** The link to this path in a mail that isn't known yet. */
async function newLink(
  mailbox: Mailbox,
  person: Person,
  { path, known }: { readonly path: string; readonly known: ReadonlySet<string> },
): Promise<string> {
  const linkIn = ({ text }: Mail) => text.match(/https?:\/\/[^\s<>"]+/g)?.find((link) => link.includes(path))
  const find = async () =>
    (await mailbox.all(person.email))
      .filter(({ id }) => !known.has(id))
      .map(linkIn)
      .find(Boolean)
  await expect.poll(find, { timeout: 15_000 }).toBeTruthy()
  return (await find()) ?? ''
}
