import { filesOf } from '@laissez-passer/europass/fields'
import type { Profile } from '@laissez-passer/europass/profile'
import { sectionNames, sections } from '@laissez-passer/europass/sections'
import type { EuropassMessageKey } from '@laissez-passer/europass/words'
import { itemName, type ProfilePart, profileParts, type ShareItem, type ShareKind } from '../../share-items.ts'
import { api } from '../api.ts'
import { listFiles } from '../files/remote-files.ts'
import { listTests, sorted } from '../digital/tests.ts'
import { type LibraryEntry, listDocuments } from '../library/library.ts'
import type { Loaded } from '../request.ts'
import { listSupplements } from '../supplements/begin.ts'

/** Something that a person has and a link can show. */
export interface Shareable {
  /** As a link shows it unless they say otherwise. */
  readonly item: ShareItem
  /** What they call it; empty where they call it nothing. */
  readonly name: string
  /** When it was saved or finished, in seconds since the epoch: it tells those of one name apart. */
  readonly at?: number | null
}

/** All that a person can share, and their profile. */
export interface ShareableThings {
  readonly things: readonly Shareable[]
  readonly profile: Profile | null
}

/** What a `ShareButton` is given: a kind of which there is one, or one of several. */
export type ShareWish = { readonly kind: ShareKind; readonly id?: string }

/** The parts of a profile that hold something: personal information, then sections. */
export interface FilledParts {
  readonly personal: readonly ProfilePart[]
  /** Whether entries have files. */
  readonly files: boolean
  readonly sections: readonly {
    readonly name: string
    readonly label: EuropassMessageKey | null
    readonly title: string
  }[]
}

/** Shown unless somebody says otherwise: what readers look for first. The rest waits until it is chosen. */
const shownAtFirst: readonly string[] = ['photo', 'about', 'contacts']

/** The parts of a profile that hold something. */
export function filledParts({ personal, entries, custom }: Profile): FilledParts {
  const filled: Readonly<Record<ProfilePart, boolean>> = {
    photo: personal.photo !== '',
    about: personal.about.length > 0,
    contacts:
      [personal.emails, personal.phones, personal.websites, personal.socials, personal.messaging].flat().length > 0,
    addresses: personal.addresses.length > 0,
    birthDate: personal.birthDate !== '',
    nationalities: personal.nationalities.length > 0,
    workPermits: personal.workPermits.length > 0,
  }
  const usual = sectionNames.filter(
    (name) => entries[name].length > 0 || (name === 'language' && personal.motherTongues.length > 0),
  )
  return {
    personal: profileParts.filter((part) => filled[part]),
    files: [...Object.values(entries), ...custom.map((one) => one.entries)]
      .flat()
      .some((entry) => filesOf(entry).length > 0),
    sections: [
      ...usual.map((name) => ({ name, label: sections[name].heading, title: '' })),
      ...custom
        .filter((section) => section.entries.length > 0)
        .map(({ id, title }) => ({ name: `custom:${id}`, label: null, title })),
    ],
  }
}

/** A profile as a link shows it unless its owner says otherwise. */
export function profileItem(profile: Profile): Extract<ShareItem, { readonly kind: 'profile' }> {
  const { personal, sections: filled } = filledParts(profile)
  const current = profile.entries['work-experience'].find(({ ongoing }) => ongoing)
  return {
    kind: 'profile',
    headline: (current?.occupation ?? '').slice(0, 120),
    language: '',
    shows: [...personal.filter((part) => shownAtFirst.includes(part)), ...filled.map(({ name }) => name)],
  }
}

/** Whether there is a grid to show. */
const hasLanguages = ({ entries, personal }: Profile): boolean =>
  entries.language.length + personal.motherTongues.length > 0

const named = ({ title, madeFor, headline }: LibraryEntry): string => title || madeFor.position || headline

/** Asks for all that the person signed in can share. */
export async function listShareable(): Promise<Loaded<ShareableThings>> {
  const [profile, cvs, letters, tests, files, supplements] = await Promise.all([
    api.profile(),
    listDocuments('cv'),
    listDocuments('letter'),
    listTests(),
    listFiles(),
    listSupplements('person'),
  ])
  if (!profile.ok && profile.reason !== 'missing') return profile
  if (!cvs.ok) return cvs
  if (!letters.ok) return letters
  if (!tests.ok) return tests
  if (!files.ok) return files
  const value = profile.ok ? profile.value.value : null
  const documents = [...cvs.value, ...letters.value].map(
    (entry): Shareable => ({ item: { kind: entry.kind, id: entry.id }, name: named(entry), at: entry.savedAt }),
  )
  return {
    ok: true,
    value: {
      profile: value,
      things: [
        ...(value ? [{ item: profileItem(value), name: '' }] : []),
        ...(value && hasLanguages(value) ? [{ item: { kind: 'grid' } as const, name: '' }] : []),
        ...documents,
        ...files.value.files.map(
          ({ id, name, savedAt }): Shareable => ({ item: { kind: 'file', id }, name, at: savedAt }),
        ),
        ...supplements.map(({ kind, id, title, holder }): Shareable => ({ item: { kind, id }, name: title || holder })),
        ...sorted(tests.value).finished.map(
          ({ id, finishedAt }): Shareable => ({ item: { kind: 'digital-test', id }, name: '', at: finishedAt }),
        ),
      ],
    },
  }
}

/** The items that a button wishes for, of those that there are. */
export const wished = (things: readonly Shareable[], wishes: readonly ShareWish[]): readonly ShareItem[] =>
  wishes.flatMap((wish) => {
    const name = wish.id === undefined ? wish.kind : `${wish.kind}/${wish.id}`
    return things.filter(({ item }) => itemName(item) === name).map(({ item }) => item)
  })
