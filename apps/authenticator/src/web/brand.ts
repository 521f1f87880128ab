import type { ToldBrand } from '@laissez-passer/server/brand'

// Where there is no page (words that a program asks for), nobody's.
const told = globalThis.document?.querySelector<HTMLMetaElement>('meta[name="lp-brand"]')?.content

/** What makes the app an organisation's own, as the server judged it and wrote it into the page. */
const brand: ToldBrand = told ? JSON.parse(told) : { name: null, mark: null, links: [], words: {} }

/** A catalogue with the organisation's own words and name in it. */
export function inBrand<Words extends Readonly<Record<string, string>>>(words: Words, language: string): Words {
  return { ...words, ...(brand.name === null ? {} : { 'app.name': brand.name }), ...brand.words[language] }
}
