import type { SpokenLanguage } from '@laissez-passer/i18n/languages'
import { readJson } from '@laissez-passer/server/json-text'
import * as z from 'zod'
import { placeInFile } from '../place-in-file.ts'
import ours from './default.json' with { type: 'json' }

/** The pages that lead on to others. */
export const linkPages = ['learn', 'work'] as const
/** One of them. */
export type LinkPage = (typeof linkPages)[number]

/** Where a page leads on to, in the languages of the pages. */
export interface PageLink {
  readonly title: Readonly<Record<SpokenLanguage, string>>
  readonly text: Readonly<Record<SpokenLanguage, string>>
  readonly url: Readonly<Record<SpokenLanguage, string>>
}

/** What the pages lead on to. */
export type Links = Readonly<Record<LinkPage, readonly PageLink[]>>

/** The links, or what is wrong with them: where, and what is accepted. */
export type LinksResult =
  | { readonly ok: true; readonly links: Links }
  | { readonly ok: false; readonly faults: readonly string[] }

const isPage = (text: string): boolean => {
  const url = URL.parse(text)
  return url?.protocol === 'https:' && !url.username && !url.password
}

const said = (most: number) =>
  z.string('is missing').trim().min(1, 'is empty').max(most, `is longer than ${most} characters`)
const inLanguages = <T extends z.ZodType>(value: T) =>
  z.strictObject({ en: value, fr: value } satisfies Record<SpokenLanguage, T>, 'is not said in en and fr alone')
const address = z.string('is missing').refine(isPage, 'is no https address')

const link = z.strictObject(
  {
    title: inLanguages(said(100)),
    text: inLanguages(said(300)),
    /** One for all, or one for each language. */
    url: z.union([address.transform((one) => ({ en: one, fr: one })), inLanguages(address)], 'is no https address'),
  },
  'has other fields than title, text and url',
)
const page = z.array(link, 'is no list').max(40, 'has more than 40 links')
const links = z.strictObject({ learn: page, work: page }, 'has other pages than learn and work, or not both')

/**
 * Reads the operator’s list.
 *
 * @param text - of the file: JSON
 */
export function readLinks(text: string): LinksResult {
  const json = readJson(text)
  if (!json.ok) return { ok: false, faults: [json.why] }
  const read = links.safeParse(json.value)
  if (read.success) return { ok: true, links: read.data }
  return { ok: false, faults: read.error.issues.map(({ path, message }) => `${placeInFile(path)} ${message}`) }
}

/** The list that there is where the operator gives none: public services of the European Union. */
export function defaultLinks(): Links {
  return links.parse(ours)
}
