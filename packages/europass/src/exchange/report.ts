import type { FormatName } from './format.ts'
import type { Note } from './notes.ts'
import { entryKey, isObject } from '../patch/json.ts'
import { below, type Path } from '../patch/path.ts'

/** What an import made of a file, field by field. Codes and params; words are looked up by them. */
export interface Report {
  readonly format: FormatName
  /** Of the format, as the file says it: `3.4`; empty where it doesn't. */
  readonly version: string
  /** Whether the data came out of a PDF that carries them. */
  readonly fromPdf: boolean
  /** Fields of the profile that stand as they stood in the source. */
  readonly kept: readonly Path[]
  /** Fields that were changed, lost or put aside, and why. */
  readonly notes: readonly Note[]
}

/** What a report is made of. */
export interface Reported {
  readonly format: FormatName
  readonly version: string
  readonly fromPdf: boolean
  readonly notes: readonly Note[]
  /** The profile that came out. */
  readonly profile: unknown
}

/** Puts a report together: what stands in the profile and has no note is kept. */
export function reportOf({ profile, notes, ...file }: Reported): Report {
  const noted = new Set(notes.filter(({ fate, at }) => fate !== 'kept' && at !== '').map(({ at }) => at))
  const kept = filledFields(profile).filter((path) => !noted.has(path))
  return { ...file, kept, notes }
}

/** What documents have by themselves. */
const structural = new Set(['id', 'schema', 'kept', 'translations', 'ongoing', 'language'])

/** The paths of all fields that hold something; a list without entries of its own is one field. */
export function filledFields(document: unknown): Path[] {
  const found: Path[] = []
  const visit = (value: unknown, path: Path): void => {
    if (Array.isArray(value)) {
      if (value.length === 0) return
      if (value.every((one) => entryKey(one) !== null))
        for (const one of value) visit(one, below(path, entryKey(one) ?? ''))
      else found.push(path)
    } else if (isObject(value)) {
      // What an entry is, a service or a use, is no field of its own where nothing else is filled.
      for (const [key, inside] of Object.entries(value))
        if (
          !structural.has(key) ||
          (key === 'ongoing' && inside === true) ||
          (key === 'language' && isObject(inside)) ||
          (key === 'language' && Array.isArray(inside))
        )
          visit(inside, below(path, key))
    } else if (value !== '' && value !== null && value !== undefined && value !== false) found.push(path)
  }
  visit(document, '')
  return found
}
