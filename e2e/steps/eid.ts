import { expect, type Page } from '@playwright/test'
import type { Apps } from '../fixtures/apps.ts'
import { type Language, wordsOf } from './words.ts'

/**
 * What a person does about an eID; each step starts on the page it names and works without JavaScript too.
 */

/** From Europass' first page to "Sign in with an eID". */
export async function chooseEid(page: Page, language: Language, { apps }: { readonly apps: Apps }): Promise<void> {
  const portal = wordsOf('portal', language)
  const t = wordsOf('login', language)
  await page.goto(apps.origins.portal)
  await page
    .getByRole('link', { name: portal('account.login') })
    .first()
    .click()
  await page.getByRole('link', { name: t('identifier.eid') }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('eid-sign-in.title'))
}

/** On a page that offers the country: goes there. */
export async function leaveForDemoland(page: Page, language: Language): Promise<void> {
  const t = wordsOf('login', language)
  const name = language === 'en' ? 'Demoland (demonstration)' : 'Démolande (démonstration)'
  await page.getByRole('button', { name: t('eid-sign-in.go', { country: name }) }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(wordsOf('demo-country', language)('title'))
}

/** At Demoland: who one is, and how sure it is to be; or not at all. */
export async function atDemoland(
  page: Page,
  language: Language,
  {
    citizen,
    level,
    cancel = false,
  }: { readonly citizen: string; readonly level?: 'low' | 'substantial' | 'high'; readonly cancel?: boolean },
): Promise<void> {
  const t = wordsOf('demo-country', language)
  await page.getByRole('radio', { name: citizen }).check()
  if (level !== undefined) await page.getByRole('radio', { name: t(level) }).check()
  await page.getByRole('button', { name: t(cancel ? 'cancel' : 'continue') }).click()
}
