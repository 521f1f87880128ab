import { isLanguage } from '@laissez-passer/i18n/languages'
import type { FooterLink, PagesOptions } from '@laissez-passer/pages/types'
import type { ProviderOptions } from '@laissez-passer/hono/provider'
import * as z from 'zod'
import { NAME } from '../name.ts'
import { readJson } from '../settings/json-text.ts'

/** What makes EU Login an organisation's own: its name, looks and words. */
export interface Brand {
  readonly name: string
  /** But for `mark` and `styles`, which are names of files. */
  readonly theme: { readonly colour?: string; readonly tagline?: Words; readonly links?: readonly FooterLink[] }
  /** Name of the picture in the header, among the brand's files. */
  readonly mark: string | null
  /** Names of style sheets, among the brand's files. */
  readonly styles: readonly string[]
  readonly pageWords: NonNullable<PagesOptions['words']>
  readonly mailWords: Exclude<NonNullable<ProviderOptions['words']>, (...all: never) => unknown>
}

type Words = { readonly en: string } & Readonly<Record<string, string>>

/** EU Login as it is. */
export const ourBrand: Brand = { name: NAME, theme: {}, mark: null, styles: [], pageWords: {}, mailWords: {} }

const words = z
  .record(z.string(), z.string().trim().min(1).max(120))
  .refine((all) => Object.keys(all).every(isLanguage), 'must have languages of the Union’s as names')
  .refine((all): all is Words => 'en' in all, 'must have a text in "en"')

const fileName = z.string().regex(/^[a-z0-9][a-z0-9._-]*$/i, 'must be the name of a file in “files”, without a folder')

/** `brand.json`. */
const schema = z.strictObject({
  name: z.string().trim().min(1).max(60).default(NAME),
  colour: z.string().optional(),
  tagline: words.optional(),
  links: z
    .array(
      z.strictObject({
        href: z.url({ protocol: /^https$/, error: 'must be an https address' }),
        label: words,
      }),
    )
    .max(6)
    .optional(),
  mark: fileName.optional(),
  styles: z.array(fileName).max(4).default([]),
})

/** What `brand.json` says. */
export type BrandText = Omit<Brand, 'pageWords' | 'mailWords'>

/**
 * Reads `brand.json`.
 *
 * @param text of the file
 * @returns or a line for each fault, with where it stands
 */
export function readBrandText(
  text: string,
): { readonly ok: true; readonly brand: BrandText } | { readonly ok: false; readonly faults: readonly string[] } {
  const json = readJson(text)
  if (!json.ok) return { ok: false, faults: [json.why] }
  const parsed = schema.safeParse(json.value)
  if (!parsed.success)
    return {
      ok: false,
      faults: parsed.error.issues.map(({ message, path }) => {
        const at = path.join('.')
        return `line ${json.lineOf(at)}: ${at === '' ? '' : `${at} `}${message}`
      }),
    }
  const { name, colour, tagline, links, mark, styles } = parsed.data
  return {
    ok: true,
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
