import { type Failure, failure, load, type Loaded, request, shownTo } from '../request.ts'
import { forgetList, keptList, keepList } from './kept-list.ts'
import { toList, toSent } from './parse.ts'
import { sendBytes } from './send-bytes.ts'
import type { FileStore, ListedFiles } from './store.ts'

const pathOf = (id: string, ...more: readonly (string | number)[]): string =>
  ['/api/files', encodeURIComponent(id), ...more].join('/')

/** The address under which the browser saves all files of the person signed in. */
export const archiveAddress = '/api/files/archive.zip'

/** The address under which the browser saves a file. */
export const fileAddress = (id: string, version?: number): string =>
  version === undefined ? pathOf(id) : pathOf(id, 'versions', version)

async function done(asked: Promise<Response | null>): Promise<Loaded<null>> {
  const response = await asked
  return response?.ok ? { ok: true, value: null } : failure(response)
}

/** Without a connection, the list as it was last seen. */
const orKept = (failed: Failure, person: string): Loaded<ListedFiles> => {
  const kept = failed.reason === 'offline' ? keptList(person) : null
  if (failed.reason === 'ended') forgetList(person)
  return kept ? { ok: true, value: { ...kept, isKept: true } } : failed
}

/** Asks for the files of the person signed in. `person`: as `request` has it. */
export const listFiles = (person?: string): Promise<Loaded<ListedFiles>> => load('/api/files', toList, person)

/**
 * The files of somebody who is signed in.
 *
 * @param person - their id
 */
export function remoteFiles(person: string): FileStore {
  // What is under way is still their owner's, whoever the page has turned to.
  const ask = (path: string, init: { readonly method?: string; readonly body?: unknown } = {}) =>
    request(path, { ...init, person })
  return {
    list: async () => {
      const listed = await listFiles(person)
      if (!listed.ok) return orKept(listed, person)
      keepList(person, listed.value)
      return listed
    },
    add: async ({ id, name, bytes, onProgress }) =>
      toSent(
        await sendBytes(pathOf(id), bytes, {
          headers: { ...shownTo(person), 'File-Name': encodeURIComponent(name) },
          ...(onProgress && { onProgress }),
        }),
      ),
    replace: async ({ id, version, bytes, onProgress }) =>
      toSent(
        await sendBytes(pathOf(id, 'versions', version), bytes, {
          headers: shownTo(person),
          ...(onProgress && { onProgress }),
        }),
      ),
    describe: (id, body) => done(ask(pathOf(id), { method: 'PATCH', body })),
    use: (id, version) => done(ask(pathOf(id, 'versions', version, 'present'), { method: 'POST', body: {} })),
    forget: (id, version) => done(ask(pathOf(id, 'versions', version), { method: 'DELETE' })),
    remove: async (id) => {
      const response = await ask(pathOf(id), { method: 'DELETE' })
      return response?.ok || response?.status === 404 ? { ok: true, value: null } : failure(response)
    },
    bringBack: (id) => done(ask(pathOf(id, 'back'), { method: 'POST', body: {} })),
    read: async (id, version) => {
      const response = await ask(fileAddress(id, version))
      if (!response?.ok) return failure(response)
      return { ok: true, value: new Uint8Array(await response.arrayBuffer()) }
    },
  }
}
