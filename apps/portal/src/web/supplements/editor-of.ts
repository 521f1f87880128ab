import type { Side, SupplementFields, SupplementKind } from '@laissez-passer/europass/supplements'
import type { OpenDocument } from '../documents/document.ts'

/** Who edits a document of an institution, and what they may do with it. */
export interface Editor<T extends SupplementFields> {
  readonly kind: SupplementKind<T>
  readonly document: OpenDocument<T>
  readonly value: T
  readonly side: Side
  /** Whoever has a link writes in the parts of their side alone. */
  readonly by: 'keeper' | 'link'
  /** Nobody is signed in: the document lies in this browser. */
  readonly guest: boolean
}
