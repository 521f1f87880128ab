import { languageName } from '@laissez-passer/europass/names'
import { type FileUse, type Profile, usesOfFiles } from '@laissez-passer/europass/profile'
import { customSection, isSectionName, sections } from '@laissez-passer/europass/sections'
import type { useEuropassWords } from '../europass-words.ts'

/** An entry that has a file, as people call it. */
export interface NamedUse {
  readonly path: string
  /** `Languages: French`. */
  readonly name: string
}

/** Where files are used, by their ids. */
export function namedUses(
  profile: Profile | null,
  { e, language }: { readonly e: ReturnType<typeof useEuropassWords>; readonly language: string },
): ReadonlyMap<string, readonly NamedUse[]> {
  if (!profile) return new Map()
  const nameOf = ({ section, path, entry }: FileUse): NamedUse => {
    const known = isSectionName(section) ? sections[section] : customSection
    const own = profile.custom.find(({ id }) => section === `custom:${id}`)?.title
    const heading = own ?? e(known.heading)
    const fields = new Map(Object.entries(entry))
    const [said] = known.form.summary.flatMap((name) => {
      const value: unknown = fields.get(name)
      if (name === 'code') return languageName({ code: text(value), label: text(fields.get('label')) }, language)
      return text(Array.isArray(value) ? value[0] : value).trim() || []
    })
    return { path, name: said ? e('cv.list', { label: heading, value: said }) : heading }
  }
  return new Map([...usesOfFiles(profile)].map(([id, uses]) => [id, uses.map(nameOf)]))
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
