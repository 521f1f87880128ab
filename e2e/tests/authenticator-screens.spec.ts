import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, takePictures, test } from '../fixtures/test.ts'

const app = fileURLToPath(new URL('../../apps/authenticator/', import.meta.url))
const origin = 'http://localhost:9'
const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.woff2': 'font/woff2',
}

/** The gallery shows every screen of the app in every state: also those that a journey seldom meets. */
async function serveGallery(page: Page): Promise<void> {
  await page.route(`${origin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url())
    const path = pathname === '/' ? '/index.html' : pathname
    await route.fulfill({
      body: await readFile(`${app}dist/gallery${path}`).catch(() => ''),
      contentType: types[extname(path)] ?? 'text/plain',
      headers: {
        'Content-Security-Policy': "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'",
      },
    })
  })
}

test.beforeAll(() => {
  execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--config', 'vite.gallery.config.ts'], {
    cwd: app,
    stdio: 'pipe',
  })
})

for (const language of ['en', 'fr', 'en&pseudo=long', 'en&names=long']) {
  test(`every screen of the authenticator fits from 320 px up and is accessible (${language})`, async ({ page }) => {
    test.slow()
    const blocked: string[] = []
    page.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) blocked.push(message.text())
    })
    await serveGallery(page)
    await page.goto(`${origin}/`)
    await expect(page.locator('a').first()).toBeVisible()
    const states = await page.locator('a').allTextContents()
    expect(states.length).toBeGreaterThan(30)
    await page.setViewportSize({ width: 320, height: 640 })
    for (const state of states) {
      await page.goto(`${origin}/?state=${state}&lang=${language}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${state} overflows`).toBeLessThanOrEqual(
        320,
      )
      // Another language is other words in the same markup: it has to fit, and needs no second look by axe.
      if (language === 'en') await expectAccessible(page)
      await takePictures(page, `authenticator-${state}-${language}`)
    }
    expect(blocked).toEqual([])
  })
}

test('buttons that stand beside each other have one line each, on a phone of 390 px', async ({ page }) => {
  await serveGallery(page)
  await page.goto(`${origin}/`)
  await expect(page.locator('a').first()).toBeVisible()
  const states = await page.locator('a').allTextContents()
  await page.setViewportSize({ width: 390, height: 844 })
  const broken: string[] = []
  let seen = 0
  for (const language of ['en', 'fr'])
    for (const state of states) {
      await page.goto(`${origin}/?state=${state}&lang=${language}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      for (const button of await page.locator('.two button').all()) {
        seen += 1
        const lines = await button.evaluate((element) => {
          const words = document.createRange()
          words.selectNodeContents(element)
          return new Set([...words.getClientRects()].map(({ top }) => Math.round(top))).size
        })
        if (lines > 1) broken.push(`${state} ${language}: ${await button.textContent()}`)
      }
    }
  expect(seen).toBeGreaterThan(10)
  expect(broken).toEqual([])
})

test('a request can be decided by keyboard alone', async ({ page }) => {
  await serveGallery(page)
  await page.goto(`${origin}/?state=request`)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  // Digits typed anywhere in the screen reach the row that is being filled, the code first, then the PIN.
  await page.keyboard.type('474826')
  await expect(page.getByLabel('Code shown in your browser')).toHaveValue('47')
  await expect(page.getByLabel('Your PIN code')).toHaveValue('4826')
  await page.keyboard.press('Backspace')
  await expect(page.getByLabel('Your PIN code')).toHaveValue('482')
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Code shown in your browser')).toBeFocused()
  for (let step = 0; step < 14; step++) await page.keyboard.press('Tab')
  const reached = await page.evaluate(() => document.activeElement?.textContent)
  expect(reached).toBe('Refuse')
})
