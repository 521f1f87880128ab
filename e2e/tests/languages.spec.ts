import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/test.ts'
import { addPhone } from '../steps/add-phone.ts'
import { enterIdentifier, enterPassword, stepUp, transferCode } from '../steps/login.ts'
import { somebody } from '../steps/person.ts'
import { settle } from '../steps/settled.ts'
import { wordsOf } from '../steps/words.ts'

const en = wordsOf('login', 'en')
const fr = wordsOf('login', 'fr')
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

/** Switches from English to French on the page where one is: the same page, in the other language. */
async function toFrench(page: Page, title: string, parameters: Readonly<Record<string, string>> = {}): Promise<void> {
  await expect(heading(page)).toHaveText(en(title, parameters))
  const before = new URL(page.url())
  await page.getByRole('link', { name: 'français' }).click()
  await expect(heading(page)).toHaveText(fr(title, parameters))
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  const after = new URL(page.url())
  expect(after.pathname).toBe(before.pathname)
  for (const [name, value] of before.searchParams)
    if (name !== 'lang') expect(after.searchParams.get(name), name).toBe(value)
}

async function toEnglish(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
}

test('each step of signing in keeps where one is and what one had', async ({ page, apps, mailbox }) => {
  const person = somebody()
  await settle(person, { apps, mailbox, phones: ['Fairphone', 'Tablet'] })
  await page.goto(`${apps.origins.portal}/auth/login?returnTo=/me&level=MEDIUM`)
  await toFrench(page, 'identifier.title')
  await expect(page.getByText(fr('asks.MEDIUM', { service: 'Europass' }))).toBeVisible()
  await toEnglish(page)
  await enterIdentifier(page, person)
  await toFrench(page, 'welcome.title')
  await expect(page.getByText(person.email)).toBeVisible()
  await expect(page.getByText(fr('asks.MEDIUM', { service: 'Europass' }))).toBeVisible()
  await toEnglish(page)
  await enterPassword(page, person, 'mobile-app-pin')
  await toFrench(page, 'device-choice.title')
  await toEnglish(page)
  await page.getByRole('button', { name: en('device-choice.send') }).click()
  const code = await transferCode(page, person)
  await toFrench(page, 'waiting.title')
  await expect(page.locator('.code strong')).toHaveText(code)
})

test('the pages before an account keep the way back to the service', async ({ page, apps, mailbox }) => {
  const person = somebody()
  await page.goto(`${apps.origins.portal}/auth/login?returnTo=/me&level=MEDIUM`)
  await page.getByRole('link', { name: en('register.title') }).click()
  const typed = Object.entries({
    firstName: person.firstName,
    lastName: person.lastName,
    email: person.email,
    confirmEmail: person.email,
  })
  for (const [name, value] of typed) await page.locator(`[name="${name}"]`).fill(value)
  await page.getByRole('checkbox').check()
  await toFrench(page, 'register.title')
  await expect(page.getByText('Europass')).toBeVisible()
  // Chosen once, the language is remembered, also for the mails.
  await expect(page.locator('[name="language"]')).toHaveValue('fr')
  for (const [name, value] of typed) await expect(page.locator(`[name="${name}"]`)).toHaveValue(value)
  await expect(page.getByRole('checkbox')).toBeChecked()
  await page.getByRole('button', { name: fr('register.submit') }).click()
  await expect(heading(page)).toHaveText(fr('registered.title'))
  await toEnglish(page)
  await expect(heading(page)).toHaveText(en('registered.title'))
  await expect(page.getByText(person.email)).toBeVisible()

  const mail = await mailbox.wait(person.email)
  expect(mail.subject).toMatch(/mot de passe/)
  await page.goto(mailbox.link(mail))
  await toFrench(page, 'new-password.choose.title')
  await page.getByLabel(fr('new-password.new'), { exact: true }).fill(person.password)
  await page.getByLabel(fr('new-password.confirm')).fill(person.password)
  await page.getByRole('button', { name: fr('submit') }).click()
  await expect(heading(page)).toHaveText(fr('password-done.choose.title'))
  await page.getByRole('link', { name: fr('proceed') }).click()
  await expect(page.getByText(fr('asks.MEDIUM', { service: 'Europass' }))).toBeVisible()
})

test('every page of the account and every page to read has the switch; settings set it too', async ({
  page,
  apps,
  mailbox,
}) => {
  const person = somebody()
  await settle(person, { apps, mailbox })
  const { login } = apps.origins
  for (const [path, title] of [
    ['login?flow=nothing', 'ended.no-cookies.title'],
    ['password', 'link-expired.title'],
    ['password/lost', 'lost.title'],
    ['privacy', 'privacy.title'],
    ['help', 'help.title'],
    ['nothing', 'error.404.title'],
  ] as const) {
    await page.goto(`${login}/cas/${path}`)
    await toFrench(page, title)
    await toEnglish(page)
  }
  await page.goto(`${login}/cas/login`)
  await enterIdentifier(page, person)
  await enterPassword(page, person, 'password')
  await toFrench(page, 'logged-in.title', { provider: 'EU Login' })
  await toEnglish(page)
  for (const name of ['details', 'settings', 'password', 'devices', 'sessions', 'activity']) {
    await page.goto(`${login}/cas/account/${name}`)
    await toFrench(page, `${name}.title`)
    await toEnglish(page)
  }
  await page.goto(`${login}/cas/logout`)
  await toFrench(page, 'logout.title', { provider: 'EU Login' })
  await toEnglish(page)

  await page.goto(`${login}/cas/account/settings`)
  await page.locator('[name="language"]').selectOption('fr')
  await page.getByRole('button', { name: en('save') }).click()
  await expect(page.getByText(fr('notice.settings-saved'))).toBeVisible()
  await page.goto(`${login}/cas/account`)
  await expect(heading(page)).toHaveText(fr('account.title'))
})

test('the browser’s wish counts until one chooses; an unknown language changes nothing', async ({ browser, apps }) => {
  for (const [locale, expected] of [
    ['fr-BE', 'fr'],
    ['de-DE', 'en'],
  ] as const) {
    const context = await browser.newContext({ locale })
    const page = await context.newPage()
    for (const query of ['', '?lang=xx', '?lang=', '?lang=fr&lang=xx']) {
      await page.goto(`${apps.origins.login}/cas/login${query}`)
      const wished = query.startsWith('?lang=fr') ? 'fr' : expected
      await expect(page.locator('html'), `${locale} ${query}`).toHaveAttribute('lang', wished)
    }
    await context.close()
  }
})

test('the language chosen last stays when the browser goes back to where another was chosen', async ({
  page,
  apps,
}) => {
  await page.goto(`${apps.origins.login}/cas/login?lang=fr`)
  await toEnglish(page)
  await page.getByRole('link', { name: en('register.title') }).click()
  await expect(heading(page)).toHaveText(en('register.title'))
  for (let back = 0; back < 2; back++) {
    await page.goBack()
    await expect(heading(page)).toHaveText(en('identifier.title'))
  }
})

test('Europass hands its language on; the app keeps its own', async ({ page, phone, apps, mailbox }) => {
  const person = somebody()
  await settle(person, { apps, mailbox })
  await page.goto(`${apps.origins.portal}/?lang=fr`)
  await page
    .getByRole('link', { name: wordsOf('portal', 'fr')('account.login') })
    .first()
    .click()
  await expect(heading(page)).toHaveText(fr('identifier.title'))
  await page.goto(`${apps.origins.login}/cas/mobile?lang=en`)
  await enterIdentifier(page, person)
  await enterPassword(page, person, 'password')

  // The app: changed in the settings in the middle of things, remembered.
  const [app, appli] = [wordsOf('authenticator', 'en'), wordsOf('authenticator', 'fr')]
  await addPhone(page, person, { app: phone.page, apps })
  await phone.page.getByRole('button', { name: app('settings') }).click()
  await phone.page.getByLabel('français').check()
  await expect(heading(phone.page)).toHaveText(appli('settings.title'))
  await phone.page.reload()
  await expect(heading(phone.page)).toContainText(appli('welcome.title', { name: person.firstName }))
  await page.goto(`${apps.origins.portal}/auth/login?returnTo=/me&level=MEDIUM`)
  await stepUp(page, person, 'mobile-app-pin')
  await expect(heading(phone.page)).toHaveText(appli('request.title', { service: 'Europass' }))
})
