import { clockFor } from '../fixtures/clock.ts'
import { lookAgain } from '../fixtures/examine.ts'
import { expect, takePictures, test } from '../fixtures/test.ts'
import { addPhone } from '../steps/add-phone.ts'
import { approve } from '../steps/authenticator.ts'
import { enterIdentifier, enterPassword, transferCode } from '../steps/login.ts'
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
async function guessTenTimes(origin: string, person: Person, round: number): Promise<void> {
  for (let i = 0; i < 10; i++) {
    const stranger = openPlainBrowser({ origin, address: `198.51.${round}.${i}`, up: async () => {} })
    const second = await stranger.submit(await stranger.get('/cas/login'), { identifier: person.email })
    await stranger.submit(second, { password: `guess ${round} ${i}`, method: 'password' })
  }
}

test('ten wrong passwords lock strangers out, a hundred close the password; the owner’s browser goes on', async ({
  page,
  phone,
  apps,
  mailbox,
  browser,
}) => {
  const person = somebody()
  const t = wordsOf('login', 'en')
  const { login: origin } = apps.origins
  await newAccount(page, person, { apps, mailbox })
  await page.goto(`${origin}/cas/mobile`)
  await addPhone(page, person, { app: phone.page, apps })
  await page.goto(`${origin}/cas/logout`)
  await page.getByRole('button', { name: t('logout.action') }).click()
  // Two factors make this browser known.
  await page.goto(`${origin}/cas/login?continue=${encodeURIComponent('/cas/account/details?level=MEDIUM')}`)
  await enterIdentifier(page, person)
  await enterPassword(page, person, 'mobile-app-pin')
  await approve(phone.page, person, { service: 'EU Login', code: await transferCode(page, person) })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('details.title'), { timeout: 15_000 })

  await guessTenTimes(origin, person, 0)
  const mail = await mailbox.wait(person.email, { subject: /Wrong passwords/ })
  expect(mail.text).toMatch(/have to wait until .*UTC/)
  const strange = await (await browser.newContext({ extraHTTPHeaders: { 'X-Forwarded-For': '203.0.113.9' } })).newPage()
  const heading = strange.getByRole('heading', { level: 1 })
  await strange.goto(`${origin}/cas/login`)
  await enterIdentifier(strange, person)
  await enterPassword(strange, person, 'password')
  await expect(heading).toHaveText(t('throttled.title'))
  const until = await strange.locator('main time').getAttribute('datetime')
  expect(Date.parse(until ?? '') - Date.now()).toBeGreaterThan(13 * 60_000)
  await expect(strange.locator('main time')).toContainText('UTC')
  await lookAgain(strange)
  await takePictures(strange, 'login-throttled')

  // Where the account knows the browser, the right password is right.
  const signIn = async (): Promise<void> => {
    await page.goto(`${origin}/cas/logout`)
    await page.getByRole('button', { name: t('logout.action') }).click()
    await page.goto(`${origin}/cas/login`)
    await enterIdentifier(page, person)
    await enterPassword(page, person, 'password')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('logged-in.title', { provider: 'EU Login' }))
  }
  await signIn()

  for (let round = 1; round < 10; round++) {
    await clock.forward(15 * 60 + 1)
    await guessTenTimes(origin, person, round)
  }
  const closed = await mailbox.wait(person.email, { subject: /closed/ })
  await clock.forward(16 * 60)
  await strange.goto(`${origin}/cas/login`)
  await enterIdentifier(strange, person)
  await enterPassword(strange, person, 'password')
  await expect(strange.getByText(t('issue.password.password-closed')).first()).toBeVisible()
  await lookAgain(strange)
  await takePictures(strange, 'login-password-closed')
  await clock.forward(3600)
  await page.context().clearCookies({ name: '__Host-lp-login' })
  await page.goto(`${origin}/cas/login`)
  await enterIdentifier(page, person)
  await enterPassword(page, person, 'password')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('logged-in.title', { provider: 'EU Login' }))

  // The mail's link is an hour old: it offers a new one, and that opens the password again.
  await strange.goto(mailbox.link(closed))
  await expect(heading).toHaveText(t('link-expired.title'))
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
  await expect(heading).toHaveText(t('logged-in.title', { provider: 'EU Login' }))
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
