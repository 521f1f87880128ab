/**
 * The kinds of fields of a Europass document, each in a strict and a draft form.
 *
 * A finished document is *strict*: required texts are there, e-mails and dates are valid.
 * A document that is being typed is a *draft*: the same shape and the same limits, any text.
 * Both have one TypeScript type, so that forms, previews and exports share their code.
 *
 * @module
 */
import * as z from 'zod/mini'
import { richTextDraftSchema, type RichTextField, richTextSchema } from '../rich-text/schema.ts'
import { isoCountry } from './countries.ts'
import { isPartialDate } from './partial-date.ts'
import { isPhoto } from './picture.ts'

/** The longest texts accepted, in UTF-16 code units, and the longest lists. */
export const limits: Readonly<Record<'line' | 'rich' | 'url' | 'photo' | 'list' | 'entries', number>> = {
  line: 200,
  rich: 6000,
  url: 2000,
  /** Room for 750 kB of picture. */
  photo: 1_000_000,
  list: 60,
  /** Of one section. */
  entries: 500,
}

/** A text field: always a string, empty when nothing was entered. */
export type TextField = z.ZodMiniPrefault<z.ZodMiniString<string>>

/** A field with one of a list of codes, or `''`. */
export type ChoiceField<T extends string> = z.ZodMiniPrefault<z.ZodMiniType<T | '', string>>

/** The builders a section's schema is written with; one set is strict, the other takes drafts. */
export interface FieldKit {
  /** One line of text, empty allowed. */
  line(max?: number): TextField
  /** One line that a finished document must have. */
  required(max?: number): TextField
  /** Long text as blocks, one value. */
  rich(): RichTextField
  /** A picture: a data URI of a JPEG or PNG, or empty. Checked in drafts too: nobody types one. */
  photo(): TextField
  /** One of a list of codes, or empty. A draft takes nothing else either: codes are chosen, not typed. */
  choice<T extends string>(codes: readonly T[]): ChoiceField<T>
  /** An e-mail address or empty. */
  email(): TextField
  /** An absolute http(s) address or empty. */
  url(): TextField
  /** A date of the form Y, Y-M or Y-M-D, or empty. */
  date(): TextField
  /** The digits of a country's dialling code without `+`, one to four of them. */
  dialling(): TextField
  /** A telephone number: digits, spaces, and the punctuation people use. */
  phone(): TextField
  /** An ISO 3166-1 alpha-2 code in upper case, or empty. */
  country(): TextField
  /** A rule that only a finished document must meet; drafts pass. */
  rule<T>(test: (value: T) => boolean, problem: { code: string; path?: string[] }): z.core.$ZodCheck<T>
}

const email = /^[^\s@<>()"]+@[^\s@<>()"]+\.[^\s@<>()".]{2,}$/u

const capped = (max: number, ...checks: z.core.$ZodCheck<string>[]): TextField =>
  // Not `_default`, which would let a missing field past the checks.
  z.prefault(z.string().check(z.maxLength(max), ...checks), '')

const unlessEmpty = (test: (value: string) => boolean, code: string): z.core.$ZodCheck<string> =>
  z.refine((value: string) => value === '' || test(value), { error: code })

function isWebAddress(value: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(value).protocol)
  } catch {
    return false
  }
}

/** What is checked alike in finished documents and drafts. */
const chosen: Pick<FieldKit, 'photo' | 'choice'> = {
  photo: () => capped(limits.photo, unlessEmpty(isPhoto, 'photo')),
  choice: <T extends string>(codes: readonly T[]): ChoiceField<T> => {
    const among = new Set<string>(['', ...codes])
    const code: z.ZodMiniType<T | '', string> = z.custom<T | ''>(
      (value) => typeof value === 'string' && among.has(value),
      { error: 'not-in-list' },
    )
    return z.prefault(code, '')
  },
}

/** Fields of a finished document. */
export const strict: FieldKit = {
  ...chosen,
  line: (max = limits.line) => capped(max),
  required: (max = limits.line) =>
    capped(
      max,
      z.refine((value: string) => value.trim() !== '', { error: 'required' }),
    ),
  rich: () => richTextSchema,
  email: () =>
    capped(
      254,
      unlessEmpty((value) => email.test(value), 'email'),
    ),
  url: () => capped(limits.url, unlessEmpty(isWebAddress, 'url')),
  date: () => capped(10, unlessEmpty(isPartialDate, 'date')),
  dialling: () =>
    capped(
      4,
      z.refine((value: string) => /^[1-9]\d{0,3}$/.test(value), { error: 'dialling' }),
    ),
  phone: () =>
    capped(
      30,
      z.refine((value: string) => /^(?=.*\d)[\d\s()./-]+$/.test(value), { error: 'phone' }),
    ),
  country: () =>
    capped(
      2,
      unlessEmpty((value) => isoCountry(value) === value, 'country'),
    ),
  rule: (test, { code, path }) => z.refine(test, { error: code, ...(path && { path }) }),
}

/** Fields of a document that is being typed: the limits hold, nothing else does. */
export const draft: FieldKit = {
  ...chosen,
  line: (max = limits.line) => capped(max),
  required: (max = limits.line) => capped(max),
  rich: () => richTextDraftSchema,
  email: () => capped(254),
  url: () => capped(limits.url),
  date: () => capped(10),
  dialling: () => capped(4),
  phone: () => capped(30),
  country: () => capped(2),
  rule: () => z.refine(() => true),
}

/** The id of an entry: chosen at random where the entry is made, stable afterwards. */
export const entryId = (): z.ZodMiniString<string> => z.string().check(z.regex(/^[\w-]{1,64}$/, { error: 'id' }))

/** A list with the common limit and an empty default. */
export const list = <T extends z.ZodMiniType>(
  item: T,
  max: number = limits.list,
): z.ZodMiniDefault<z.ZodMiniArray<T>> => z._default(z.array(item).check(z.maxLength(max)), [])
