import { clockFor } from '../fixtures/clock.ts'
import type { Mail } from '../fixtures/mailbox.ts'
import { lookAgain } from '../fixtures/examine.ts'
import { expect, takePictures, test } from '../fixtures/test.ts'
import { addPhone } from '../steps/add-phone.ts'
import { approve } from '../steps/authenticator.ts'
import { enterIdentifier, enterPassword, transferCode } from '../steps/login.ts'
import { newAccount } from '../steps/passkeys.ts'
import { somebody } from '../steps/person.ts'
import { wordsOf } from '../steps/words.ts'

const clock = clockFor('lost-phone')
// A day instead of three: what operators may set.
test.use({ settings: { CAPTCHA: 'off', ...clock.settings, FACTOR_REMOVAL_HOURS: '24' } })
test.beforeEach(() => clock.reset())

function linkTo({ text }: Mail, path: string): string {
  const link = (text.match(/https?:\/\/[^\s<>"]+/g) ?? []).find((one) => new URL(one).pathname === path)
  if (!link) throw new Error(`no link to ${path} in:\n${text}`)
  return link
}

test('a lost phone, without codes: a link, the waiting time, and then the password adds a new one', async ({
  page,
  phone,
  apps,
  mailbox,
}) => {
  const person = somebody()
  const t = wordsOf('login', 'en')
  const { login: origin } = apps.origins
  const heading = page.getByRole('heading', { level: 1 })
  const devices = `${origin}/cas/login?continue=${encodeURIComponent('/cas/account/devices')}`
  await newAccount(page, person, { apps, mailbox })
  await page.goto(`${origin}/cas/mobile`)
  await addPhone(page, person, { app: phone.page, apps })
  await phone.page.close()

  await page.context().clearCookies()
  await page.goto(`${apps.origins.portal}/auth/login?returnTo=/me&level=MEDIUM`)
  await enterIdentifier(page, person)
  await enterPassword(page, person, 'mobile-app-pin')
  await page.getByRole('link', { name: t('lost-factor.link') }).click()
  await expect(page.locator('main')).toContainText('24 hours')
  await page.getByRole('button', { name: t('lost.submit') }).click()
  await page.goto(linkTo(await mailbox.wait(person.email, { subject: /Remove a second/ }), '/cas/lost-factor/confirm'))
  await page.getByRole('button', { name: t('removal.confirm.submit') }).click()
  await expect(heading).toHaveText(t('removal.waiting.title'))
  await mailbox.wait(person.email, { subject: /will be removed/ })

  // An hour before the end it still protects the account.
  await clock.forward(23 * 3600)
  await apps.kill('login', 'SIGTERM')
  await apps.start('login')
  await page.goto(devices)
  await enterIdentifier(page, person)
  await enterPassword(page, person, 'password')
  await expect(page.getByText(person.device).first()).toBeVisible()
  await page.goto(`${origin}/cas/account`)
  await expect(page.locator('.notice-warn time').first()).toBeVisible()
  await lookAgain(page)
  await takePictures(page, 'login-account-removal')

  await clock.forward(3600)
  await apps.kill('login', 'SIGTERM')
  await apps.start('login')
  await mailbox.wait(person.email, { subject: /was removed/ })
  await page.goto(devices)
  await enterIdentifier(page, person)
  await enterPassword(page, person, 'password')
  await expect(page.getByRole('heading', { name: t('devices.none') })).toBeVisible()
  await page.goto(`${origin}/cas/mobile`)
  await expect(heading).toHaveText(t('add-device.title'))
})

test('recovery codes: each once, new ones end the old', async ({ page, phone, apps, mailbox }) => {
  const person = somebody()
  const t = wordsOf('login', 'en')
  const { login: origin } = apps.origins
  const heading = page.getByRole('heading', { level: 1 })
  const codesPage = `${origin}/cas/login?continue=${encodeURIComponent('/cas/account/recovery-codes?level=MEDIUM')}`
  await newAccount(page, person, { apps, mailbox })
  await page.goto(`${origin}/cas/mobile`)
  await addPhone(page, person, { app: phone.page, apps })
  await page.goto(`${origin}/cas/account`)
  await expect(page.getByText(t('recovery-codes.advice', { removalHours: 24 }))).toBeVisible()
  await page.context().clearCookies()
  await page.goto(codesPage)
  await enterIdentifier(page, person)
  await enterPassword(page, person, 'mobile-app-pin')
  await approve(phone.page, person, { service: 'EU Login', code: await transferCode(page, person) })
  await expect(heading).toHaveText(t('recovery-codes.title'), { timeout: 15_000 })
  const make = async (button: string): Promise<string[]> => {
    await page.getByRole('button', { name: t(button) }).click()
    await expect(heading).toHaveText(t('recovery-codes.ready.title'))
    return page.locator('.codes code').allInnerTexts()
  }
  const old = await make('recovery-codes.make')
  await page.emulateMedia({ media: 'print' })
  await page.screenshot({ path: 'screenshots/login-recovery-codes-print.png', fullPage: true })
  await page.pdf({ path: 'screenshots/login-recovery-codes.pdf' })
  await page.emulateMedia({ media: null })
  await page.getByRole('link', { name: t('recovery-codes.ready.done') }).click()
  await expect(page.getByText(t('recovery-codes.advice', { removalHours: 24 }))).toHaveCount(0)
  await page.goto(`${origin}/cas/account/recovery-codes`)
  await expect(page.locator('.codes')).toHaveCount(0)
  const codes = await make('recovery-codes.again')

  const use = async (code: string): Promise<void> => {
    await page.context().clearCookies()
    await page.goto(codesPage)
    await enterIdentifier(page, person)
    await enterPassword(page, person, 'mobile-app-pin')
    await page.locator('button[name=method][value=recovery-code]').click()
    await page.getByLabel(t('recovery-code.code')).fill(code)
    await page.getByRole('button', { name: t('recovery-code.sign-in') }).click()
  }
  await use(old[0] ?? '')
  await expect(page.getByText(t('issue.code.recovery-wrong-code')).first()).toBeVisible()
  await use(codes[0] ?? '')
  await expect(heading).toHaveText(t('recovery-codes.title'))
  await use(codes[0] ?? '')
  await expect(page.getByText(t('issue.code.recovery-wrong-code')).first()).toBeVisible()
})
