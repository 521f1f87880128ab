import { type Entry, entryKey, isEntries, isObject, type Json, same } from './json.ts'
import { longestRising } from './longest-rising.ts'
import type { Patch } from './patch.ts'
import { below, type Path } from './path.ts'

/**
 * The patches that make one document of another: fields that differ, entries that came, went or moved. No
 * entry moves that needn’t.
 *
 * Costs the size of what differs in identity: parts that are the same object in both aren’t looked at.
 *
 * @returns patches such that `apply(before, diff(before, after))` says the same as `after`
 */
export function diff<T>(before: T, after: T): readonly Patch[]
export function diff(before: Json, after: Json): readonly Patch[] {
  const patches: Patch[] = []
  compare({ before, after, path: '' }, patches)
  return patches
}

interface Pair {
  readonly before: Json | undefined
  readonly after: Json | undefined
  readonly path: Path
}

function compare({ before, after, path }: Pair, patches: Patch[]): void {
  if (before === after) return
  if (isObject(before) && isObject(after)) {
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)]))
      compare({ before: own(before, name), after: own(after, name), path: below(path, name) }, patches)
  } else if (isEntries(before) && isEntries(after)) compareLists({ before, after, path }, patches)
  else if (!same(before, after))
    patches.push({
      at: path,
      ...(after !== undefined && { value: after }),
      ...(before !== undefined && { was: before }),
    })
}

const own = (value: Entry, name: string): Json | undefined => (Object.hasOwn(value, name) ? value[name] : undefined)

interface Lists {
  readonly before: readonly Entry[]
  readonly after: readonly Entry[]
  readonly path: Path
}

const keyed = (entries: readonly Entry[]): Map<string, Entry> =>
  new Map(entries.map((entry) => [entryKey(entry) ?? '', entry]))

function compareLists({ before, after, path }: Lists, patches: Patch[]): void {
  const old = keyed(before)
  const wanted = keyed(after)
  const order = [...old.keys()]
  // From the end: what stood before an entry still does when it goes.
  for (let at = order.length - 1; at >= 0; at -= 1) {
    const key = order[at] ?? ''
    const was = old.get(key)
    if (was && !wanted.has(key)) patches.push({ remove: key, from: path, was, after: order[at - 1] ?? null })
  }
  arrange({ left: order.filter((key) => wanted.has(key)), wanted, path }, patches)
  for (const [key, entry] of wanted) {
    const was = old.get(key)
    if (was) compare({ before: was, after: entry, path: below(path, key) }, patches)
  }
}

/** Brings entries into the wanted order, and the new ones in their places, from the first to the last. */
function arrange(
  { left, wanted, path }: { left: readonly string[]; wanted: ReadonlyMap<string, Entry>; path: Path },
  patches: Patch[],
): void {
  const positions = new Map(left.map((key, at) => [key, at]))
  const stayed = [...wanted.keys()].filter((key) => positions.has(key))
  const staying = new Set(longestRising(stayed.map((key) => positions.get(key) ?? 0)).map((at) => stayed[at]))
  // The list as it stands meanwhile, each key with its neighbours; null is both ends.
  const next = new Map<string | null, string | null>()
  const previous = new Map<string | null, string | null>()
  const join = (one: string | null, other: string | null): void => {
    next.set(one, other)
    previous.set(other, one)
  }
  for (const [at, key] of left.entries()) join(left[at - 1] ?? null, key)
  join(left.at(-1) ?? null, null)
  let last: string | null = null
  for (const [key, entry] of wanted) {
    const isNew = !positions.has(key)
    if (isNew) patches.push({ insert: entry, into: path, after: last })
    else if (!staying.has(key)) {
      const was = previous.get(key) ?? null
      if (was !== last) patches.push({ move: key, in: path, after: last, was })
      join(was, next.get(key) ?? null)
    }
    if (isNew || !staying.has(key)) {
      const following: string | null = next.get(last) ?? null
      join(last, key)
      join(key, following)
    }
    last = key
  }
}
