// What a key costs in the CV editor, with a CV of ten pages: main-thread time of each key as the browser
// itself counts it, in a real Chromium on the built portal. `pnpm bench:typing [keys]`, after `pnpm
// build`. Shift alone says what the measuring costs; nobody pauses, so that what a pause brings (the page is
// drawn) is no part of it, where the machine is quiet enough; then with pauses, and all of it.
import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from '../scripts/find-chromium.mjs'
import { root } from '../scripts/install.mjs'

const { chromium } = createRequire(join(root, 'e2e/package.json'))('@playwright/test')
const keys = Number(process.argv[2] ?? 200)
const entries = 34
const origin = 'http://localhost:4071'

const portal = spawn('node', [join(root, 'apps/portal/dist/node.js')], {
  env: {
    ...process.env,
    PORTAL_ORIGIN: origin,
    DATA_DIR: mkdtempSync(join(tmpdir(), 'typing-')),
    PORTAL_CLIENT_SECRET: 'nobody signs in while this is measured',
    LOG_LEVEL: 'error',
  },
  stdio: 'inherit',
})
const browser = await chromium.launch({ executablePath: findChromium() })
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' })
  await ready(page)
  await page.locator('.hero .actions button').click()
  await page.locator('dialog .actions button').last().click()
  await page.locator('.rail').waitFor()
  await page.locator('.rail-link').nth(1).click()
  const text = 'Led a team of six along the coast, and wrote what was found for ports and ministries. '.repeat(10)
  for (let n = 0; n < entries; n += 1) {
    await page.locator('.entries > .add').click()
    await page.locator('.entry-fields input').first().fill(`Position ${n}`)
    await page.locator('.entry-fields [role=textbox]').fill(text)
  }
  await page.waitForTimeout(8000)
  const pages = await page.locator('.preview-state').first().innerText()
  for (const [name, field, letters] of [
    ['Shift', page.locator('.entry-fields input').first(), ['Shift']],
    ['a line', page.locator('.entry-fields input').first(), [...'abcdefghij']],
    ['a long text', page.locator('.entry-fields [role=textbox]'), [...'abcdefghij']],
  ]) {
    await field.click()
    await page.waitForTimeout(4000)
    await page.locator('.preview:not([data-drawing])').waitFor()
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    const busy = async () => {
      const { metrics } = await session.send('Performance.getMetrics')
      return (metrics.find((one) => one.name === 'TaskDuration')?.value ?? 0) * 1000
    }
    const each = []
    for (let n = 0; n < keys; n += 1) {
      const before = await busy()
      await page.keyboard.press(letters[n % letters.length])
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))))
      each.push((await busy()) - before)
      await page.waitForTimeout(60)
    }
    each.sort((a, b) => a - b)
    const at = (share) => each[Math.floor(each.length * share)].toFixed(1)
    console.log(`${name} (${pages}): ms of main thread a key, p50 ${at(0.5)}, p95 ${at(0.95)}, max ${at(0.999)}`)
    // As somebody types who thinks: after each key it is written, drawn and shown, and all of that counts.
    const slow = Math.ceil(keys / 5)
    const before = await busy()
    for (let n = 0; n < slow; n += 1) {
      await page.keyboard.press(letters[n % letters.length])
      await page.waitForTimeout(220)
    }
    await page.waitForTimeout(1500)
    console.log(`${name}, with all that follows: ${(((await busy()) - before) / slow).toFixed(1)} ms a key`)
  }
} finally {
  await browser.close()
  portal.kill()
}

async function ready(page) {
  for (let tries = 0; ; tries += 1) {
    try {
      return await page.goto(`${origin}/?lang=en`)
    } catch (error) {
      if (tries > 40) throw error
      await new Promise((done) => setTimeout(done, 250))
    }
  }
}
