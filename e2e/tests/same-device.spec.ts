import { expect, test } from '../fixtures/test.ts'
import { connect, pasteLink, typePin } from '../steps/authenticator.ts'
import {
  choosePassword,
  enterIdentifier,
  enterPassword,
  nameDevice,
  register,
  stepUp,
  transferCode,
} from '../steps/login.ts'
import { somebody } from '../steps/person.ts'
import { createProfile, downloadPdf, fillProfile, readPdf } from '../steps/portal.ts'
import { wordsOf } from '../steps/words.ts'

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

test('everything on one phone: browser, app, and back to the browser', async ({ page, context, apps, mailbox }) => {
  const person = somebody()
  const login = wordsOf('login', person.language)
  const app = wordsOf('authenticator', person.language)
  const portal = wordsOf('portal', person.language)

  await page.goto(`${apps.origins.login}/cas/register`)
  await register(page, person)
  await choosePassword(page, person, mailbox)
  await page.goto(`${apps.origins.login}/cas/mobile`)
  await enterIdentifier(page, person)
  await enterPassword(page, person, 'password')
  await nameDevice(page, person)
  const link = await page.locator('main').getByText(`${apps.origins.authenticator}/initialise#`).first().innerText()

  const tab = await context.newPage()
  await tab.goto(apps.origins.authenticator)
  await tab.getByRole('button', { name: app('first.initialise') }).click()
  await tab.getByRole('button', { name: app('how.paste') }).click()
  await pasteLink(tab, person, link.trim())
  await connect(tab, person)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(login('enrolled.title'))
  await tab.close()

  await page.goto(`${apps.origins.portal}/auth/login?returnTo=/me&level=MEDIUM`)
  await stepUp(page, person, 'mobile-app-pin')
  const code = await transferCode(page, person)
  // B13: the page offers the app; nothing but the request's id is in its link.
  const open = page.getByRole('link', { name: login('waiting.open-app') })
  await expect(open).toHaveAttribute('href', new RegExp(`^${apps.origins.authenticator}/approve#id=[\\w-]+$`))
  const again = await context.newPage()
  await again.goto((await open.getAttribute('href')) ?? '')
  await expect(again.getByRole('heading', { level: 1 })).toHaveText(app('request.title', { service: 'Europass' }))
  await again.getByLabel(app('request.code')).fill(code)
  await again.getByLabel(app('request.pin')).focus()
  await typePin(again, person.pin)
  await again.getByRole('button', { name: app('request.authenticate') }).click()
  await expect(again.getByRole('heading', { level: 1 })).toHaveText(app('result.approved.title'))
  await page.waitForURL(`${apps.origins.portal}/me`)

  await createProfile(page, person)
  await fillProfile(page, person)
  await page.getByRole('link', { name: portal('profile.makeCv') }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(portal('cv.title'))
  expect((await readPdf(await downloadPdf(page, person))).text).toContain('Élodie Müller')
})
