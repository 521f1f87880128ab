import { addresses } from '@laissez-passer/core/addresses'
import { spokenLanguages } from '@laissez-passer/i18n/languages'
import { bringLanguage } from '../src/methods/words/index.ts'
import { pages } from '../src/pages.tsx'
import type { PageName, Pages, PagesOptions } from '../src/types.ts'
import { limits } from './limits.ts'
import { now } from './people.ts'
import { samples } from './samples.ts'

await Promise.all(spokenLanguages.map(bringLanguage))

const book = addresses('/cas')

/** A method of a third party's, in their words. */
const gridCard = {
  label: { en: 'Grid card', fr: 'Carte à grille' },
  line: { en: 'Numbers on a card.', fr: 'Des chiffres sur une carte.' },
  ask: {
    en: 'Type the numbers in {cells} of “{credential}”.',
    fr: 'Saisissez les chiffres de {cells} de « {credential} ».',
  },
  field: { en: 'Numbers', fr: 'Chiffres' },
  reasons: { 'other-card': { en: 'These are of another card.' } },
} as const

/** One page in one state and one language. */
export interface SampleDocument {
  /** E.g. `waiting-pending`. */
  readonly name: string
  readonly html: string
}

/**
 * All pages in all sample states.
 *
 * @param lang language
 * @param options the provider's name and looks; `assets`: the folder of the style sheets
 */
export function sampleDocuments(
  lang: 'en' | 'fr',
  { assets = book.assets, ...options }: PagesOptions & { readonly assets?: string } = {
    name: 'EU Login',
    supportEmail: 'help@id.example.eu',
  },
): readonly SampleDocument[] {
  const all = pages(options)
  return pageNames(all).flatMap((page) => statesOf(all, { page, assets, lang }))
}

function statesOf<P extends PageName>(
  all: Pages,
  { page, assets, lang }: { readonly page: P; readonly assets: string; readonly lang: 'en' | 'fr' },
): SampleDocument[] {
  // The samples of a page have the props of that page: the type of `samples` says so, which indexing by a
  // union loses.
  const render: (props: never) => string = all[page]
  return Object.entries(samples[page]).map(([state, props]) => {
    const words = { 'grid-card': gridCard }
    const whole = {
      addresses: book,
      assets,
      limits,
      words,
      path: book.signInFlow('f'),
      ...props,
      lang,
      nonce: 'n0nce',
      now,
    }
    return { name: `${page}-${state}`, html: render(whole as never) }
  })
}

function pageNames(all: Pages): PageName[] {
  return Object.keys(all).filter((name): name is PageName => name in samples)
}
