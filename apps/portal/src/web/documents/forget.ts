import { forgetList } from '../files/kept-list.ts'
import { thisBrowser } from './browser.ts'
import { forgetting } from '../offline/kept-application.ts'
import { everything, tabs } from './channel.ts'
import { type LocalKind, nameOf } from './keep.ts'
import { seenValue, waiting } from './local-document.ts'

/** A document that lies in this browser. */
export interface LocalDocument {
  readonly owner: string
  readonly kind: LocalKind
  readonly id: string
  /** What the person calls it; empty where it has no name. */
  readonly title: string
  /** A guest’s lies nowhere else. */
  readonly guest: boolean
  /** How many changes the server doesn’t know yet. */
  readonly unsaved: number
}

/** What of this person, and of guests, lies in this browser. */
export async function documentsHere(person: string | null): Promise<readonly LocalDocument[]> {
  const { keep } = await thisBrowser()
  return (await keep.list())
    .filter(({ owner, local }) => local.base !== null && (owner === 'guest' || owner === person))
    .map(({ owner, kind, id, local }) => {
      const { title }: { title?: unknown } = Object(seenValue(local))
      return {
        owner,
        kind,
        id,
        title: typeof title === 'string' ? title : '',
        guest: owner === 'guest',
        unsaved: owner === 'guest' ? 0 : waiting(local.pending).length,
      }
    })
}

/** What browsers keep of a program; tests give their own. */
export interface KeptProgram {
  readonly caches: Pick<CacheStorage, 'keys' | 'delete'> | undefined
  readonly serviceWorker: { readonly getRegistrations: () => Promise<readonly Registration[]> } | undefined
}

/** What of a registration is used. */
export type Registration = Pick<ServiceWorkerRegistration, 'unregister' | 'addEventListener'> &
  Readonly<Record<'installing' | 'waiting' | 'active', Pick<ServiceWorker, 'postMessage'> | null>>

/** This browser's; a page that isn't secure has neither. */
const ofThisBrowser = (): KeptProgram => ({
  caches: 'caches' in globalThis ? caches : undefined,
  serviceWorker: 'serviceWorker' in navigator ? navigator.serviceWorker : undefined,
})

/**
 * Forgets everything of everybody in this browser: documents, files, drafts of earlier pages, its own name,
 * and the program with the fonts that texts were set in. Other tabs are told, so that they write nothing of
 * it again, and bring the program back only with their next page.
 */
export async function forgetEverything(storage: Storage, program: KeptProgram = ofThisBrowser()): Promise<void> {
  const { keep } = await thisBrowser()
  const forgotten = await keep.list()
  await keep.forgetAll()
  const names = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '')
  for (const name of names) if (name.startsWith('lp-portal')) storage.removeItem(name)
  const channel = tabs()
  for (const key of forgotten) channel.tell(nameOf(key))
  channel.tell(everything)
  channel.close()
  for (const one of (await program.serviceWorker?.getRegistrations()) ?? []) await endWorkers(one)
  for (const name of (await program.caches?.keys()) ?? []) await program.caches?.delete(name)
}

/**
 * Tells each worker to forget, then unregisters. A worker outlives that as long as a page is open, and would
 * go on keeping; one that is being installed would be waited for, megabytes long.
 */
async function endWorkers(registration: Registration): Promise<void> {
  const tell = (): void => {
    for (const worker of [registration.installing, registration.waiting, registration.active])
      worker?.postMessage(forgetting)
  }
  // One whose script is still on its way.
  registration.addEventListener('updatefound', tell)
  tell()
  await registration.unregister()
}

/**
 * Forgets what the server has of a person who signs out. What it hasn’t yet stays, for when they are back.
 *
 * @returns how many documents stay
 */
export async function forgetSaved(person: string): Promise<number> {
  const { keep } = await thisBrowser()
  forgetList(person)
  let staying = 0
  for (const { local, ...key } of await keep.list()) {
    if (key.owner !== person) continue
    if (waiting(local.pending).length > 0) staying += 1
    else await keep.forget(key)
  }
  return staying
}
