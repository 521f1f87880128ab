import { expect, test } from '../fixtures/test.ts'
import { addPhone } from '../steps/add-phone.ts'
import { approve } from '../steps/authenticator.ts'
import { choosePassword, register, transferCode } from '../steps/login.ts'
import { somebody } from '../steps/person.ts'
import { wordsOf } from '../steps/words.ts'

const base = '/sso'

test.use({ settings: { CAPTCHA: 'off', LOGIN_BASE: base } })

test('EU Login under another base: from nothing to the portal, with the app', async ({
  page,
  phone,
  apps,
  mailbox,
}) => {
  const person = somebody('en')
  const login = wordsOf('login', 'en')
  const asked = new Set<string>()
  for (const one of [page, phone.page])
    one.on('request', (request) => {
      const { origin, pathname } = new URL(request.url())
      if (origin === apps.origins.login) asked.add(pathname)
    })

  await page.goto(apps.origins.portal)
  await page
    .getByRole('link', { name: wordsOf('portal', 'en')('account.login') })
    .first()
    .click()
  await page.getByRole('link', { name: login('register.title') }).click()
  await register(page, person)
  await choosePassword(page, person, mailbox)
  await page.getByRole('link', { name: login('proceed') }).click()
  await page.getByRole('button', { name: login('add-device.title') }).click()
  await addPhone(page, person, { app: phone.page, apps })
  await page.getByRole('button', { name: login('enrolled.proceed', { service: 'Europass' }) }).click()
  await approve(phone.page, person, { service: 'Europass', code: await transferCode(page, person) })
  await expect(page).toHaveURL(new RegExp(`^${apps.origins.portal}/`))

  expect([...asked].filter((path) => !path.startsWith(`${base}/`) && !path.startsWith('/dev/'))).toEqual([])
  expect([...asked].some((path) => path.startsWith(`${base}/assets/`))).toBe(true)
})
