import { expect, test } from 'vitest'
import { brandedPage, toldBrand, type WornBrand } from '../../src/brand/index.ts'

const page = '<html><head><title>Own</title></head><body></body></html>'

test('what a page tells its script is read back from it, whatever signs are in it', () => {
  const brand: WornBrand = {
    text: { links: [{ href: 'https://example.org/?a=1&amp;b', label: { en: 'Terms & <more>' } }] },
    words: { fr: { hello: '« Salut » "&quot;"' } },
    languages: {},
    documents: { de: '/assets/brand-documents.de.json' },
    files: new Map(),
    sheets: [],
    mark: null,
  }
  const { text, words, languages, documents, mark } = brand
  expect(toldBrand(brandedPage(page, { brand, name: 'A & "B" &lt;' }))).toEqual({
    name: 'A & "B" &lt;',
    mark,
    links: text.links,
    words,
    languages,
    documents,
  })
  expect(toldBrand(page)).toBeNull()
})
