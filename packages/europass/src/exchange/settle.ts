import type * as z from 'zod/mini'
import { check, type FieldIssue } from '../fields/issue.ts'
import { entryKey } from '../patch/json.ts'
import { pathOf } from '../patch/path.ts'
import { type RichText, richTextLength, shortenRichText } from '../rich-text/index.ts'
import type { Notes } from './notes.ts'

type Holder = Record<string | number, unknown>

const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null

/** Rounds of repair: a field, then what holds it, then what holds that. */
const rounds = 6

/**
 * Brings a draft within its schema, field by field: too long is shortened, too many are cut, a value that
 * its field can't hold goes, and where that isn't enough the entry goes. All of it is noted.
 *
 * @param schema - of drafts, so that only shape and limits count
 * @param draft - JSON; it isn't changed
 * @returns the value with its defaults; `undefined` only where the schema can't be met at all
 */
export function settle<T>(schema: z.ZodMiniType<T>, draft: unknown, notes: Notes): T | undefined {
  let value: unknown = cleaned(draft)
  for (let round = 0; round < rounds; round += 1) {
    const checked = check(schema, value)
    if (checked.ok) return checked.value
    const gone: Gone = new Map()
    for (const issue of checked.issues) repair(value, issue, { notes, gone, gentle: round === 0 })
    if (gone.size > 0) value = without(value, gone)
  }
  const last = check(schema, value)
  return last.ok ? last.value : undefined
}

/** A copy whose texts can be written anywhere: whole characters, no control characters but line ends. */
function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (Array.isArray(value)) return value.map(cleaned)
  if (!isHolder(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inside]) => inside !== undefined)
      .map(([key, inside]) => [key, cleaned(inside)]),
  )
}

const cleanText = (text: string): string => text.toWellFormed().replaceAll(/[^\P{Cc}\n\t]/gu, '')

/** Lists, and the places in them that go. */
type Gone = Map<readonly unknown[], Set<number>>

interface Repair {
  readonly notes: Notes
  /** What goes after this round, so that indexes stay what they are during it. */
  readonly gone: Gone
  /** Whether a field is mended by itself first. */
  readonly gentle: boolean
}

function repair(root: unknown, issue: FieldIssue, { notes, gone, gentle }: Repair): void {
  const trail = trailOf(root, issue.path)
  const holder = trail.at(-1)
  const step = issue.path.at(-1)
  if (!holder || step === undefined) return
  const at = placeOf(root, issue.path)
  const value = holder[step]
  const max = Number(issue.params['max'] ?? 0)
  if (issue.code === 'too-long' && typeof value === 'string') {
    holder[step] = value.slice(0, max).toWellFormed().trimEnd()
    notes.changed('shortened', { at, params: { max, length: value.length } })
  } else if (issue.code === 'too-long' && Array.isArray(value)) {
    const rich = richText(value)
    holder[step] = shortenRichText(rich)
    notes.changed('shortened', { at, params: { max, length: richTextLength(rich) } })
  } else if (issue.code === 'too-many' && Array.isArray(value) && max > 0) {
    holder[step] = value.slice(0, max)
    notes.lost('too-many', { at, params: { max, count: value.length } })
  } else if (gentle && !Array.isArray(holder)) {
    delete holder[step]
    notes.lost('not-allowed', { at, params: { value: shown(value) } })
  } else {
    // By its place: an entry whose name is what's wrong has no key to be known by.
    const depth = trail.findLastIndex((one) => Array.isArray(one))
    const [list, place] = [trail[depth], Number(issue.path[depth])]
    if (Array.isArray(list) && Number.isInteger(place)) {
      const places = gone.get(list) ?? new Set()
      if (!places.has(place)) notes.lost('unreadable-entry', { at, params: { value: shown(list[place]) } })
      gone.set(list, places.add(place))
    } else {
      delete holder[step]
      notes.lost('not-allowed', { at, params: { value: shown(value) } })
    }
  }
}

/** What holds each step of a way: the root first, the holder of the last step last. */
function trailOf(root: unknown, path: FieldIssue['path']): Holder[] {
  const trail: Holder[] = []
  let at: unknown = root
  for (const step of path) {
    if (!isHolder(at)) return []
    trail.push(at)
    at = at[step]
  }
  return trail
}

/** The path of a field as patches have it: entries by their keys, a list without keys is one value. */
function placeOf(root: unknown, path: FieldIssue['path']): string {
  const steps: string[] = []
  let at: unknown = root
  for (const step of path) {
    if (!isHolder(at)) break
    const inside = at[step]
    const key = Array.isArray(at) ? entryKey(inside) : String(step)
    if (key === null) break
    steps.push(key)
    at = inside
  }
  return pathOf(...steps)
}

function without(value: unknown, gone: Gone): unknown {
  if (Array.isArray(value)) {
    const places = gone.get(value)
    return value.filter((_, place) => !places?.has(place)).map((one) => without(one, gone))
  }
  if (!isHolder(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, without(inside, gone)]))
}

const shown = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '').slice(0, 200)

/** Blocks that the schema found too long and otherwise in shape. */
const richText = (value: readonly unknown[]): RichText => value as RichText
