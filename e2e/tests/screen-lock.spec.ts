import { plugIn, thisDevice } from '../fixtures/virtual-authenticator.ts'
import { expect, takePictures, test } from '../fixtures/test.ts'
import { lookAgain } from '../fixtures/examine.ts'
import { initialise, pasteLink } from '../steps/authenticator.ts'
import { nameDevice } from '../steps/login.ts'
import { newAccount } from '../steps/passkeys.ts'
import { somebody } from '../steps/person.ts'
import { wordsOf } from '../steps/words.ts'

test.use({ settings: { CAPTCHA: 'off', SCREEN_LOCK: 'required' } })

test('a phone without a screen lock is refused before a PIN is asked for; with one it goes on', async ({
  page,
  phone,
  apps,
  mailbox,
}) => {
  const person = somebody()
  const app = wordsOf('authenticator', 'en')
  const screen = phone.page.getByRole('heading', { level: 1 })
  await newAccount(page, person, { apps, mailbox })
  await page.goto(`${apps.origins.login}/cas/mobile`)
  await nameDevice(page, person)
  const link = await page.locator('main').getByText(`${apps.origins.authenticator}/initialise#`).first().innerText()

  await phone.page.goto(apps.origins.authenticator)
  await initialise(phone.page, person, 'paste')
  await pasteLink(phone.page, person, link.trim())
  await expect(screen).toHaveText(app('enrol.trouble.title'))
  await expect(phone.page.getByText(app('enrol.lock.required'))).toBeVisible()
  await lookAgain(phone.page)
  await takePictures(phone.page, 'authenticator-no-screen-lock')

  await plugIn(phone.page, thisDevice)
  await phone.page.getByRole('button', { name: app('try-again') }).click()
  await expect(screen).toHaveText(app('enrol.title'))
})
