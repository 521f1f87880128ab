import type { Cv } from '@laissez-passer/europass/cv'
import type { Letter } from '@laissez-passer/europass/letter'
import type { Patch } from '@laissez-passer/europass/patch'
import type { Profile } from '@laissez-passer/europass/profile'
import type { OpenDocument } from './document.ts'
import type { Undo } from './undo.ts'

/** What an editor shows: a profile, and a CV or a letter over it. */
export interface Seen {
  readonly profile: Profile
  readonly cv: Cv | null
  readonly letter: Letter | null
  /** BCP 47 tag of the content that is read and written. */
  readonly language: string
}

/** Documents that are edited together. */
export interface TogetherDocuments {
  readonly subscribe: (listener: () => void) => () => void
  /** The same object until one of them changes; null until all are open. */
  readonly seen: () => Seen | null
  /** Changes them as one thing, that is taken back as one. */
  readonly apply: (changes: {
    readonly profile?: readonly Patch[]
    readonly cv?: readonly Patch[]
    readonly letter?: readonly Patch[]
  }) => void
}

/**
 * Joins a profile and a CV or a letter over it, so that an editor sees one thing.
 *
 * @param documents - the open documents; neither `cv` nor `letter` where the profile itself is edited
 * @param options - `language`: of the content where the profile itself is edited; a CV or letter says its own
 */
export function editedTogether(
  {
    profile,
    cv = null,
    letter = null,
  }: {
    readonly profile: OpenDocument<Profile>
    readonly cv?: OpenDocument<Cv> | null
    readonly letter?: OpenDocument<Letter> | null
  },
  { undo, language }: { readonly undo: Undo; readonly language?: string },
): TogetherDocuments {
  let last: Seen | null = null
  return {
    subscribe: (listener) => {
      const ends = [profile, cv, letter].flatMap((document) => document?.subscribe(listener) ?? [])
      return () => {
        for (const end of ends) end()
      }
    },
    seen: () => {
      const { value: below } = profile.view()
      const above = cv ? cv.view().value : null
      const written = letter ? letter.view().value : null
      if (!below || (cv && !above) || (letter && !written)) return null
      const content = above?.language ?? written?.language ?? language ?? below.language
      if (last?.profile !== below || last.cv !== above || last.letter !== written || last.language !== content)
        last = { profile: below, cv: above, letter: written, language: content }
      return last
    },
    apply: (changes) =>
      undo.together(() => {
        if (changes.profile?.length) profile.apply(changes.profile)
        if (changes.cv?.length) cv?.apply(changes.cv)
        if (changes.letter?.length) letter?.apply(changes.letter)
      }),
  }
}
