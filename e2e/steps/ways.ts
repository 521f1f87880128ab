import type { Page } from '@playwright/test'
import type { Language } from './words.ts'

/** A size and a language in which a journey is gone. */
export interface Way {
  /** As titles of journeys say it. */
  readonly name: string
  readonly language: Language
  readonly size: { readonly width: number; readonly height: number }
}

/** Both sizes and both languages, each once: what goes wrong in one of them seldom needs the other. */
export const ways: readonly Way[] = [
  { name: 'on a desktop, in English', language: 'en', size: { width: 1280, height: 900 } },
  { name: 'on a phone, in French', language: 'fr', size: { width: 390, height: 844 } },
]

/** Opens an address of the portal on a way. */
export async function goThere(page: Page, address: string, { language, size }: Way): Promise<void> {
  await page.setViewportSize(size)
  const url = new URL(address)
  url.searchParams.set('lang', language)
  await page.goto(url.href)
}
