import type * as z from 'zod/mini'
import type { CredentialAchievement } from '../credentials/content.ts'
import type { FieldKit } from '../fields/kit.ts'
import type { Form, FormField } from '../sections/form.ts'
import type { SupplementFields } from './fields.ts'
import type { Side } from './side.ts'
import type { SupplementMessageKey } from './words/index.ts'

/** The kinds of documents that an institution writes, by their names in addresses. */
export const supplementKinds = ['mobility', 'certificate-supplement', 'diploma-supplement'] as const
/** A kind of document that an institution writes. */
export type SupplementName = (typeof supplementKinds)[number]

/** A list of a part: courses, partners, grades. Each entry is a row of a table. */
export interface SupplementList {
  /** The list of the part. */
  readonly name: string
  readonly number?: string
  readonly label: SupplementMessageKey
  readonly form: Form<SupplementMessageKey>
  /** The fields that are columns, the first the header of its row. */
  readonly columns: readonly string[]
  /**
   * A choice of which each entry has another, as long as there are some: a new entry begins with one that is
   * free.
   */
  readonly distinct?: string
  /** Columns of numbers, which stand at the end of their column. */
  readonly numbers?: readonly string[]
}

/** A part of a document: a section of the official form, with the fields it has there. */
export interface SupplementPart {
  /** The object of the document that holds it. */
  readonly name: string
  /** As the official form numbers it; '' where it doesn't. */
  readonly number: string
  readonly heading: SupplementMessageKey
  /** What belongs there, in our words. */
  readonly explanation: SupplementMessageKey
  /** Who writes it unless the document says otherwise. */
  readonly side: Side
  readonly fields: readonly FormField<SupplementMessageKey>[]
  readonly lists?: readonly SupplementList[]
  /** Somebody signs here: `name`, `capacity`, `place` and `date` say who. */
  readonly signed?: true
}

/** Where each kind has what a list, a sheet's head and a credential say. */
export interface SupplementGist {
  /** What it is about: the qualification, the stay abroad. */
  readonly subject: string
  readonly holder: { readonly givenName: string; readonly familyName: string; readonly birthDate: string }
  /** Who issues it. */
  readonly issuer: { readonly name: string; readonly country: string; readonly website: string }
  /** As it was typed; '' where none is. */
  readonly issuedOn: string
  /** What the credential says was achieved; the first is the whole. */
  readonly achievements: readonly CredentialAchievement[]
}

/** All that is known of one kind. */
export interface SupplementKind<T extends SupplementFields> {
  readonly name: SupplementName
  readonly label: SupplementMessageKey
  /** What it is, in a sentence. */
  readonly explanation: SupplementMessageKey
  readonly parts: readonly SupplementPart[]
  schema(kit: FieldKit): z.ZodMiniType<T>
  gist(value: T): SupplementGist
}
