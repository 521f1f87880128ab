import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { settled } from '../fixtures/accessibility.ts'
import { expect, test } from '../fixtures/test.ts'
import { enterIdentifier, enterPassword, transferCode } from '../steps/login.ts'
import { somebody } from '../steps/person.ts'
import { settle } from '../steps/settled.ts'

const folder = fileURLToPath(new URL('../../docs/src/assets/pictures/', import.meta.url))
mkdirSync(folder, { recursive: true })

/** What a page shows first, by day and by night, as WebP. */
async function picture(
  page: Page,
  name: string,
  size: { readonly width: number; readonly height: number },
): Promise<void> {
  await page.setViewportSize(size)
  const browser = await page.context().newCDPSession(page)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await settled(page)
    const { data } = await browser.send('Page.captureScreenshot', { format: 'webp', quality: 82 })
    writeFileSync(`${folder}${name}-${colorScheme}.webp`, Buffer.from(data, 'base64'))
  }
}

test('the apps as people see them', async ({ page, apps, mailbox }) => {
  const phone = { width: 420, height: 780 }
  const person = somebody()
  await settle(person, { apps, mailbox, phones: ['Fairphone'] })
  await page.goto(`${apps.origins.portal}/auth/login?returnTo=/me&level=MEDIUM`)
  await enterIdentifier(page, person)
  await picture(page, 'methods', phone)
  await enterPassword(page, person, 'mobile-app-pin')
  expect(await transferCode(page, person)).toMatch(/^\d+$/)
  await picture(page, 'code', phone)
  await page.goto(apps.origins.authenticator)
  await picture(page, 'app', phone)
  await page.goto(apps.origins.portal)
  await picture(page, 'europass', { width: 1280, height: 780 })
})
