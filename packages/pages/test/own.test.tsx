import { addresses } from '@laissez-passer/core/addresses'
import { expect, it } from 'vitest'
import { limits } from '../preview/limits.ts'
import { pages } from '../src/pages.tsx'
import type { PagesOptions } from '../src/types.ts'

const book = addresses('/cas')
const request = { addresses: book, assets: book.assets, limits, path: book.about, nonce: 'n', now: 0 } as const
const about = (options: Partial<PagesOptions>, lang: 'de' | 'en' | 'fr' = 'en'): string =>
  pages({ name: 'Example ID', ...options }).about({ ...request, lang })

it('a language that words bring joins the menu, in its own name; what it lacks is English', () => {
  const words = { de: { 'help.title': 'Hilfe' } }
  const html = about({ words }, 'de')
  expect(html).toContain('<html lang="de"')
  expect(html).toContain('>Hilfe</a>')
  expect(html).toContain('<span lang="de" aria-current="true">Deutsch</span>')
  expect(html).toContain('>Skip to')
  expect(pages({ name: 'x', words }).site.languages.map(({ code }) => code)).toEqual(['de', 'en', 'fr'])
})

it('one colour makes a style sheet, which every page loads behind ours', () => {
  const made = pages({ name: 'x', theme: { colour: '#0B4F8A', styles: ['/brand.css'] } })
  expect(made.site.sheet?.css).toContain('--lp-accent: #')
  const html = made.about({ ...request, lang: 'en' })
  const at = ['login.css', 'colours-0b4f8a.css', '/brand.css'].map((name) => html.indexOf(`${name}"`))
  expect(at.every((one) => one > 0)).toBe(true)
  expect(at).toEqual(at.toSorted((a, b) => a - b))
  expect(pages({ name: 'x' }).site.sheet).toBeNull()
})

it('a layout puts the parts in order, and links stand at the foot', () => {
  const html = about({
    layout: ({ header, main, footer, language }) => (
      <div className="ours" lang={language}>
        {main}
        {header}
        {footer}
      </div>
    ),
    theme: { links: [{ href: 'https://example.eu/legal', label: { en: 'Legal notice', fr: 'Mentions légales' } }] },
  })
  expect(html).toMatch(/class="skip"[^]*<div class="ours" lang="en"><main id="main"[^]*<header[^]*<footer/)
  expect(html).toContain('<a href="https://example.eu/legal">Legal notice</a>')
})

it('says all that is wrong at once', () => {
  const wrong: object = { words: { xx: {}, fr: { 'help.titel': 'Aide' } }, languages: ['it'], theme: { colour: 'red' } }
  expect(() => pages({ name: 'x', ...wrong })).toThrow(
    /words\.xx is none of bg[^]*words\.fr "help\.titel": there is no[^]*languages: nobody has words in "it"[^]*theme\.colour must be/,
  )
})
