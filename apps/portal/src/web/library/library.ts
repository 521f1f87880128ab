import { schemaVersion } from '@laissez-passer/europass/profile'
import { failure, load, type Loaded, request } from '../request.ts'

/** A kind of document that a person has several of. */
export type LibraryKind = 'cv' | 'letter'

/** A document in the list. */
export interface LibraryEntry {
  readonly kind: LibraryKind
  readonly id: string
  readonly version: number
  readonly schema: number
  readonly title: string
  readonly headline: string
  readonly template: string
  readonly language: string
  readonly tags: readonly string[]
  readonly madeFor: { readonly employer: string; readonly position: string }
  /** Seconds since the epoch; null where only the browser was asked. */
  readonly savedAt: number | null
}

/** A document as it was, so that it can come back after it was deleted. */
export interface Removed {
  readonly kind: LibraryKind
  readonly id: string
  readonly schema: number
  readonly value: unknown
}

const pathOf = ({ kind, id }: Pick<LibraryEntry, 'kind' | 'id'>): string =>
  `/api/documents/${kind}/${encodeURIComponent(id)}`

type Body = Readonly<Record<string, unknown>>

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

function toEntry(kind: LibraryKind, body: Body): LibraryEntry {
  const madeFor: Body = Object(body['madeFor'])
  const tags = body['tags']
  return {
    kind,
    id: text(body['id']),
    version: Number(body['version']),
    schema: Number(body['schema']),
    title: text(body['title']),
    headline: text(body['headline']),
    template: text(body['template']),
    language: text(body['language']),
    tags: Array.isArray(tags) ? tags.map(text).filter(Boolean) : [],
    madeFor: { employer: text(madeFor['employer']), position: text(madeFor['position']) },
    savedAt: Number(body['savedAt']),
  }
}

/** The documents of a kind, the last saved first. */
export const listDocuments = (kind: LibraryKind): Promise<Loaded<readonly LibraryEntry[]>> =>
  load(`/api/documents/${kind}?schema=${schemaVersion}`, ({ documents }) =>
    Array.isArray(documents) ? documents.map((one: Body) => toEntry(kind, one)) : [],
  )

/** Keeps a document that is new; one that is there already stays as it is. */
export async function keepDocument({ kind, id, schema, value }: Removed): Promise<Loaded<null>> {
  const response = await request(pathOf({ kind, id }), { method: 'PUT', body: { schema, value } })
  return response?.ok ? { ok: true, value: null } : failure(response)
}

/** A document as it is kept. */
export const readDocument = ({ kind, id }: Pick<LibraryEntry, 'kind' | 'id'>): Promise<Loaded<Removed>> =>
  load(`${pathOf({ kind, id })}?schema=${schemaVersion}`, (body) => ({
    kind,
    id,
    schema: Number(body['schema']),
    value: body['value'],
  }))

/**
 * Makes another document of one.
 *
 * @param title - of the new one
 */
export async function duplicateDocument(entry: LibraryEntry, title: string): Promise<Loaded<null>> {
  const found = await readDocument(entry)
  if (!found.ok) return found
  const id = crypto.randomUUID()
  return keepDocument({ ...found.value, id, value: { ...Object(found.value.value), id, title } })
}

/** Deletes a document; what it was is given back, for `keepDocument`. */
export async function removeDocument(entry: LibraryEntry): Promise<Loaded<Removed>> {
  const found = await readDocument(entry)
  if (!found.ok) return found
  const response = await request(pathOf(entry), { method: 'DELETE' })
  return response?.ok || response?.status === 404 ? found : failure(response)
}

/** Changes what the list shows of a document: its name, its tags. */
export async function changeHead(
  entry: LibraryEntry,
  change:
    | { readonly name: 'title'; readonly value: string }
    | { readonly name: 'tags'; readonly value: readonly string[] },
): Promise<Loaded<null>> {
  const response = await request(`${pathOf(entry)}/changes`, {
    method: 'POST',
    body: {
      schema: entry.schema,
      base: entry.version,
      batch: crypto.randomUUID(),
      device: { id: crypto.randomUUID(), name: '' },
      patches: [{ at: change.name, value: change.value, was: entry[change.name] }],
    },
  })
  return response?.ok ? { ok: true, value: null } : failure(response)
}
