import { entryKey, isObject, type Json, same } from './json.ts'
import { longestRising } from './longest-rising.ts'

/** What stood there, what a patch says, and what others say now. */
export interface Versions {
  readonly was: Json | undefined
  readonly mine: Json | undefined
  readonly theirs: Json | undefined
}

/**
 * Weaves two changes of one value into one, where they don't touch: blocks of a long text, words of a list,
 * and either of them as the wording of a CV (`{ value, of }`). What both put in the same place stands there
 * one after the other, and what both changed alike is changed once. Whoever is first, it comes to the same.
 *
 * Costs the lists' lengths times their logarithm, and what is in them once.
 *
 * @returns undefined where they touch, or the value is none that has parts
 */
export function weave({ was, mine, theirs }: Versions): Json | undefined {
  if (same(mine, was) || same(mine, theirs)) return theirs
  if (same(theirs, was)) return mine
  if (isWording(was) && isWording(mine) && isWording(theirs)) {
    const of = weave({ was: was.of, mine: mine.of, theirs: theirs.of })
    const value = weave({ was: was.value, mine: mine.value, theirs: theirs.value })
    return of === undefined || value === undefined ? undefined : { value, of }
  }
  // A list that wasn't there is an empty one: both may be the first to put something in it.
  const lists = { was: was ?? [], mine: mine ?? [], theirs: theirs ?? [] }
  if (!isAllParts(lists)) return undefined
  const parts = weaveParts(lists.was, lists)
  return parts && !isDoubled(parts, lists) ? parts : undefined
}

/** Words of a CV's own, or a translation, with what stood beneath. */
const isWording = (value: Json | undefined): value is { readonly value: Json; readonly of: Json } =>
  isObject(value) && 'value' in value && 'of' in value && Object.keys(value).length === 2

/** A list whose parts are told apart by what they say: entries have keys, and patches of their own. */
const isParts = (value: Json | undefined): value is readonly Json[] =>
  Array.isArray(value) &&
  value.every((one: Json) => typeof one === 'string' || (isObject(one) && entryKey(one) === null))

type Parts = Readonly<Record<'was' | 'mine' | 'theirs', readonly Json[]>>

const isAllParts = (versions: Readonly<Record<keyof Parts, Json>>): versions is Parts =>
  isParts(versions.was) && isParts(versions.mine) && isParts(versions.theirs)

/**
 * Whether a part stands there more often than its writers left it. Both moved it, each elsewhere: it would
 * stand in both places. A word that both came to in another place, a country for example, stands in a list
 * once.
 */
function isDoubled(parts: readonly Json[], { was, mine, theirs }: Parts): boolean {
  const counts = countsOf(parts)
  if ([...counts.values()].every((count) => count === 1)) return false
  const [before, one, other] = [countsOf(was), countsOf(mine), countsOf(theirs)]
  return [...counts].some(([part, count]) => {
    const [had, left, kept] = [before.get(part) ?? 0, one.get(part) ?? 0, other.get(part) ?? 0]
    const together = isWord(part) ? 0 : left + kept - had
    return count > Math.max(left, kept, together)
  })
}

/** Of what {@link said} makes of a part. */
const isWord = (part: string): boolean => part.startsWith('"')

function countsOf(parts: readonly Json[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const one of parts.map(said)) counts.set(one, (counts.get(one) ?? 0) + 1)
  return counts
}

/** Parts from `from` up to `to` of a list became others; both the same: something came in between. */
interface Change {
  readonly from: number
  readonly to: number
  readonly parts: readonly Json[]
}

function weaveParts(
  was: readonly Json[],
  { mine, theirs }: { readonly mine: readonly Json[]; readonly theirs: readonly Json[] },
): readonly Json[] | undefined {
  const woven: Json[] = []
  const [ours, others] = [changes(was, mine), changes(was, theirs)]
  let [at, i, j] = [0, 0, 0]
  for (;;) {
    const [one, other] = [ours[i], others[j]]
    const alike = one && other && one.from === other.from && one.to === other.to && same(one.parts, other.parts)
    if (one && other && !alike && touch(one, other)) return undefined
    const next = other && (alike || !one || isBefore(other, one)) ? other : one
    if (!next) break
    if (alike || next === one) i += 1
    if (next === other) j += 1
    woven.push(...was.slice(at, next.from), ...next.parts)
    at = next.to
  }
  return [...woven, ...was.slice(at)]
}

const isBetween = ({ from, to }: Change): boolean => from === to

/** Whether both change a part, or one comes in the midst of what the other changes. */
function touch(one: Change, other: Change): boolean {
  if (isBetween(one)) return other.from < one.from && one.from < other.to
  if (isBetween(other)) return one.from < other.from && other.from < one.to
  return one.from < other.to && other.from < one.to
}

/**
 * What comes in between stands before what is changed behind it. Of two that come in between what they say
 * decides, so that it is the same whoever is first.
 */
function isBefore(one: Change, other: Change): boolean {
  if (one.from !== other.from) return one.from < other.from
  if (!isBetween(one) || !isBetween(other)) return isBetween(one)
  return said(one.parts) < said(other.parts)
}

/**
 * What makes one list of another, in order. Where as many parts became others, or all went, each is a change
 * of its own.
 */
function changes(before: readonly Json[], after: readonly Json[]): Change[] {
  const found: Change[] = []
  let [from, start] = [0, 0]
  for (const [to, end] of [...stayed(before, after), [before.length, after.length] as const]) {
    const parts = after.slice(start, end)
    if (to - from === parts.length || parts.length === 0)
      for (let place = from; place < to; place += 1)
        found.push({ from: place, to: place + 1, parts: parts.slice(place - from, place - from + 1) })
    else found.push({ from, to, parts })
    ;[from, start] = [to + 1, end + 1]
  }
  return found
}

/** Places of parts that stand in both lists, in the same order: those at both ends first of all. */
function stayed(before: readonly Json[], after: readonly Json[]): (readonly [number, number])[] {
  const [old, wanted] = [before.map(said), after.map(said)]
  const shorter = Math.min(old.length, wanted.length)
  let head = 0
  while (head < shorter && old[head] === wanted[head]) head += 1
  let tail = 0
  while (tail < shorter - head && old.at(-1 - tail) === wanted.at(-1 - tail)) tail += 1
  const places = new Map(named(old.slice(head, old.length - tail)).map((name, at) => [name, at]))
  const both = named(wanted.slice(head, wanted.length - tail)).flatMap((name, at) => {
    const place = places.get(name)
    return place === undefined ? [] : [[head + place, head + at] as const]
  })
  const rising = new Set(longestRising(both.map(([place]) => place)))
  const first = Array.from({ length: head }, (_, at) => [at, at] as const)
  const last = Array.from({ length: tail }, (_, at) => [old.length - tail + at, wanted.length - tail + at] as const)
  return [...first, ...both.filter((_, at) => rising.has(at)), ...last]
}

/** A value as text, the same whatever the order of an object's fields. */
const said = (part: Json): string =>
  JSON.stringify(part, (_, value: Json) =>
    isObject(value) ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))) : value,
  )

/** Each by what it says, and which of those that say so it is. */
function named(parts: readonly string[]): string[] {
  const counts = new Map<string, number>()
  return parts.map((said) => {
    const count = (counts.get(said) ?? 0) + 1
    counts.set(said, count)
    return `${count} ${said}`
  })
}
