import { expect, test } from '../fixtures/test.ts'
import { approve, connect, initialise, pasteLink } from '../steps/authenticator.ts'
import { choosePassword, nameDevice, register, stepUp, transferCode } from '../steps/login.ts'
import { somebody } from '../steps/person.ts'
import { createProfile } from '../steps/portal.ts'
import { wordsOf } from '../steps/words.ts'

// Without JavaScript the picture is asked for, which a program can't read: that is its point.
test('EU Login without JavaScript, from the form to Europass at two factors', async ({
  browser,
  page,
  phone,
  apps,
  mailbox,
}) => {
  const person = somebody()
  const t = wordsOf('login', person.language)
  const context = await browser.newContext({ javaScriptEnabled: false })
  const pc = await context.newPage()

  await pc.goto(`${apps.origins.login}/cas/register`)
  await register(pc, person)
  await choosePassword(pc, person, mailbox)

  await pc.getByRole('link', { name: t('proceed') }).click()
  await expect(pc.getByRole('heading', { level: 1 })).toHaveText(t('logged-in.title', { provider: 'EU Login' }))
  await pc.goto(`${apps.origins.login}/cas/mobile`)
  await nameDevice(pc, person)
  const link = await pc.locator('main').getByText(`${apps.origins.authenticator}/initialise#`).first().innerText()
  await phone.page.goto(apps.origins.authenticator)
  await initialise(phone.page, person, 'paste')
  await pasteLink(phone.page, person, link.trim())
  await connect(phone.page, person)
  // The page refreshes itself and notices.
  await expect(pc.getByRole('heading', { level: 1 })).toHaveText(t('enrolled.title'), { timeout: 15_000 })

  await pc.goto(`${apps.origins.portal}/auth/login?returnTo=/me&level=MEDIUM`)
  await stepUp(pc, person, 'mobile-app-pin')
  await approve(phone.page, person, { service: 'Europass', code: await transferCode(pc, person) })
  await pc.waitForURL(`${apps.origins.portal}/me`, { timeout: 15_000 })

  // Europass itself needs JavaScript: it goes on with the session that was opened without.
  await page.context().addCookies(await context.cookies(apps.origins.portal))
  await page.goto(`${apps.origins.portal}/me`)
  await createProfile(page, person)
  await context.close()
})
