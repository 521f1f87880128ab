import { type BrandWords, judgeBrand } from '@laissez-passer/server/brand'
import type { FooterLink, PagesOptions } from '@laissez-passer/pages/types'
import type { ProviderOptions } from '@laissez-passer/hono/provider'
import { readJson } from '@laissez-passer/server/json-text'
import { NAME } from '../name.ts'

/** What makes EU Login an organisation's own: its name, looks and words. */
export interface Brand {
  readonly name: string
  /** But for `mark` and `styles`, which are names of files. */
  readonly theme: { readonly colour?: string; readonly tagline?: BrandWords; readonly links?: readonly FooterLink[] }
  /** Name of the picture in the header, among the brand's files. */
  readonly mark: string | null
  /** Names of style sheets, among the brand's files. */
  readonly styles: readonly string[]
  readonly pageWords: NonNullable<PagesOptions['words']>
  readonly mailWords: Exclude<NonNullable<ProviderOptions['words']>, (...all: never) => unknown>
}

/** EU Login as it is. */
export const ourBrand: Brand = { name: NAME, theme: {}, mark: null, styles: [], pageWords: {}, mailWords: {} }

/** What `brand.json` says. */
export type BrandText = Omit<Brand, 'pageWords' | 'mailWords'>

/**
 * Reads `brand.json`.
 *
 * @param text of the file
 * @returns with `lineOf`, where in it something stands, such as `styles.0`; or a line for each fault, with
 * where it stands
 */
export function readBrandText(
  text: string,
):
  | { readonly ok: true; readonly brand: BrandText; readonly lineOf: (path: string) => number }
  | { readonly ok: false; readonly faults: readonly string[] } {
  const json = readJson(text)
  if (!json.ok) return { ok: false, faults: [json.why] }
  const judged = judgeBrand(json.value)
  if (!judged.ok)
    return {
      ok: false,
      faults: judged.issues.map(
        ({ message, path: at }) => `line ${json.lineOf(at)}: ${at === '' ? '' : `${at} `}${message}`,
      ),
    }
  // `portalName` is for the portal to read.
  const { name = NAME, colour, tagline, links, mark, styles = [] } = judged.brand
  return {
    ok: true,
    lineOf: json.lineOf,
    brand: {
      name,
      theme: {
        ...(colour === undefined ? {} : { colour }),
        ...(tagline ? { tagline } : {}),
        ...(links ? { links } : {}),
      },
      mark: mark ?? null,
      styles,
    },
  }
}
