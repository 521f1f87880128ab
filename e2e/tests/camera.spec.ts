import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import encodeQR from 'qr'
import { expect, expectAccessible, test } from '../fixtures/test.ts'

const scanner = 'http://localhost:9/scanner.html'
const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Serves the scanner page and the decoder it imports, without a server. */
async function serveScanner(page: Page): Promise<void> {
  await page.route('http://localhost:9/**', async (route) => {
    const { pathname } = new URL(route.request().url())
    const path = pathname.startsWith('/qr/') ? `../node_modules${pathname}` : `../static${pathname}`
    await route.fulfill({
      body: await readFile(file(path)),
      contentType: pathname.endsWith('.js') ? 'text/javascript' : 'text/html',
    })
  })
}

test('the phone reads the QR code that stands on another browser’s page, the next one too', async ({ page, phone }) => {
  await serveScanner(phone.page)
  for (const [text, turn] of [
    ['http://localhost:4002/initialise#v=1&iss=http://localhost:4000/cas&id=abc&s=first', 0],
    ['http://localhost:4002/initialise#v=1&iss=http://localhost:4000/cas&id=abc&s=second', 7],
  ] as const) {
    await page.setContent(
      `<main><h1>PC</h1><div style="width:300px">${encodeQR(text, 'svg', { ecc: 'low' })}</div></main>`,
    )
    await phone.film(page.locator('div'), { turn })
    await phone.page.goto(scanner)
    await expect(phone.page.locator('output')).toHaveText(text)
  }
})

test('a camera that films nothing reads nothing', async ({ phone }) => {
  await serveScanner(phone.page)
  await phone.filmNothing()
  await phone.page.goto(scanner)
  await expect
    .poll(() => phone.page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime))
    .toBeGreaterThan(0.5)
  await expect(phone.page.locator('output')).toHaveText('')
})

test('axe finds what is wrong', async ({ page }) => {
  await page.setContent(
    '<html lang="en"><head><title>x</title></head><body><main><h1>x</h1><img src="x.png"></main></body></html>',
  )
  await expect(expectAccessible(page)).rejects.toThrow(/image-alt/)
})
