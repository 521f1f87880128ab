import { diff, type Patch } from '@laissez-passer/europass/patch'
import { thisBrowser } from './browser.ts'
import type { Base, Keep, LocalKey } from './keep.ts'
import { typedOn } from './local-document.ts'
import { remoteServer } from './remote-server.ts'
import { keepGuestCv, parseCv, parseProfile, profileKey, schema } from './first-sources.ts'

const guestName = 'lp-portal:guest:cv'
const draftOf = (person: string): string => `lp-portal:draft:${person}:`

/**
 * Takes over what pages from before kept in `localStorage`: a guest’s CV. Done once; harmless when repeated.
 */
export async function takeOverGuestCv(storage: Storage): Promise<void> {
  const cv = parseCv(read(storage, guestName))
  if (cv) await keepGuestCv(cv)
  storage.removeItem(guestName)
  storage.removeItem('lp-portal:guest:draft')
}

/**
 * The same of what a person typed and the server never got. One that can’t be compared with it yet stays for
 * later.
 */
export async function takeOverDrafts(person: string, storage: Storage): Promise<void> {
  const names = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '')
  const { keep } = await thisBrowser()
  for (const name of names.filter((one) => one.startsWith(draftOf(person)))) {
    const [kind = '', id = ''] = name.slice(draftOf(person).length).split(':')
    const key: LocalKey | null =
      kind === 'profile' ? profileKey(person) : kind === 'cv' && id !== '' ? { owner: person, kind, id } : null
    if (!key || (await takeOver(keep, key, read(storage, name)))) storage.removeItem(name)
  }
}

async function takeOver(keep: Keep, key: LocalKey, draft: unknown): Promise<boolean> {
  const parse = key.kind === 'profile' ? parseProfile : parseCv
  const { base: version, value }: { base?: unknown; value?: unknown } = Object(draft)
  const typed = parse(value)
  if (typed === null) return true
  const loaded = await remoteServer(key, schema).load()
  if (!loaded.ok) return loaded.reason === 'missing'
  const base: Base = loaded.value
  const differing = diff(parse(base.value), typed)
  // The server has moved on since: nobody knows any more which of the two was changed. The person does.
  const patches = base.version === version ? differing : differing.map(unknowing)
  await keep.update(key, ({ pending }) => ({ base, pending: typedOn(pending, patches) }))
  return true
}

function unknowing(patch: Patch): Patch {
  if (!('at' in patch)) return patch
  return { at: patch.at, ...(patch.value !== undefined && { value: patch.value }) }
}

function read(storage: Storage, name: string): unknown {
  try {
    return JSON.parse(storage.getItem(name) ?? 'null')
  } catch {
    return null
  }
}
