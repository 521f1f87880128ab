import type { Entry } from '../sections/index.ts'
import { type Content, old } from './version-1.ts'

/** The lists under personal information. */
export const personalLists = [
  'emails',
  'phones',
  'addresses',
  'websites',
  'socials',
  'messaging',
  'motherTongues',
] as const

/** A list of entries of a content, with the path that leads to it. */
export interface PlacedList {
  readonly at: string
  readonly entries: readonly Entry[]
}

/** Every list of entries that version 1 had. */
export const listsOf = ({ personal, entries }: Content): PlacedList[] => [
  ...personalLists.map((name) => ({ at: `personal/${name}`, entries: personal[name] })),
  ...old.map((name) => ({ at: `entries/${name}`, entries: entries[name] })),
]
