import type { Page } from '@playwright/test'
import { comingFrom } from '../fixtures/address.ts'
import { clockFor } from '../fixtures/clock.ts'
import { lookAgain } from '../fixtures/examine.ts'
import { expect, takePictures, test } from '../fixtures/test.ts'
import { enterIdentifier, enterPassword } from '../steps/login.ts'
import { newAccount, signInByPassword } from '../steps/passkeys.ts'
import { type Person, somebody } from '../steps/person.ts'
import { openPlainBrowser } from '../steps/plain-browser.ts'
import { wordsOf } from '../steps/words.ts'

const clock = clockFor('locked')
test.use({
  settings: { CAPTCHA: 'off', ...clock.settings, TRUSTED_PROXIES: '127.0.0.1,::1', COUNTRY_HEADER: 'X-Country' },
})
test.beforeEach(() => clock.reset())

/** A stranger's ten wrong passwords, each from an address of its own. */
async function guessTenTimes(origin: string, person: Person): Promise<void> {
  for (let i = 0; i < 10; i++) {
    const stranger = openPlainBrowser({ origin, address: `198.51.100.${i}`, up: async () => {} })
    const second = await stranger.submit(await stranger.get('/cas/login'), { identifier: person.email })
    await stranger.submit(second, { password: `guess ${i}`, method: 'password' })
  }
}

test('ten wrong passwords of strangers: the owner’s browser goes on, a new one works a moment, and nobody waits', async ({
  page,
  apps,
  mailbox,
  browser,
}) => {
  const person = somebody()
  const t = wordsOf('login', 'en')
  const { login: origin } = apps.origins
  await newAccount(page, person, { apps, mailbox })
  const signedIn = t('logged-in.title', { provider: 'EU Login' })
  const signIn = async (where: Page): Promise<void> => {
    await where.goto(`${origin}/cas/login`)
    await enterIdentifier(where, person)
    await enterPassword(where, person, 'password')
    await expect(where.getByRole('heading', { level: 1 })).toHaveText(signedIn, { timeout: 20_000 })
    await where.goto(`${origin}/cas/logout`)
    await where.getByRole('button', { name: t('logout.action') }).click()
  }
  // One factor makes this browser the owner's.
  await page.context().clearCookies()
  await signIn(page)

  await guessTenTimes(origin, person)
  const mail = await mailbox.wait(person.email, { subject: /incorrect passwords/ })
  expect(mail.text).toContain('as always in browsers that you used before')
  await page.goto(`${origin}/cas/login`)
  await enterIdentifier(page, person)
  await expect(page.getByText(t('welcome.guessed'))).toHaveCount(0)
  await signIn(page)

  const strange = await (await browser.newContext({ extraHTTPHeaders: comingFrom('203.0.113.9') })).newPage()
  await strange.goto(`${origin}/cas/login`)
  await enterIdentifier(strange, person)
  await expect(strange.getByText(t('welcome.guessed'))).toBeVisible()
  await lookAgain(strange)
  await takePictures(strange, 'login-guessed')
  await strange.locator('label[for=method-password]').click()
  await strange.getByRole('textbox', { name: t('password.label') }).fill(person.password)
  await strange.keyboard.press('Enter')
  await expect(strange.getByRole('heading', { level: 1 })).toHaveText(signedIn, { timeout: 20_000 })

  await strange.goto(`${origin}/cas/password/lost`)
  await strange.getByLabel(t('identifier.label')).fill(person.email)
  await strange.getByRole('button', { name: t('lost.submit') }).click()
  await strange.goto(mailbox.link(await mailbox.wait(person.email, { subject: /new .* password/ })))
  const password = 'Wholly-Other9kettle'
  await strange.getByLabel(t('new-password.new'), { exact: true }).fill(password)
  await strange.getByLabel(t('new-password.confirm')).fill(password)
  await strange.getByRole('button', { name: t('submit') }).click()
  await strange.goto(`${origin}/cas/login`)
  await enterIdentifier(strange, person)
  await enterPassword(strange, { ...person, password }, 'password')
  await expect(strange.getByRole('heading', { level: 1 })).toHaveText(signedIn)
  await strange.context().close()
})

test('a sign-in from another country is told by mail, and stands in the activity', async ({
  page,
  apps,
  mailbox,
  browser,
}) => {
  const person = somebody()
  const t = wordsOf('login', 'en')
  const { login: origin } = apps.origins
  await page.setExtraHTTPHeaders({ 'X-Country': 'FR' })
  await newAccount(page, person, { apps, mailbox })
  // The account was made by a program, which came from no country.
  await page.context().clearCookies()
  await signInByPassword(page, person, { apps })
  await page.goto(`${origin}/cas/account/activity`)
  await expect(page.getByText(/France/).first()).toBeVisible()

  const abroad = await (await browser.newContext({ extraHTTPHeaders: { 'X-Country': 'LT' } })).newPage()
  await abroad.goto(`${origin}/cas/account/activity`)
  await enterIdentifier(abroad, person)
  await enterPassword(abroad, person, 'password')
  await expect(abroad.getByText(/Lithuania/).first()).toBeVisible()
  const mail = await mailbox.wait(person.email, { subject: /another country/ })
  expect(mail.text).toContain('Lithuania')
  const [notMe = ''] = mail.text.match(/https?:\/\/\S+\/cas\/not-me\?\S+/) ?? []
  await page.goto(notMe)
  await page.getByRole('button', { name: t('not-me.submit') }).click()
  await abroad.reload()
  await expect(abroad.getByLabel(t('identifier.label'))).toBeVisible()
  await abroad.context().close()
})
