import { readPatches } from '@laissez-passer/europass/patch'
import { type Keep, keyFrom, type LocalKey, nameOf } from './keep.ts'
import { broughtOn, type Writing, type Writings } from './local-document.ts'

/**
 * What a page says as it goes: IndexedDB answers later than a page that is closed lives, `localStorage` takes
 * it at once. Said again, it replaces what was said before.
 */
export interface LastWords {
  say(key: LocalKey, writings: Writings): void
  /** Takes them back: they are in the database. */
  unsay(key: LocalKey, by: string): void
}

/** The most that is said of a document, in characters: a photo, and much text. */
export const mostSaid = 1_000_000

const prefix = 'lp-portal:last:'
const placeOf = (key: LocalKey, by: string): string => `${prefix}${nameOf(key)}/${by}`

/** Whether something of this name holds last words. */
export const areLastWords = (name: string): boolean => name.startsWith(prefix)

/**
 * Last words in a storage that answers at once. Where it is full or closed to us nothing is said.
 *
 * @param storage - `localStorage`
 */
export function lastWordsIn(storage: Storage): LastWords {
  const trying = (work: () => void): void => {
    try {
      work()
    } catch {
      // Nothing more can be done in a page that goes.
    }
  }
  return {
    say: (key, { by, writings }) => trying(() => storage.setItem(placeOf(key, by), JSON.stringify(fitting(writings)))),
    unsay: (key, by) => trying(() => storage.removeItem(placeOf(key, by))),
  }
}

/** Says nothing: where nothing is kept that words could be added to. */
export const noLastWords: LastWords = { say: () => undefined, unsay: () => undefined }

/** The first writings, so many as fit: what follows may build on them, never the other way round. */
function fitting(writings: readonly Writing[]): readonly Writing[] {
  let left = mostSaid
  const end = writings.findIndex((writing) => (left -= JSON.stringify(writing).length) < 0)
  return end < 0 ? writings : writings.slice(0, end)
}

/**
 * Brings last words into the database, each once, whoever tries it and however often. A guest's document that
 * was forgotten meanwhile stays so.
 *
 * @returns the names of the documents that they were of
 */
export async function takeOverLastWords(keep: Keep, storage: Storage): Promise<readonly string[]> {
  if (!keep.lasting) return []
  const names = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '').filter(areLastWords)
  const taken = await Promise.all(names.map((name) => takeOver(name, { keep, storage })))
  return taken.filter((name) => name !== null)
}

async function takeOver(
  name: string,
  { keep, storage }: { readonly keep: Keep; readonly storage: Storage },
): Promise<string | null> {
  const said = storage.getItem(name)
  const at = name.lastIndexOf('/')
  const key = keyFrom(name.slice(prefix.length, at))
  const writings = readWritings(said)
  const by = name.slice(at + 1)
  try {
    if (key && writings.length > 0)
      await keep.update(key, ({ base, pending }) => ({
        base,
        pending: base === null && key.owner === 'guest' ? pending : broughtOn(pending, { by, writings }),
      }))
  } catch {
    return null
  }
  // The page may live, and have said more since.
  if (storage.getItem(name) === said) storage.removeItem(name)
  return key && nameOf(key)
}

function readWritings(said: string | null): readonly Writing[] {
  let read: unknown
  try {
    read = JSON.parse(said ?? '')
  } catch {
    return []
  }
  return Array.isArray(read) ? read.flatMap(readWriting) : []
}

function readWriting(value: unknown): readonly Writing[] {
  if (typeof value !== 'object' || value === null || !('count' in value) || !('patches' in value)) return []
  const { count } = value
  const patches = readPatches(value.patches, { most: 10_000 })
  return typeof count === 'number' && patches ? [{ count, patches }] : []
}
