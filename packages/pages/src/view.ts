import type { Addresses } from '@laissez-passer/core/addresses'
import type { Language } from '@laissez-passer/i18n/languages'
import type { Pseudo } from '@laissez-passer/i18n/pseudo'
import { createTranslator, type Translator } from '@laissez-passer/i18n/translator'
import type { Palette } from '@laissez-passer/widgets/palette'
import { createContext, useContext } from 'react'
import type { Method } from './methods/method.ts'
import type { CataloguesFor, Key } from './methods/words/index.ts'
import type { PageProps } from './props/common.ts'
import type { Layout, Theme } from './types.ts'

/** What the pages are drawn by: the options of `pages()` with every default filled in. */
export interface Site {
  readonly name: string
  readonly theme: Theme
  readonly layout: Layout | undefined
  /** Colours of one's own. */
  readonly palette: Palette | null
  /** Name of the style sheet that has them. */
  readonly sheet: string | null
  readonly supportEmail: string | null
  readonly supportUrl: string | null
  /** Those of the switch. */
  readonly languages: readonly Language[]
  readonly timeZone: string
  readonly pseudo: Pseudo | undefined
  readonly catalogues: CataloguesFor
}

/** What every part of a page may need: words, the site, the request. */
export interface View {
  readonly t: Translator<Key>
  readonly site: Site
  readonly page: PageProps
  /** The provider's address book, that of the page. */
  readonly addresses: Addresses
  /** What pages that belong to no method show of each. */
  readonly methods: readonly Method[]
  /** Where the language switch leads to, by the language's code. */
  readonly languageHref: (code: string) => string
}

const ViewContext = createContext<View | null>(null)

/** Gives a page's parts their view. */
export const ViewProvider = ViewContext.Provider

/**
 * The view of the page being rendered.
 *
 * @throws Error outside `ViewProvider`: a mistake in this package
 */
export function useView(): View {
  const view = useContext(ViewContext)
  if (view === null) throw new Error('A part was rendered outside a page')
  return view
}

/**
 * The translator of this package's catalogues.
 *
 * @param language one that the catalogues speak; others read English
 * @param options `catalogues` of the site; `timeZone`: IANA zone of dates; `limits`: the numbers that every
 * message may say
 */
export function translator(
  language: Language,
  {
    catalogues,
    timeZone,
    limits,
    pseudo,
  }: Pick<Site, 'catalogues' | 'pseudo' | 'timeZone'> & { readonly limits: PageProps['limits'] },
): Translator<Key> {
  return createTranslator<Record<Key, string>>(catalogues(language), language, {
    timeZone,
    standing: { ...limits },
    pseudo,
  })
}
