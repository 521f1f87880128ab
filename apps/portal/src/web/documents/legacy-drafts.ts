import { isOutdated, migrateDocuments, migrateProfile } from '@laissez-passer/europass/migrate'
import { check } from '@laissez-passer/europass/fields'
import { diff, type Patch } from '@laissez-passer/europass/patch'
import { profileDraftSchema, schemaVersion } from '@laissez-passer/europass/profile'
import { request } from '../request.ts'
import { thisBrowser } from './browser.ts'
import { keepFirstGuestCv } from './guest-documents.ts'
import { typedOn } from './local-document.ts'
import { documentPath, remoteServer } from './remote-server.ts'
import { profileKey } from './sources.ts'

const guestName = 'lp-portal:guest:cv'
const draftOf = (person: string): string => `lp-portal:draft:${person}:`

/**
 * Takes over what pages from before kept in `localStorage`: a guest’s CV. Done once; harmless when repeated.
 */
export async function takeOverGuestCv(storage: Storage): Promise<void> {
  const { keep } = await thisBrowser()
  const cv = read(storage, guestName)
  if (isOutdated(cv)) await keepFirstGuestCv(keep, cv)
  storage.removeItem(guestName)
  storage.removeItem('lp-portal:guest:draft')
}

/**
 * The same of what a person typed and the server never got. One that the server can’t take yet stays for
 * later.
 */
export async function takeOverDrafts(person: string, storage: Storage): Promise<void> {
  const names = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '')
  for (const name of names.filter((one) => one.startsWith(draftOf(person)))) {
    const [kind = ''] = name.slice(draftOf(person).length).split(':')
    const { value }: { value?: unknown } = Object(read(storage, name))
    const done = kind === 'profile' ? takeOverProfile(person, value) : kind === 'cv' ? takeOverCv(person, value) : true
    if (await done) storage.removeItem(name)
  }
}

/**
 * Nobody knows any more what was typed in it and what the server had: where both differ the person is asked.
 */
async function takeOverProfile(person: string, draft: unknown): Promise<boolean> {
  if (!isDraft(draft)) return true
  const key = profileKey(person)
  const loaded = await remoteServer(key).load()
  if (!loaded.ok) return loaded.reason === 'missing'
  const theirs = check(profileDraftSchema, loaded.value.value)
  const mine = theirs.ok ? migrateProfile(draft, theirs.value.language) : theirs
  if (!theirs.ok || !mine.ok) return true
  const patches = diff(theirs.value, mine.value).flatMap(asking)
  const { keep } = await thisBrowser()
  await keep.update(key, ({ base, pending }) => ({ base: base ?? loaded.value, pending: typedOn(pending, patches) }))
  return true
}

function asking(patch: Patch): readonly Patch[] {
  if ('insert' in patch) return [patch]
  if (!('at' in patch) || patch.value === undefined) return []
  return [{ at: patch.at, value: patch.value }]
}

/** A CV had its own copy of everything: it becomes another CV, beside the one that the server has. */
async function takeOverCv(person: string, draft: unknown): Promise<boolean> {
  if (!isDraft(draft)) return true
  const key = profileKey(person)
  const loaded = await remoteServer(key).load()
  if (!loaded.ok && loaded.reason !== 'missing') return false
  const theirs = loaded.ok ? check(profileDraftSchema, loaded.value.value) : null
  const id = crypto.randomUUID()
  const { profile, cvs } = migrateDocuments({
    profile: theirs?.ok ? theirs.value : undefined,
    cvs: [{ ...draft, id }],
  })
  if (!cvs[0]) return true
  // The profile first: what the CV shows lies in it.
  if (!theirs?.ok && !(await keepNew(documentPath(key), profile))) return false
  if (!(await keepNew(documentPath({ kind: 'cv', id }), cvs[0]))) return false
  const { keep } = await thisBrowser()
  if (theirs?.ok) await keep.type(key, (pending) => typedOn(pending, diff(theirs.value, profile)))
  return true
}

async function keepNew(path: string, value: unknown): Promise<boolean> {
  const response = await request(path, { method: 'PUT', body: { schema: schemaVersion, value } })
  return response?.ok === true
}

const isDraft = (value: unknown): value is object => typeof value === 'object' && value !== null

function read(storage: Storage, name: string): unknown {
  try {
    return JSON.parse(storage.getItem(name) ?? 'null')
  } catch {
    return null
  }
}
