import { createServer, type Server } from 'node:http'
import { createHash } from 'node:crypto'
import { clockFor } from '../fixtures/clock.ts'
import { lookAgain } from '../fixtures/examine.ts'
import { expect, takePictures, test } from '../fixtures/test.ts'
import { enterIdentifier, enterPassword } from '../steps/login.ts'
import { somebody } from '../steps/person.ts'
import { settle } from '../steps/settled.ts'
import { languages, wordsOf } from '../steps/words.ts'

const day = 86_400
const clock = clockFor('password-renewal')
/** A password that thieves have; the rest is as the guides advise against. */
const stolen = 'Stolen-Elsewhere-9'
const [first, next] = ['25-08Ukraine', '26-02Ukraine']
const port = 40_700 + (process.pid % 200)
test.use({
  settings: { CAPTCHA: 'off', ...clock.settings, BREACHED_PASSWORDS_URL: `http://127.0.0.1:${port}` },
})
test.beforeEach(() => clock.reset())

/** Speaks the range API of stolen passwords. */
let range: Server
const asked: string[] = []
test.beforeAll(async () => {
  const hash = createHash('sha1').update(stolen).digest('hex').toUpperCase()
  range = createServer(({ url = '' }, response) => {
    asked.push(url)
    response.end(`${'0'.repeat(35)}:0\r\n${url.endsWith(hash.slice(0, 5)) ? `${hash.slice(5)}:7` : ''}`)
  })
  await new Promise<void>((listening) => range.listen(port, '127.0.0.1', listening))
})
test.afterAll(() => range.close())

for (const language of languages) {
  test.describe(`a password grows old (${language})`, () => {
    test.use({ locale: language === 'en' ? 'en-GB' : 'fr-FR' })

    test(`warned, then insisted on; neither counted up, nor an old one, nor a stolen one (${language})`, async ({
      page,
      apps,
      mailbox,
    }) => {
      const person = { ...somebody(language), password: first }
      const t = wordsOf('login', language)
      const heading = page.getByRole('heading', { level: 1 })
      const details = `${apps.origins.login}/cas/login?continue=${encodeURIComponent('/cas/account/details')}`
      await settle(person, { apps, mailbox })

      // 13 days before: a warning with "Later", and a line in My Account.
      await clock.forward(170 * day)
      await page.goto(details)
      await enterIdentifier(page, person)
      await enterPassword(page, person, 'password')
      await expect(heading).toHaveText(t('password.title'))
      await expect(page.locator('.notice-warn')).toContainText('13')
      await lookAgain(page)
      await takePictures(page, `login-password-soon-${language}`)
      await page.getByRole('link', { name: t('password.due.later') }).click()
      await expect(heading).toHaveText(t('details.title'))
      await page.goto(`${apps.origins.login}/cas/account`)
      await expect(page.getByRole('link', { name: t('account.password-soon-go') })).toBeVisible()
      await lookAgain(page)
      await takePictures(page, `login-account-password-soon-${language}`)

      // Afterwards nothing opens without a new one.
      await clock.forward(14 * day)
      await page.goto(details)
      await enterIdentifier(page, person)
      await enterPassword(page, person, 'password')
      await expect(page.locator('.notice-warn')).toBeVisible()
      await expect(page.getByRole('link', { name: t('password.due.later') })).toHaveCount(0)
      await takePictures(page, `login-password-expired-${language}`)
      const renew = async (password: string): Promise<void> => {
        await page.getByLabel(t('password.current'), { exact: true }).fill(person.password)
        await page.getByLabel(t('new-password.new'), { exact: true }).fill(password)
        await page.getByLabel(t('new-password.confirm')).fill(password)
        await page.getByRole('button', { name: t('password.submit') }).click()
      }
      // What the guides advise, a year and a month in front of the same word, is what a thief would try next.
      await renew(next)
      await expect(page.getByText(t('issue.newPassword.variation')).first()).toBeVisible()
      await lookAgain(page)
      await takePictures(page, `login-password-counted-up-${language}`)
      await renew(stolen)
      await expect(page.getByText(t('issue.newPassword.breached')).first()).toBeVisible()
      await lookAgain(page)
      await takePictures(page, `login-password-stolen-${language}`)
      const second = 'Quite-Another4teapot'
      await renew(second)
      await expect(heading).toHaveText(t('password-done.change.title'))
      await lookAgain(page)
      await page.goto(details)
      await expect(heading).toHaveText(t('details.title'))

      // The first one again, after the second.
      await page.goto(`${apps.origins.login}/cas/account/password`)
      person.password = second
      await renew(first)
      await expect(page.locator('#newPassword-issue')).toContainText('5')
      expect(asked.every((path) => /^\/range\/[0-9A-F]{5}$/.test(path))).toBe(true)
    })
  })
}
