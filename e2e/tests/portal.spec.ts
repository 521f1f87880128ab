import type { Page } from '@playwright/test'
import { examine as examinePage } from '../fixtures/examine.ts'
import { expect, test } from '../fixtures/test.ts'
import { openSection, startAsGuest } from '../steps/portal.ts'
import { wordsOf } from '../steps/words.ts'

const t = wordsOf('portal', 'en')
const e = wordsOf('europass', 'en')

/** What every page is held to. */
const examine = (page: Page, name: string) => examinePage(page, `portal-${name}`)

test('pages to read are accessible, fit 320 px, and change their language', async ({ page, apps }) => {
  for (const path of [
    '/',
    '/learn',
    '/work',
    '/about',
    '/stakeholders',
    '/privacy',
    '/contact',
    '/here',
    '/me',
    '/nothing',
    '/?login=expired',
  ]) {
    await page.goto(apps.origins.portal + path)
    await examine(page, path.replaceAll(/\W/g, '') || 'home')
  }
  await page.goto(apps.origins.portal)
  await page.getByRole('link', { name: 'Français' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(wordsOf('portal', 'fr')('home.heading'))
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await page.goto(`${apps.origins.portal}/learn`)
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
})

test('the way in weighs at most 150 KB, whatever the editor weighs', async ({ page, apps }) => {
  await page.goto(apps.origins.portal)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.waitForLoadState('networkidle')
  const loaded = await page.evaluate(() =>
    performance
      .getEntries()
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .filter(({ name }) => !/\.(?:svg|woff2)$/.test(name))
      .map(({ name, encodedBodySize }) => ({ name, encodedBodySize })),
  )
  expect(loaded.length).toBeGreaterThan(3)
  const bytes = loaded.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)
  expect(bytes, loaded.map(({ name, encodedBodySize }) => `${encodedBodySize} ${name}`).join('\n')).toBeLessThan(
    150_000,
  )
})

test('everything on the way to a guest’s CV works by keyboard', async ({ page, apps }) => {
  await page.goto(apps.origins.portal)
  const start = page.getByRole('button', { name: t('home.startGuest') })
  // Its words come after the page.
  await expect(start).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: t('frame.skip') })).toBeFocused()
  for (let presses = 0; presses < 20 && !(await start.evaluate((one) => one === document.activeElement)); presses += 1)
    await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(start).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  const goOn = page.getByRole('button', { name: t('before.continue'), exact: true })
  await expect(goOn).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('dialog').getByRole('link', { name: t('import.title') })).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(goOn).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  const rail = page.getByRole('navigation', { name: t('rail.label') })
  await rail.getByRole('button', { name: t('panel.design') }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: t('panel.design') })).toBeFocused()
  const template = page.getByRole('radio', { name: e('template.formal') })
  await template.focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: e('template.modern') })).toBeChecked()
  await rail
    .getByRole('button', { name: e('section.work-experience') })
    .first()
    .focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: e('work.add') }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel(e('work.occupation'), { exact: true })).toBeFocused()
  // From wherever one is, the PDF is one key away.
  for (const link of await rail.getByRole('button').all()) {
    if (
      (await link.getAttribute('aria-haspopup')) !== null ||
      !(await link.getAttribute('class'))?.includes('rail-link')
    )
      continue
    await link.focus()
    await page.keyboard.press('Enter')
    const downloading = page.waitForEvent('download')
    await page.keyboard.press('ControlOrMeta+s')
    await (await downloading).cancel()
  }
})

test('on a phone the form begins on the first screen, and a section at its top', async ({ page, apps }) => {
  await page.setViewportSize({ width: 390, height: 700 })
  await startAsGuest(page, apps.origins.portal)
  const first = page.getByRole('button', { name: t('section.personal') })
  expect((await first.boundingBox())?.y, 'what stands above the sections').toBeLessThan(320)
  await openSection(page, t('panel.design'))
  await page.getByRole('checkbox').last().scrollIntoViewIfNeeded()
  await page.getByRole('button', { name: t('rail.all') }).focus()
  await page.keyboard.press('Enter')
  // Who came back from a section goes on from there.
  await expect(page.getByRole('button', { name: t('panel.design'), exact: true })).toBeFocused()
  await openSection(page, t('panel.tongue'))
  await expect(page.getByRole('heading', { level: 2, name: t('panel.tongue') })).toBeInViewport({ ratio: 1 })
  await page.goto(`${apps.origins.portal}/here`)
  await page.getByRole('link', { name: t('here.kind.cv') }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('cv.title'))
})
