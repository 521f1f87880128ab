import { readPatches } from '@laissez-passer/europass/patch'
import { answered, load, type Loaded, request } from '../request.ts'
import type { Base, LocalKey } from './keep.ts'
import type { DocumentServer, News, NewsChange, Version } from './server.ts'

type Body = Readonly<Record<string, unknown>>

/** The address of a document. */
export const documentPath = ({ kind, id }: Pick<LocalKey, 'kind' | 'id'>): string =>
  `/api/documents/${kind}/${encodeURIComponent(id)}`

/**
 * The portal’s server, for a document of the person signed in.
 *
 * @param options - `path`: where it lies; that of the key unless told. `person`: whose it is; its owner's
 * unless told, null: a link's, whoever has it
 */
export function remoteServer(
  key: LocalKey,
  // A document that is being closed is still its owner's, whoever the page has turned to.
  { path = documentPath(key), person = key.owner }: { readonly path?: string; readonly person?: string | null } = {},
): DocumentServer {
  return {
    lasting: true,
    load: () => load(path, toBase, person),
    send: async (batch) => {
      const response = await request(`${path}/changes`, { method: 'POST', body: batch, person })
      if (response?.status !== 409) {
        const taken = await answered(response, toNews)
        return taken.ok ? { ok: true, news: taken.value } : taken
      }
      const body: Body = Object(await response.json().catch(() => null))
      if (body['reason'] !== 'conflict') return { ok: false, reason: 'outdated' }
      return { ok: false, reason: 'conflict', news: toNews(body) }
    },
    since: async (version) => {
      const response = await request(`${path}/changes?since=${version}`, { person })
      if (response?.status === 204) return { ok: true, value: null }
      return answered(response, toNews)
    },
    versions: (): Promise<Loaded<readonly Version[]>> =>
      load(`${path}/versions`, (body) => (Array.isArray(body['versions']) ? body['versions'] : []), person),
    at: (version) => load(`${path}/versions/${version}`, toBase, person),
  }
}

const toBase = (body: Body): Base => ({
  schema: Number(body['schema']),
  version: Number(body['version']),
  value: body['value'],
})

function toNews(body: Body): News {
  if (!Array.isArray(body['changes'])) return { base: toBase(body) }
  return { version: Number(body['version']), changes: body['changes'].map(toChange) }
}

const toChange = (change: Body): NewsChange => ({
  from: Number(change['from']),
  version: Number(change['version']),
  batch: String(change['batch']),
  patches: readPatches(change['patches'], { most: Number.POSITIVE_INFINITY }),
})
