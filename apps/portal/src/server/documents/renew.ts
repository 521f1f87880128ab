import { migrateDocuments } from '@laissez-passer/europass/migrate'
import { schemaVersion } from '@laissez-passer/europass/profile'
import { same } from '@laissez-passer/europass/patch'
import type { Content, Documents, Renewal } from '../store/documents.ts'
import type { DocumentKind } from '../../document-kinds.ts'
import { headOf } from './kinds.ts'

const contentOf = (body: unknown, kind: DocumentKind): Content => ({
  schema: schemaVersion,
  body,
  head: headOf(body, kind),
})

/**
 * Puts all that a person keeps into the present schema: what an old CV held goes into the profile, so that
 * they can only be renewed together. Harmless where there is nothing to do, and when it is repeated.
 */
export async function renewDocumentsOf(
  owner: string,
  { documents, now }: { readonly documents: Documents; readonly now: number },
): Promise<void> {
  const all = await documents.all(owner)
  if (all.every(({ schema }) => schema >= schemaVersion)) return
  const profile = all.find(({ kind }) => kind === 'profile')
  const cvs = all.filter(({ kind }) => kind === 'cv')
  const renewed = migrateDocuments({ profile: profile?.body, cvs: cvs.map(({ body }) => body) })
  const unreadable = new Set(renewed.unreadable)
  const readable = cvs.filter((_, at) => !unreadable.has(at))
  const others = readable.flatMap(({ kind, id, version, body }, at): Renewal[] => {
    const value = renewed.cvs[at]
    return value && !same(value, body) ? [{ kind, id, version, content: contentOf(value, kind) }] : []
  })
  const kept = cvs
    .filter((_, at) => unreadable.has(at))
    // Nobody can read it; it stays as it is, and isn't tried again.
    .map(({ kind, id, version, body }): Renewal => ({ kind, id, version, content: contentOf(body, kind) }))
  await documents.renew(
    { kind: 'profile', id: 'profile', version: profile?.version ?? 0, content: contentOf(renewed.profile, 'profile') },
    [...others, ...kept],
    { owner, batch: `renewed-${crypto.randomUUID()}`, now },
  )
}
