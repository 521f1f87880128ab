import { check } from '@laissez-passer/europass/fields'
import { type Profile, profileDraftSchema, schemaVersion } from '@laissez-passer/europass/profile'
import { renewDocumentsOf } from '../documents/renew.ts'
import type { DocumentKey, KeptDocument } from '../store/documents.ts'
import type { PortalStore } from '../store/store.ts'

/** Where documents are read from, and when, in seconds: one of an older schema is renewed. */
export interface ReadingDocuments {
  readonly store: Pick<PortalStore, 'documents'>
  readonly now: number
}

type Schema<T> = Parameters<typeof check<T>>[0]

/** A document of today's schema; null where it is gone, or nobody can read it. */
export async function readDocument<T>(
  key: DocumentKey,
  schema: Schema<T>,
  { store: { documents }, now }: ReadingDocuments,
): Promise<T | null> {
  const found = await documents.find(key)
  const current = found && found.schema < schemaVersion ? await renewed(key, { documents, now }) : found
  const read = current && check(schema, current.body)
  return read?.ok ? read.value : null
}

async function renewed(
  key: DocumentKey,
  options: Parameters<typeof renewDocumentsOf>[1],
): Promise<KeptDocument | null> {
  await renewDocumentsOf(key.owner, options)
  return options.documents.find(key)
}

/** The profile of a person. */
export const readProfile = (owner: string, options: ReadingDocuments): Promise<Profile | null> =>
  readDocument({ owner, kind: 'profile', id: 'profile' }, profileDraftSchema, options)
