import { type BrandInPage, brandInPage } from '@laissez-passer/server/brand'

/**
 * What makes the app an organisation's own; nobody's where there is no page (words that a program asks for).
 */
export const brand: BrandInPage = brandInPage(
  globalThis.document?.querySelector<HTMLMetaElement>('meta[name="lp-brand"]')?.content,
  { nameKey: 'app.name' },
)
