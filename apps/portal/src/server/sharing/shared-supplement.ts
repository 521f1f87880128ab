import { draft } from '@laissez-passer/europass/fields'
import {
  type SupplementFields,
  type SupplementKind,
  supplements,
  supplementSheet,
  supplementWords,
} from '@laissez-passer/europass/supplements'
import { readDocument } from './read-document.ts'
import type { SharedKind } from './shared-kind.ts'

/** A document of an institution as it prints, and how far it is. */
function sharedSupplement<T extends SupplementFields>(kind: SupplementKind<T>): SharedKind {
  const schema = kind.schema(draft)
  return async ({ owner, id, ...reading }) => {
    const value = await readDocument({ owner, kind: kind.name, id }, schema, reading)
    if (!value) return null
    const words = await supplementWords(value.labels)
    return { kind: 'sheet', of: kind.name, id, view: supplementSheet(kind, value, { words }) }
  }
}

/** The kinds of documents that institutions write. */
export const sharedSupplements = {
  mobility: sharedSupplement(supplements.mobility),
  'certificate-supplement': sharedSupplement(supplements['certificate-supplement']),
  'diploma-supplement': sharedSupplement(supplements['diploma-supplement']),
} as const
