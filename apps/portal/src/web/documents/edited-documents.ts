import type { Cv } from '@laissez-passer/europass/cv'
import type { Patch } from '@laissez-passer/europass/patch'
import type { Profile } from '@laissez-passer/europass/profile'
import type { OpenDocument } from './document.ts'
import type { Undo } from './undo.ts'

/** What an editor shows: a profile, or a CV over it. */
export interface Seen {
  readonly profile: Profile
  /** Null: the profile itself is edited. */
  readonly cv: Cv | null
  /** BCP 47 tag of the content that is read and written. */
  readonly language: string
}

/** Documents that are edited together. */
export interface TogetherDocuments {
  readonly subscribe: (listener: () => void) => () => void
  /** The same object until one of them changes; null until both are open. */
  readonly seen: () => Seen | null
  /** Changes them as one thing, that is taken back as one. */
  readonly apply: (changes: { readonly profile?: readonly Patch[]; readonly cv?: readonly Patch[] }) => void
}

/**
 * Joins a profile and a CV over it, so that an editor sees one thing.
 *
 * @param documents - the open documents; `cv` null where the profile itself is edited
 * @param options - `language`: of the content where the profile itself is edited; the CV says its own
 */
export function editedTogether(
  { profile, cv }: { readonly profile: OpenDocument<Profile>; readonly cv: OpenDocument<Cv> | null },
  { undo, language }: { readonly undo: Undo; readonly language?: string },
): TogetherDocuments {
  let last: Seen | null = null
  return {
    subscribe: (listener) => {
      const ends = [profile.subscribe(listener), ...(cv ? [cv.subscribe(listener)] : [])]
      return () => {
        for (const end of ends) end()
      }
    },
    seen: () => {
      const { value: below } = profile.view()
      const above = cv ? cv.view().value : null
      if (!below || (cv && !above)) return null
      const content = above?.language ?? language ?? below.language
      if (last?.profile !== below || last.cv !== above || last.language !== content)
        last = { profile: below, cv: above, language: content }
      return last
    },
    apply: (changes) =>
      undo.together(() => {
        if (changes.profile?.length) profile.apply(changes.profile)
        if (changes.cv?.length) cv?.apply(changes.cv)
      }),
  }
}
