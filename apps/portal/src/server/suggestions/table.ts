import { readFile } from 'node:fs/promises'
import type { SpokenLanguage } from '@laissez-passer/i18n/languages'
import { readJson } from '@laissez-passer/server/json-text'
import * as z from 'zod'
import ours from './default.json' with { type: 'json' }
import { formsOf, type Suggestions } from './suggestions.ts'

const label = z.string('is missing').trim().min(1, 'is empty').max(200, 'is longer than 200 characters')
const concept = z.strictObject(
  {
    uri: z.string('is missing').regex(/^https?:\/\/[^\s<>"]{1,300}$/, 'is no address'),
    en: label,
    fr: label,
    /** Other names, in any language, by which it is found. */
    also: z.array(label, 'is no list').max(40, 'has more than 40 names').optional(),
    /** Addresses of what goes with it: the skills of an occupation. */
    with: z.array(z.string('is no address'), 'is no list').max(100, 'has more than 100 addresses').optional(),
  },
  'has other fields than uri, en, fr, also and with, or not all of them',
)
const concepts = z.array(concept, 'is no list').max(20_000, 'has more than 20000 rows')
const table = z
  .strictObject({ occupation: concepts, skill: concepts }, 'has other lists than occupation and skill, or not both')
  .check(({ value, issues }) => {
    const known = new Set([...value.occupation, ...value.skill].map(({ uri }) => uri))
    for (const kind of ['occupation', 'skill'] as const)
      for (const [row, { with: others = [] }] of value[kind].entries())
        for (const [at, uri] of others.entries())
          if (!known.has(uri))
            issues.push({
              code: 'custom',
              input: uri,
              path: [kind, row, 'with', at],
              message: 'is the address of nothing in the table',
            })
  })

/** Occupations and skills by name. */
export type SuggestionTable = z.infer<typeof table>

/** A text as it is compared: without case and accents. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()

interface Row {
  readonly uri: string
  readonly labels: Readonly<Record<SpokenLanguage, string>>
  readonly names: Readonly<Record<SpokenLanguage, string>>
  /** Every word by which it is found. */
  readonly words: readonly string[]
}

/** The words of a text as they are compared: without case and accents. */
export const wordsIn = (text: string): readonly string[] =>
  folded(text)
    .split(/[^\p{L}\p{N}+#]+/u)
    .filter(Boolean)

/**
 * Suggests from a table: every word that was typed must begin a word of a name. Names in the reader’s
 * language that begin with what was typed come first.
 */
export function fromTable({ occupation, skill }: SuggestionTable): Suggestions {
  const rows = {
    occupation: occupation.map(toRow),
    skill: skill.map(toRow),
  }
  return async ({ kind, text, language, most }) => {
    const wanted = wordsIn(text)
    if (wanted.length === 0) return []
    const begins = folded(text.trim())
    return rows[kind]
      .filter(({ words }) => wanted.every((one) => words.some((word) => word.startsWith(one))))
      .toSorted(
        (one, other) =>
          Number(other.names[language].startsWith(begins)) - Number(one.names[language].startsWith(begins)) ||
          one.names[language].localeCompare(other.names[language]),
      )
      .flatMap(({ uri, labels }) => formsOf(labels[language]).map((one) => ({ uri, label: one })))
      .slice(0, most)
  }
}

function toRow({ uri, en, fr, also = [] }: SuggestionTable['occupation'][number]): Row {
  return {
    uri,
    labels: { en, fr },
    names: { en: folded(en), fr: folded(fr) },
    words: [...new Set([en, fr, ...also].flatMap(wordsIn))],
  }
}

/** Our own table: some hundred occupations and skills of ESCO. */
export const defaultTable = (): SuggestionTable => table.parse(ours)

/**
 * The operator’s table, or ours where none is named.
 *
 * @returns the table, or a line that says what is wrong with the file
 */
export async function openTable(
  file: string | null,
): Promise<{ readonly ok: true; readonly table: SuggestionTable } | { readonly ok: false; readonly line: string }> {
  if (file === null) return { ok: true, table: defaultTable() }
  const refused = (why: string) => ({
    ok: false as const,
    line: `PORTAL_SUGGESTIONS_FILE=${file} can’t be used: ${why}.`,
  })
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) return refused('it can’t be read')
  const json = readJson(text)
  if (!json.ok) return refused(json.why)
  const read = table.safeParse(json.value)
  if (read.success) return { ok: true, table: read.data }
  const [first] = read.error.issues
  return refused(`${first?.path.join('.') || 'it'} ${first?.message}`)
}
