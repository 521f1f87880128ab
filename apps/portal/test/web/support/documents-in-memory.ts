import { type Cv, cvDraftSchema } from '@laissez-passer/europass/cv'
import { letterDraftSchema } from '@laissez-passer/europass/letter'
import { apply, invert, type Patch } from '@laissez-passer/europass/patch'
import { type Profile, profileDraftSchema } from '@laissez-passer/europass/profile'
import type { EditedDocuments } from '../../../src/web/editing/editing.ts'
import type { Changes, Layers } from '../../../src/web/editing/layers.ts'

/** Documents that nothing keeps, for tests of what edits them. */
export interface DocumentsInMemory extends EditedDocuments {
  /** Every change that arrived, the first first. */
  readonly changes: readonly Changes[]
  /** Takes the last change back. */
  readonly undo: () => void
  /** Changes the profile as another page or device does. */
  readonly elsewhere: (patches: readonly Patch[]) => void
}

/** A profile and a letter of its person. */
export const letterInMemory = (profile: unknown, letter: unknown): DocumentsInMemory =>
  inMemory({ profile, cv: null, letter })

/** A profile, and a CV over it where one is given. */
export const documentsInMemory = (profile: unknown, cv: unknown = null): DocumentsInMemory =>
  inMemory({ profile, cv, letter: null })

function inMemory({
  profile,
  cv,
  letter,
}: {
  readonly profile: unknown
  readonly cv: unknown
  readonly letter: unknown
}): DocumentsInMemory {
  const changes: Changes[] = []
  const listeners = new Set<() => void>()
  const ownCv = cv === null ? null : cvDraftSchema.parse(cv)
  const own = profileDraftSchema.parse(profile)
  const ownLetter = letter === null ? null : letterDraftSchema.parse(letter)
  const language = ownCv?.language ?? ownLetter?.language ?? own.language
  let layers: Layers = { profile: own, cv: ownCv, letter: ownLetter, language }
  const set = (changed: Changes): void => {
    const nextProfile: Profile = profileDraftSchema.parse(apply(layers.profile, changed.profile ?? []))
    const nextCv: Cv | null = layers.cv && cvDraftSchema.parse(apply(layers.cv, changed.cv ?? []))
    const nextLetter = layers.letter && letterDraftSchema.parse(apply(layers.letter, changed.letter ?? []))
    layers = {
      letter: changed.letter ? nextLetter : layers.letter,
      profile: changed.profile ? nextProfile : layers.profile,
      cv: changed.cv ? nextCv : layers.cv,
      language: nextCv?.language ?? nextLetter?.language ?? nextProfile.language,
    }
    for (const listener of listeners) listener()
  }
  return {
    changes,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    layers: () => layers,
    apply: (changed) => {
      changes.push(changed)
      set(changed)
    },
    undo: () => {
      const last = changes.pop()
      if (last)
        set({
          ...(last.profile && { profile: invert(last.profile) }),
          ...(last.cv && { cv: invert(last.cv) }),
          ...(last.letter && { letter: invert(last.letter) }),
        })
    },
    elsewhere: (patches) => set({ profile: patches }),
  }
}
