import type { DocumentKind } from '../../document-kinds.ts'
import { sealableSupplements } from './sealable-supplement.ts'
import type { SealableKind } from './sealable.ts'
import { sealedDigitalTest } from './sealed-digital-test.ts'

/** The kinds of documents that become credentials; any other is refused. */
export const sealableKinds: { readonly [Kind in DocumentKind]?: SealableKind } = {
  'digital-test': sealedDigitalTest,
  ...sealableSupplements,
}
