import type { SpokenLanguage } from '@laissez-passer/i18n/languages'

/** What is suggested: what people do for a living, or what they can do. */
export const suggestionKinds = ['occupation', 'skill'] as const
/** A kind. */
export type SuggestionKind = (typeof suggestionKinds)[number]

/** Something to choose: its address in ESCO, and what it is called. */
export interface Suggestion {
  readonly uri: string
  readonly label: string
}

/** What somebody is looking for. */
export interface Wanted {
  readonly kind: SuggestionKind
  /** What was typed so far. */
  readonly text: string
  readonly language: SpokenLanguage
  readonly most: number
}

/**
 * Suggests; the best first. Where it can’t, it suggests nothing: what people type themselves is always good.
 */
export type Suggestions = (wanted: Wanted) => Promise<readonly Suggestion[]>

/**
 * What people choose from a label that names women and men, “serveur/serveuse”: one of both. A label that
 * isn’t two whole names stays as it is.
 */
export function formsOf(label: string): readonly string[] {
  const halves = label.split('/').map((half) => half.trim())
  const sizes = new Set(halves.map((half) => half.split(/\s+/).length))
  return halves.length === 2 && sizes.size === 1 && halves.every((half) => half.length > 2) ? halves : [label]
}

/** Suggests from several; what one has said isn’t said again. */
export function together(...sources: readonly Suggestions[]): Suggestions {
  return async (wanted) => {
    const found = (await Promise.all(sources.map((suggest) => suggest(wanted)))).flat()
    const seen = new Set<string>()
    return found
      .filter(({ uri, label }) => !seen.has(`${uri} ${label}`) && seen.add(`${uri} ${label}`) !== undefined)
      .slice(0, wanted.most)
  }
}
