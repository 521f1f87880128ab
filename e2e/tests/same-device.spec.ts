import type { Page } from '@playwright/test'
import type { Apps } from '../fixtures/apps.ts'
import type { Mailbox } from '../fixtures/mailbox.ts'
import { lookAgain } from '../fixtures/examine.ts'
import { expect, takePictures, test } from '../fixtures/test.ts'
import { connect, initialise, pasteLink, typePin } from '../steps/authenticator.ts'
import { enterIdentifier, enterPassword, nameDevice, stepUp, transferCode } from '../steps/login.ts'
import { newAccount } from '../steps/passkeys.ts'
import { type Person, somebody } from '../steps/person.ts'
import { createProfile, downloadPdf, fillProfile, readPdf } from '../steps/portal.ts'
import { languages, wordsOf } from '../steps/words.ts'

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

test('everything on one phone: browser, app, and back to the browser', async ({ page, context, apps, mailbox }) => {
  const person = somebody()
  const login = wordsOf('login', person.language)
  const app = wordsOf('authenticator', person.language)
  const portal = wordsOf('portal', person.language)

  await newAccount(page, person, { apps, mailbox })
  await page.goto(`${apps.origins.login}/cas/mobile`)
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
  expect((await readPdf(await downloadPdf(page))).text).toContain('Élodie Müller')
})

const ways = languages.map((language) => ({ language, scripts: true }))
for (const { language, scripts } of [...ways, { language: 'fr' as const, scripts: false }]) {
  test.describe(`in ${language}, ${scripts ? 'with' : 'without'} EU Login’s scripts`, () => {
    test.use({ locale: language === 'en' ? 'en-GB' : 'fr-FR' })

    test(`one tab: to the app and back (${language}, ${scripts ? 'scripts' : 'no scripts'})`, async ({
      page,
      context,
      apps,
      mailbox,
    }) => {
      test.slow()
      const person = somebody(language)
      const login = wordsOf('login', language)
      const app = wordsOf('authenticator', language)
      const heading = page.getByRole('heading', { level: 1 })
      if (!scripts) await context.route(`${apps.origins.login}/**/*.js`, (route) => route.abort())
      await withAppHere(page, person, { apps, mailbox })

      await page.goto(`${apps.origins.login}/cas/login?continue=%2Fcas%2Faccount%2Fdevices%3Flevel%3DMEDIUM`)
      await stepUp(page, person, 'mobile-app-pin')
      const code = await transferCode(page, person)
      await page.getByRole('link', { name: login('waiting.open-app') }).click()
      await expect(heading).toHaveText(app('request.title', { service: 'EU Login' }))
      await expect(page).toHaveURL(`${apps.origins.authenticator}/`)
      await typePin(page, code)
      await typePin(page, person.pin)
      await page.getByRole('button', { name: app('request.authenticate') }).click()
      await expect(heading).toHaveText(app('result.approved.title'))
      await lookAgain(page)
      await page.getByRole('link', { name: app('result.approved.back') }).click()
      await expect(heading).toHaveText(login('devices.title'))

      // Once more, refused: the way back leads to why it ended and what else there is.
      await page.context().clearCookies({ name: '__Host-lp-login' })
      await page.goto(`${apps.origins.login}/cas/login?continue=%2Fcas%2Faccount%2Fdevices%3Flevel%3DMEDIUM`)
      await enterIdentifier(page, person)
      await enterPassword(page, person, 'mobile-app-pin')
      await page.getByRole('link', { name: login('waiting.open-app') }).click()
      await page.getByRole('button', { name: app('request.refuse') }).click()
      await expect(heading).toHaveText(app('result.refused.title'))
      await page.getByRole('link', { name: app('result.approved.back') }).click()
      await expect(heading).toHaveText(login('waiting.refused.title'))
    })
  })
}

test('the app isn’t set up on this phone: it says so, and the browser has other ways', async ({
  page,
  browser,
  apps,
  mailbox,
}) => {
  test.slow()
  const person = somebody()
  const login = wordsOf('login', person.language)
  const app = wordsOf('authenticator', person.language)
  await withAppHere(page, person, { apps, mailbox })
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true })
  const other = await phone.newPage()
  const heading = other.getByRole('heading', { level: 1 })
  await other.goto(`${apps.origins.portal}/auth/login?returnTo=/me&level=MEDIUM`)
  await enterIdentifier(other, person)
  await enterPassword(other, person, 'mobile-app-pin')
  await other.getByRole('link', { name: login('waiting.open-app') }).click()
  await expect(heading).toHaveText(app('approve.none.title'))
  await lookAgain(other)
  await takePictures(other, 'authenticator-no-account')
  await other.getByRole('link', { name: app('result.approved.back') }).click()
  await expect(heading).toHaveText(login('waiting.title'))
  await expect(other.locator('button[name=method][value=mobile-app-qr]')).toBeVisible()

  // A browser that waits for nothing is told where to go on.
  await phone.clearCookies()
  await other.goto(`${apps.origins.login}/cas/login?from=app`)
  await expect(heading).toHaveText(login('ended.other-browser.title'))
  await lookAgain(other)
  await phone.close()
})

/** Registers, and adds the app in a tab of the same browser. */
async function withAppHere(
  page: Page,
  person: Person,
  { apps, mailbox }: { readonly apps: Apps; readonly mailbox: Mailbox },
): Promise<void> {
  await newAccount(page, person, { apps, mailbox })
  await page.goto(`${apps.origins.login}/cas/mobile`)
  await nameDevice(page, person)
  const link = await page.locator('main').getByText(`${apps.origins.authenticator}/initialise#`).first().innerText()
  const tab = await page.context().newPage()
  await tab.goto(apps.origins.authenticator)
  await initialise(tab, person, 'paste')
  await pasteLink(tab, person, link.trim())
  await connect(tab, person)
  await tab.close()
}
