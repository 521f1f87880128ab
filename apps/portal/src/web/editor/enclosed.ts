import { type Cv, cvDraftSchema } from '@laissez-passer/europass/cv'
import { check } from '@laissez-passer/europass/fields'
import { useEffect, useState } from 'react'
import { thisBrowser } from '../documents/browser.ts'
import { guestDocuments } from '../documents/guest-documents.ts'
import type { Base, Local, LocalKey } from '../documents/keep.ts'
import { seenValue, waiting } from '../documents/local-document.ts'
import { remoteServer } from '../documents/remote-server.ts'
import { useLayers } from '../editing/use-editing.tsx'
import { headOf, keptEntries } from '../library/kept-entries.ts'
import { type LibraryEntry, listDocuments } from '../library/library.ts'

/** A CV that can go with a letter. */
export type Enclosable = Pick<LibraryEntry, 'id' | 'title' | 'headline' | 'madeFor' | 'savedAt'>

/**
 * The CVs of whoever writes; null as long as they aren't known.
 *
 * @param person - their id; null: nobody is signed in, and they lie in this browser
 */
export function useEnclosables(person: string | null): readonly Enclosable[] | null {
  const [cvs, setCvs] = useState<readonly Enclosable[] | null>(null)
  useEffect(() => {
    let left = false
    void enclosables(person).then((found) => {
      if (!left) setCvs(found)
    })
    return () => {
      left = true
    }
  }, [person])
  return cvs
}

async function enclosables(person: string | null): Promise<readonly Enclosable[]> {
  if (person !== null) {
    const listed = await listDocuments('cv')
    return listed.ok ? listed.value : (await keptEntries(person)).filter(({ kind }) => kind === 'cv')
  }
  const kept = await guestDocuments()
  return kept.flatMap(({ kind, id, value }) => {
    const head = kind === 'cv' ? headOf(kind, value) : null
    return head ? [{ id, ...head, savedAt: null }] : []
  })
}

/**
 * The CV that goes with a letter. `none`: it goes alone; `gone`: the CV isn't there any more; `away`: it
 * can't be asked for at the moment, and this browser doesn't keep it.
 */
export type Enclosed =
  | { readonly is: 'reading' | 'none' | 'gone' | 'away'; readonly cv: null }
  | { readonly is: 'here'; readonly cv: Cv }

/**
 * The CV that goes with the letter which is edited, read again when it may have been edited elsewhere.
 *
 * @param person - their id; null: nobody is signed in
 */
export function useEnclosed(person: string | null): Enclosed {
  const id = useLayers(({ letter }) => letter?.cv ?? '')
  const [found, setFound] = useState<{ readonly of: string; readonly enclosed: Enclosed } | null>(null)
  useEffect(() => {
    let left = false
    const read = async (): Promise<void> => {
      const enclosed = await readEnclosed(id, person)
      if (!left) setFound({ of: id, enclosed })
    }
    // It may have been edited in another tab meanwhile, or the connection is back.
    const turned = (): void => void (document.visibilityState === 'visible' && read())
    void read()
    document.addEventListener('visibilitychange', turned)
    window.addEventListener('online', turned)
    return () => {
      left = true
      document.removeEventListener('visibilitychange', turned)
      window.removeEventListener('online', turned)
    }
  }, [id, person])
  if (id === '') return none
  return found?.of === id ? found.enclosed : reading
}

const none: Enclosed = { is: 'none', cv: null }
const reading: Enclosed = { is: 'reading', cv: null }
const gone: Enclosed = { is: 'gone', cv: null }

/**
 * Reads the CV that goes with a letter. One that the server has is kept here from then on, so that the letter
 * has it without a connection too.
 *
 * @param id - of the CV; empty: none goes with it
 * @param person - their id; null: nobody is signed in
 */
export async function readEnclosed(id: string, person: string | null): Promise<Enclosed> {
  if (id === '') return none
  if (person === null)
    return enclosedOf((await guestDocuments()).find((one) => one.kind === 'cv' && one.id === id)?.value)
  const key: LocalKey = { owner: person, kind: 'cv', id }
  const { keep } = await thisBrowser()
  const loaded = await remoteServer(key).load()
  if (!loaded.ok && loaded.reason === 'missing') return gone
  const keepIt = (): Promise<Local> => keep.update(key, (local) => (loaded.ok ? withNews(local, loaded.value) : local))
  const local = await keepIt().catch(() => keep.read(key))
  // What was typed here stands over what the server has, whoever is newer.
  const value = seenValue(
    loaded.ok && !(local.base && isNewer(local.base, loaded.value)) ? { ...local, base: loaded.value } : local,
  )
  return value === null ? { is: 'away', cv: null } : enclosedOf(value)
}

const isNewer = (one: Base, other: Base): boolean => one.version > other.version

/** What is typed and waits is laid on what it was typed on, by whoever has the CV open: it stays so. */
const withNews = (local: Local, news: Base): Local =>
  local.base && (isNewer(local.base, news) || local.base.version === news.version || waiting(local.pending).length > 0)
    ? local
    : { ...local, base: news }

function enclosedOf(value: unknown): Enclosed {
  const checked = check(cvDraftSchema, value)
  return checked.ok ? { is: 'here', cv: checked.value } : gone
}
