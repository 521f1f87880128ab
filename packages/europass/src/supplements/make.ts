import { draft } from '../fields/kit.ts'
import type { Personal } from '../sections/index.ts'
import type { SupplementFields } from './fields.ts'
import type { SupplementKind } from './part.ts'
import type { Side } from './side.ts'

/** What a new document begins with. */
export interface NewSupplement {
  readonly id: string
  /** On whose side the person is who begins it. */
  readonly keeper: Side
  readonly language: 'en' | 'fr'
  /** The person whom it is about, where they begin it themselves. */
  readonly personal?: Pick<Personal, 'givenName' | 'familyName' | 'birthDate'>
}

/** A new document, empty but for the names of whoever begins it about themselves. */
export function beginSupplement<T extends SupplementFields>(
  kind: SupplementKind<T>,
  { id, keeper, language, personal }: NewSupplement,
): T {
  const holder = personal && {
    givenName: personal.givenName,
    familyName: personal.familyName,
    birthDate: personal.birthDate,
  }
  return kind.schema(draft).parse({ id, keeper, language, labels: language, ...(holder && { holder }) })
}

/** A new version of a document that was closed: the same content, open again. */
export function nextVersion<T extends SupplementFields>(kind: SupplementKind<T>, value: T, id: string): T {
  return kind.schema(draft).parse({ ...value, id, replaces: value.id, sealed: null, written: {} })
}
