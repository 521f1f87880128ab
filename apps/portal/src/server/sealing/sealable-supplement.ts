import { check, draft } from '@laissez-passer/europass/fields'
import {
  supplementCredential,
  type SupplementFields,
  type SupplementKind,
  supplements,
  supplementWords,
} from '@laissez-passer/europass/supplements'
import { isListed } from './institutions.ts'
import type { SealableKind } from './sealable.ts'

/** What a document of an institution proves, once its content is closed. */
function sealableSupplement<T extends SupplementFields>(kind: SupplementKind<T>): SealableKind {
  const schema = kind.schema(draft)
  return async ({ body, institutions, issuer, now }) => {
    const read = check(schema, body)
    if (!read.ok) return { ok: false, reason: 'unfinished' }
    const { sealed } = read.value
    // The operator answers for it today, not on the day that it was closed.
    if (sealed && !(sealed.for && isListed(institutions, sealed.for))) return { ok: false, reason: 'unvouched' }
    return supplementCredential(kind, read.value, { words: await supplementWords(read.value.labels), issuer, now })
  }
}

/** The kinds of documents that institutions write. */
export const sealableSupplements = {
  mobility: sealableSupplement(supplements.mobility),
  'certificate-supplement': sealableSupplement(supplements['certificate-supplement']),
  'diploma-supplement': sealableSupplement(supplements['diploma-supplement']),
} as const
