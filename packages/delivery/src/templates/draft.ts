import type { MessageParams } from '@laissez-passer/core/messages'
import type { Translator } from '@laissez-passer/i18n/translator'
import type { Block } from './letter.ts'
import type { MailKey } from './words.ts'

/** What a template writes with. */
export interface Pen {
  readonly t: Translator<MailKey>
  /** The parameters as text on one line, `''` for absent ones. */
  readonly text: (name: string) => string
  readonly params: MessageParams
  /** Where a page of My Account is, origin included, by its section; default: the overview. */
  readonly account: (section?: string) => string
  /** Where the help page is, origin included. */
  readonly help: () => string
  /** BCP 47 language of the letter, for names of countries. */
  readonly language: string
}

/** A letter's own part: its subject and what it says between greeting and small print. */
export interface Draft {
  readonly subject: string
  readonly blocks: readonly Block[]
}

/** Writes one letter. */
export type Template = (pen: Pen) => Draft

/** A paragraph. */
export function say(text: string): Block {
  return { kind: 'text', text }
}

/** Small print. */
export function note(text: string): Block {
  return { kind: 'note', text }
}

/** Something to do. */
export function link(t: Pen['t'], { label, href }: { readonly label: string; readonly href: string }): Block {
  return { kind: 'link', label, href, copy: t('copy') }
}

/** What is known of these, as a list; nothing when nothing is. */
export function facts(
  pen: Pen,
  names: readonly (
    | 'device'
    | 'token'
    | 'passkey'
    | 'eid'
    | 'phone'
    | 'model'
    | 'service'
    | 'browser'
    | 'place'
    | 'factor'
    | 'oldEmail'
    | 'name'
    | 'formerName'
    | 'country'
    | 'at'
  )[],
): Block[] {
  const { t, text } = pen
  const rows = names
    .filter((name) => text(name) !== '')
    .map((name) => {
      const [term, value] = [t(`fact.${name}`), factText(pen, name)]
      return { term, value, line: t('fact.line', { term, value }) }
    })
  return rows.length === 0 ? [] : [{ kind: 'facts', rows }]
}

function factText({ t, text, params, language }: Pen, name: string): string {
  if (name === 'at') return moment(t, Number(params['at']))
  return name === 'country' ? countryName(text('country'), language) : text(name)
}

/** The name of a country (ISO 3166-1, two letters) in a language; what isn't such a code stays as it is. */
export function countryName(code: string, language: string): string {
  return /^[A-Z]{2}$/.test(code)
    ? (new Intl.DisplayNames([language], { type: 'region', fallback: 'code' }).of(code) ?? code)
    : code
}

/**
 * "If this wasn't you", with the link that ends all sessions; nothing where the letter carries none. `words`:
 * where it does more than that.
 */
export function notMe({ t, text }: Pen, words: string = t('not-me.text')): Block[] {
  const href = text('notMeLink')
  return href === '' ? [] : [say(words), link(t, { label: t('not-me.button'), href })]
}

/**
 * "If this wasn't you": one order and no second. The link that ends all sessions; where the letter carries
 * none, what else there is to do.
 */
export function notMeOr(pen: Pen, instead: readonly Block[]): Block[] {
  return pen.text('notMeLink') === '' ? [...instead] : notMe(pen)
}

/** A moment with its time zone. */
export function moment(t: Pen['t'], at: number): string {
  return t.format.moment(at * 1000, 'long')
}
