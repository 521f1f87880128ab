import type { SpokenLanguage } from '@laissez-passer/i18n/languages'
import { formsOf, type Suggestion, type SuggestionKind } from './suggestions.ts'
import { type SuggestionTable, wordsIn } from './table.ts'

/** Something that a person has written down: an occupation, a skill, an interest. */
export interface Named {
  readonly text: string
  /** The address of the concept that was chosen, or empty. */
  readonly uri: string
}

/** What goes with something that a person has written down. */
export interface RelatedSuggestion extends Suggestion {
  /** What they wrote that it goes with, in their words. */
  readonly because: readonly string[]
}

/** What goes with what a person has, of each kind; what goes with most of it first. */
export type Related = (
  named: readonly Named[],
  options: { readonly language: SpokenLanguage; readonly most: number },
) => Readonly<Record<SuggestionKind, readonly RelatedSuggestion[]>>

interface Concept {
  readonly kind: SuggestionKind
  readonly uri: string
  readonly labels: Readonly<Record<SpokenLanguage, string>>
}

/** Words of the longest name that is looked for in a text. */
const longest = 8

/**
 * Says what goes with what a person has, by what the table says of its concepts (`with`), both ways: the
 * skills of an occupation, and the occupations of a skill. A text names the concept that was chosen for it,
 * or those whose names stand in it word for word. What a person has already isn’t suggested.
 */
export function relatedIn({ occupation, skill }: SuggestionTable): Related {
  const rows = [
    ...occupation.map((row) => ({ ...row, kind: 'occupation' as const })),
    ...skill.map((row) => ({ ...row, kind: 'skill' as const })),
  ]
  const concepts = new Map<string, Concept>(
    rows.map(({ kind, uri, en, fr }) => [uri, { kind, uri, labels: { en, fr } }]),
  )
  const byName = new Map<string, Set<string>>()
  const beside = new Map<string, Set<string>>()
  for (const { uri, en, fr, also = [], with: others = [] } of rows) {
    for (const name of [...formsOf(en), ...formsOf(fr), ...also]) add(byName, wordsIn(name).join(' '), uri)
    for (const other of others) {
      add(beside, uri, other)
      add(beside, other, uri)
    }
  }
  const namedBy = ({ text, uri }: Named): ReadonlySet<string> =>
    concepts.has(uri)
      ? new Set([uri])
      : new Set(partsOf(wordsIn(text)).flatMap((part) => [...(byName.get(part) ?? [])]))

  return (named, { language, most }) => {
    const had = new Set<string>()
    const because = new Map<string, Set<string>>()
    for (const one of named)
      for (const uri of namedBy(one)) {
        had.add(uri)
        for (const other of beside.get(uri) ?? []) add(because, other, one.text.trim())
      }
    const found = [...because]
      .flatMap(([uri, reasons]) => {
        const concept = concepts.get(uri)
        return concept && !had.has(uri) ? [{ concept, because: [...reasons] }] : []
      })
      .map(({ concept: { kind, uri, labels }, because: reasons }) => ({
        kind,
        suggestion: { uri, label: labels[language], because: reasons },
      }))
      .toSorted(
        (one, other) =>
          other.suggestion.because.length - one.suggestion.because.length ||
          one.suggestion.label.localeCompare(other.suggestion.label),
      )
    const of = (kind: SuggestionKind) =>
      found.flatMap((one) => (one.kind === kind ? [one.suggestion] : [])).slice(0, most)
    return { occupation: of('occupation'), skill: of('skill') }
  }
}

/** All runs of words in a text. */
const partsOf = (words: readonly string[]): readonly string[] =>
  words.flatMap((_, from) =>
    words.slice(from, from + longest).map((__, length) => words.slice(from, from + length + 1).join(' ')),
  )

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key)
  if (set) set.add(value)
  else map.set(key, new Set([value]))
}
