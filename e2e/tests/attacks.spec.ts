import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/test.ts'
import { openSection, startAsGuest } from '../steps/portal.ts'
import { wordsOf } from '../steps/words.ts'
import { attacks, hostileFiles, hostileTexts } from '../steps/attacks.ts'

const t = wordsOf('portal', 'en')
const e = wordsOf('europass', 'en')

/** Notes what is run, and what the policy had to stop: nothing dangerous is to reach the page at all. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen: string[] = []
    Object.assign(window, { hit: () => seen.push('ran'), seen })
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
      seen.push(`${effectiveDirective} ${blockedURI} ${sample}`),
    )
  })
}

/** Nothing ran or was stopped, and nothing in the page could run. */
async function expectHarmless(page: Page, where: string, { apartFrom = '' } = {}): Promise<void> {
  const all = await page.evaluate(() => {
    const bad: string[] = 'seen' in window && Array.isArray(window.seen) ? window.seen.map(String) : ['not watched']
    const mine = new Set([...document.querySelectorAll('script')].filter(({ src }) => src.startsWith(location.origin)))
    for (const element of document.querySelectorAll('*')) {
      const name = element.localName
      if (/^(?:iframe|object|embed|base|math|xmp|form)$/.test(name)) bad.push(name)
      if (name === 'script' && !mine.has(element as HTMLScriptElement)) bad.push('script')
      for (const { name: attribute, value } of element.attributes) {
        if (attribute.startsWith('on')) bad.push(`${name} ${attribute}`)
        if (/^(?:href|src|xlink:href|action|formaction)$/.test(attribute)) {
          const { protocol } = new URL(value, location.href)
          if (
            !/^(?:https?|mailto|tel):$/.test(protocol) &&
            !/^data:image\/(?:png|jpeg);/.test(value) &&
            protocol !== 'blob:'
          )
            bad.push(`${name} ${attribute}=${value}`)
        }
      }
    }
    return bad
  })
  const found = all.filter((one) => one !== apartFrom)
  expect(found, where).toEqual([])
}

const paste = (page: Page, html: string): Promise<void> =>
  page.evaluate((text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', text)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, html)

test('what is pasted and typed runs nothing, in the editor, the page and what machines read', async ({
  page,
  apps,
}) => {
  await watch(page)
  await startAsGuest(page, apps.origins.portal)
  const about = page.getByRole('textbox', { name: e('personal.about') })
  await page.getByRole('toolbar', { name: t('rich.tools') }).waitFor()
  for (const attack of attacks) {
    await about.click()
    await page.keyboard.press('ControlOrMeta+End')
    await paste(page, attack)
    await expectHarmless(page, attack)
  }
  // Links that lead somewhere stay, and lead there.
  await expect(about.getByRole('link', { name: 'good' })).toHaveAttribute('href', 'https://good.example')
  await expect(about.getByRole('link')).toHaveCount(1)

  const title = '<img src=x onerror=hit()>"><script>hit()</script>'
  await page.getByLabel(t('design.title'), { exact: true }).fill(title)
  await page.getByLabel(e('personal.givenName'), { exact: true }).fill(title)
  await page.getByLabel(e('personal.familyName'), { exact: true }).fill('#import "x" #eval("1") \\')
  await expect(page.locator('.sheet').first()).toContainText('#eval', { timeout: 30_000 })
  await page.getByText(t('machine.title')).click()
  await expect(page.locator('.machine-text')).toContainText('onerror=hit()')
  await expectHarmless(page, 'the page and what machines read')
  // The same when they come back from the browser's database, and in the list of what lies here.
  await page.reload()
  await expect(about.getByRole('link', { name: 'good' })).toBeVisible()
  await expectHarmless(page, 'opened again')
  await page.goto(`${apps.origins.portal}/here`)
  await expect(page.getByText(title).first()).toBeVisible()
  await expectHarmless(page, 'what lies here')
})

test('as long as the editor isn’t there, what is pasted runs nothing either', async ({ page, apps }) => {
  await watch(page)
  // Two files have this name: the one without which no page opens, and the editor of texts.
  await page.route(/\/assets\/editor-[\w-]+\.js$/, async (route) => {
    const response = await route.fetch()
    await ((await response.text()).includes('ProseMirror') ? route.abort() : route.fulfill({ response }))
  })
  await startAsGuest(page, apps.origins.portal)
  const about = page.getByRole('textbox', { name: e('personal.about') })
  for (const attack of attacks) {
    await about.click()
    await page.keyboard.press('ControlOrMeta+End')
    await paste(page, attack)
    // Chromium itself gives what it joins a style, which the policy stops.
    await expectHarmless(page, attack, { apartFrom: 'style-src-attr inline ' })
  }
  await expect(about).toContainText('good')
})

test('what is imported runs nothing, in the report, the editor and the page', async ({ page, apps }) => {
  test.setTimeout(240_000)
  await watch(page)
  for (const file of hostileFiles()) {
    await page.goto(`${apps.origins.portal}/import`)
    await page.setInputFiles('input[type=file]', {
      name: file.name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(file.text),
    })
    const take = page.getByRole('button', { name: /^Take \d+ thing/ })
    await expect(take, file.name).toBeVisible()
    await expectHarmless(page, `${file.name}: what was found`)
    await take.click()
    await expect(page.getByRole('status').filter({ hasText: t('import.taken', { name: file.name }) })).toBeVisible()
  }
  await page.goto(`${apps.origins.portal}/here`)
  await page.getByRole('link', { name: 'resume', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('cv.title'))
  await expect(page.locator('.sheet canvas').first()).toBeVisible({ timeout: 30_000 })
  for (const name of [t('section.personal'), e('section.work-experience')]) {
    const section = await openSection(page, name)
    for (const entry of await section.getByRole('button', { name: 'Caron', exact: true }).all()) {
      await entry.click()
      await expectHarmless(page, `${name}: an entry`)
    }
    await expectHarmless(page, name)
  }
})

test('text of a document that is sorted by hand runs nothing', async ({ page, apps }) => {
  test.setTimeout(120_000)
  await watch(page)
  // What the profile has already isn't taken again.
  const sections = ['work-experience', 'projects', 'publication', 'volunteering', 'membership']
  for (const [number, { buffer, name }] of hostileTexts.entries()) {
    await page.goto(`${apps.origins.portal}/import`)
    await page.setInputFiles('input[type=file]', { name, mimeType: 'application/octet-stream', buffer })
    const places = page.getByRole('combobox')
    // A reader of PDFs takes its time to begin.
    await expect(places.nth(4), name).toBeVisible({ timeout: 30_000 })
    await expectHarmless(page, `${name}: its parts`)
    for (const [at, place] of ['about', sections[number] ?? '', 'more', 'more'].entries())
      await places.nth(at).selectOption(place)
    await page.getByRole('button', { name: /^Take \d+ thing/ }).click()
    await expect(page.getByRole('status').filter({ hasText: t('import.taken', { name }) })).toBeVisible()
    await expectHarmless(page, `${name}: taken`)
  }
  await page.goto(`${apps.origins.portal}/here`)
  await expectHarmless(page, 'what lies here')
})
