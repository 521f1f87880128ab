import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { colorSchemes, expectAccessibleIn } from '../fixtures/accessibility.ts'
import { examine, expectNoSidewaysScrolling } from '../fixtures/examine.ts'
import { expect, takePictures, test } from '../fixtures/test.ts'
import { enterIdentifier, enterPassword, nameDevice, stepUp } from '../steps/login.ts'
import { somebody } from '../steps/person.ts'
import { settle } from '../steps/settled.ts'
import { wordsOf } from '../steps/words.ts'

const t = wordsOf('login', 'en')
const root = fileURLToPath(new URL('../../', import.meta.url))
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

test.describe('every page of EU Login, in every state that its preview knows', () => {
  const gallery = 'http://localhost:9'
  const types: Readonly<Record<string, string>> = {
    '.css': 'text/css',
    '.html': 'text/html; charset=utf-8',
    '.svg': 'image/svg+xml',
  }
  let folder = ''

  test.beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pages-'))
    const pages = join(root, 'packages/pages')
    execFileSync(
      process.execPath,
      [join(root, 'node_modules/tsup/dist/cli-default.js'), '--config', 'preview/tsup.config.ts'],
      {
        cwd: pages,
        stdio: 'pipe',
      },
    )
    execFileSync(process.execPath, ['node_modules/.preview/write.js', folder], { cwd: pages, stdio: 'pipe' })
  })
  test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

  async function serve(page: Page, language: string): Promise<readonly string[]> {
    await page.route(`${gallery}/**`, async (route) => {
      const path = new URL(route.request().url()).pathname
      const file = join(folder, path)
      // Fonts and scripts come from elsewhere; the walk through the running apps has them.
      if (!existsSync(file)) return route.fulfill({ status: 404, body: '' })
      // A page that moves on by itself is looked at all the same.
      const body = readFileSync(file, 'utf8').replace(/<meta http-equiv="refresh"[^>]*>/, '')
      return route.fulfill({ body, contentType: types[extname(path)] ?? 'text/plain' })
    })
    return readdirSync(folder).filter((name) => name.endsWith(`.${language}.html`))
  }

  /**
   * Puts a page in place of the one that stands there. Pages with the same styles are exchanged without going
   * to their address: loading 771 of them anew, and axe in each, takes several times as long as looking.
   */
  async function show(page: Page, name: string): Promise<void> {
    const exchanged = page.url().startsWith(gallery) && (await page.evaluate(exchange, `${gallery}/${name}`))
    if (!exchanged) await page.goto(`${gallery}/${name}`)
  }

  for (const part of [0, 1, 2])
    test(`light and dark, from 320 px up (${part + 1} of 3)`, async ({ page }) => {
      test.slow()
      const names = (await serve(page, 'en')).filter((_, index) => index % 3 === part)
      expect(names.length).toBeGreaterThan(20)
      await page.setViewportSize({ width: 320, height: 800 })
      // Colours fade where a page stands while they change, so that each is shown anew in the others.
      for (const colorScheme of colorSchemes) {
        await page.emulateMedia({ colorScheme })
        for (const name of names)
          await test.step(`${name} in ${colorScheme} colours`, async () => {
            await show(page, name)
            await expect(heading(page)).toHaveCount(1)
            await expectAccessibleIn(page, { colorScheme })
            await expectNoSidewaysScrolling(page)
          })
      }
      await page.emulateMedia({ colorScheme: null })
      if (process.env.SCREENSHOTS)
        for (const name of names) {
          await show(page, name)
          await takePictures(page, `pages-${name.replace('.en.html', '')}`)
        }
    })

  test('French fits as well', async ({ page }) => {
    test.slow()
    await page.setViewportSize({ width: 320, height: 800 })
    for (const name of await serve(page, 'fr')) {
      await show(page, name)
      await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
      await expectNoSidewaysScrolling(page)
    }
  })

  test('letters of twice the size fit on a phone (WCAG 2.2, 1.4.4)', async ({ page }) => {
    test.slow()
    await page.setViewportSize({ width: 390, height: 844 })
    const browser = await page.context().newCDPSession(page)
    await browser.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
    for (const name of await serve(page, 'en')) {
      await show(page, name)
      // A television's letters are as large as its screen makes them.
      if (!name.startsWith('deviceShow')) await expect(page.locator('html')).toHaveCSS('font-size', '32px')
      await expectNoSidewaysScrolling(page)
    }
  })

  test('40 % more of every word fits too, and every word comes from a catalogue', async ({ page }) => {
    test.slow()
    await page.setViewportSize({ width: 320, height: 800 })
    for (const name of await serve(page, 'long')) {
      await show(page, name)
      await expectNoSidewaysScrolling(page)
      // The pseudo-language stands in brackets: a heading without them was typed into the code,
      // but for those of a method of somebody else's, and a person's own name.
      if (!name.startsWith('adminPerson-'))
        expect.soft(await heading(page).textContent(), name).toMatch(/^\[|^(Grid card|My grid cards)$/)
      await takePictures(page, `pages-${name.replace('.html', '')}`)
    }
  })
})

/**
 * Runs in the page: its whole document becomes the one of this address.
 *
 * @returns false when that has other styles; then nothing was changed
 */
async function exchange(url: string): Promise<boolean> {
  const next = new DOMParser().parseFromString(await (await fetch(url)).text(), 'text/html')
  const stylesOf = ({ head }: Document) =>
    [...head.querySelectorAll('style, link[rel=stylesheet]')].map(({ outerHTML }) => outerHTML).join()
  if (stylesOf(next) !== stylesOf(document)) return false
  const root = document.documentElement
  for (const name of root.getAttributeNames()) root.removeAttribute(name)
  for (const { name, value } of next.documentElement.attributes) root.setAttribute(name, value)
  document.title = next.title
  history.replaceState(null, '', url)
  document.body.replaceWith(document.adoptNode(next.body))
  scrollTo(0, 0)
  return true
}

test('the pages as they are served: on the way in', async ({ page, apps, mailbox }) => {
  test.slow()
  const person = somebody()
  await page.goto(`${apps.origins.portal}/auth/login?returnTo=/me&level=MEDIUM`)
  await examine(page, 'login-identifier')
  await page.getByRole('link', { name: t('register.title') }).click()
  await examine(page, 'login-register')
  await page.getByRole('button', { name: t('register.submit') }).click()
  await examine(page, 'login-register-wrong')

  await settle(person, { apps, mailbox })
  await page.goto(`${apps.origins.login}/dev/mailbox`)
  await examine(page, 'login-mailbox')
  await page.goto(`${apps.origins.login}/cas/password/lost`)
  await page.getByLabel(t('identifier.label')).fill(person.email)
  await page.getByRole('button', { name: t('lost.submit') }).click()
  await examine(page, 'login-lost-sent')
  await page.goto(mailbox.link(await mailbox.wait(person.email, { subject: /new/ })))
  await page.getByLabel(t('new-password.new'), { exact: true }).fill('Correct-Ho')
  await page.getByLabel(t('new-password.confirm')).fill('Correct')
  await page
    .getByRole('button', { name: t('password.show') })
    .first()
    .click()
  await examine(page, 'login-choose-password')

  await page.goto(`${apps.origins.portal}/auth/login?returnTo=/me&level=MEDIUM`)
  await enterIdentifier(page, person)
  await examine(page, 'login-welcome')
  await enterPassword(page, { ...person, password: 'Wrong-Horse7battery' }, 'mobile-app-pin')
  await examine(page, 'login-welcome-wrong')
  await enterPassword(page, person, 'mobile-app-pin')
  await examine(page, 'login-no-phone')
  await page.getByRole('button', { name: t('add-device.title') }).click()
  await examine(page, 'login-add-device')
  await nameDevice(page, person)
  await examine(page, 'login-enrolment')
})

test('the pages as they are served: my account, and waiting for the phone', async ({ page, apps, mailbox }) => {
  test.slow()
  const person = somebody()
  await settle(person, { apps, mailbox, phones: ['Fairphone', 'Tablet in the kitchen'] })
  await page.goto(`${apps.origins.login}/cas/login`)
  await enterIdentifier(page, person)
  await enterPassword(page, person, 'password')
  await examine(page, 'login-logged-in')
  for (const path of ['', '/details', '/settings', '/password', '/devices', '/sessions', '/services', '/activity']) {
    await page.goto(`${apps.origins.login}/cas/account${path}`)
    await examine(page, `login-account${path.replace('/', '-')}`)
  }
  await page
    .locator('summary')
    .filter({ hasText: t('page.menu') })
    .click()
  await examine(page, 'login-account-menu')
  await page.goto(`${apps.origins.login}/cas/mobile`)
  await examine(page, 'login-step-up')
  await stepUp(page, person, 'mobile-app-pin')
  await examine(page, 'login-device-choice')
  await page.getByRole('button', { name: t('device-choice.send') }).click()
  await examine(page, 'login-waiting')
  await page.goto(`${apps.origins.login}/cas/logout`)
  await examine(page, 'login-logout')
  await page
    .locator('main')
    .getByRole('button', { name: t('logout.action') })
    .click()
  await examine(page, 'login-logged-out')
  for (const path of ['privacy', 'help', 'about', 'nothing', 'login?flow=nothing', 'password?token=nothing']) {
    await page.goto(`${apps.origins.login}/cas/${path}`)
    await examine(page, `login-${path.replaceAll(/\W/g, '-')}`)
  }
})
