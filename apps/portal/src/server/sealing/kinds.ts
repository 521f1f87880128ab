import type { DocumentKind } from '../store/documents.ts'
import type { SealableKind } from './sealable.ts'

/** The kinds of documents that become credentials; any other is refused. */
export const sealableKinds: { readonly [Kind in DocumentKind]?: SealableKind } = {}
