import { filesOf } from '../fields/files.ts'
import { pathOf, type Path } from '../patch/path.ts'
import { type Entry, type SectionName, sectionNames } from '../sections/index.ts'
import { type Profile, profileDraftSchema } from './schema.ts'

/** An entry that has a file. */
export interface FileUse {
  /** The name of its section, or the id of one that the person made. */
  readonly section: SectionName | `custom:${string}`
  /** Of the entry, in the profile. */
  readonly path: Path
  readonly entry: Entry
}

type WithFiles = Entry & { readonly files?: readonly string[] | undefined }

/** All entries of a profile, in its order. */
function usesIn({ entries, custom }: Profile): (FileUse & { readonly entry: WithFiles })[] {
  return [
    ...sectionNames.flatMap((section) =>
      entries[section].map((entry: WithFiles) => ({ section, path: pathOf('entries', section, entry.id), entry })),
    ),
    ...custom.flatMap(({ id, entries: own }) =>
      own.map((entry) => ({
        section: `custom:${id}` as const,
        path: pathOf('custom', id, 'entries', entry.id),
        entry,
      })),
    ),
  ]
}

/**
 * Where a profile uses files.
 *
 * @returns for each id of a file that any entry has, those entries
 */
export function usesOfFiles(profile: Profile): ReadonlyMap<string, readonly FileUse[]> {
  const uses = new Map<string, FileUse[]>()
  for (const use of usesIn(profile))
    for (const id of new Set(filesOf(use.entry))) uses.set(id, [...(uses.get(id) ?? []), use])
  return uses
}

/**
 * A profile whose entries have no other files than some: those that came along with it, or are still there.
 * The same profile where there are no others.
 *
 * @param known - whether a file is one of them, by its id
 */
export function withFiles(profile: Profile, known: (id: string) => boolean): Profile {
  if ([...usesOfFiles(profile).keys()].every(known)) return profile
  const trimmed = ({ files, ...rest }: WithFiles): WithFiles => {
    const left = (files ?? []).filter(known)
    return left.length > 0 ? { ...rest, files: left } : rest
  }
  return profileDraftSchema.parse({
    ...profile,
    entries: Object.fromEntries(
      sectionNames.map((name) => [name, profile.entries[name].map((entry: WithFiles) => trimmed(entry))]),
    ),
    custom: profile.custom.map((section) => ({ ...section, entries: section.entries.map(trimmed) })),
  })
}
