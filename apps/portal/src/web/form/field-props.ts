import type { Path } from '@laissez-passer/europass/patch'
import type { FormField } from '@laissez-passer/europass/sections'

/** A line of a form, its words in whatever catalogue has them. */
export type AnyFormField = FormField<string>

/** Lines of a form whose kind is, or may be, one of some kinds. */
type OfKind<F, K> = F extends { readonly kind: infer Own } ? ([Own & K] extends [never] ? never : F) : never

/** What the component of a kind is given: its line of the form, and the object that has the field. */
export interface FieldProps<K extends AnyFormField['kind'] = AnyFormField['kind']> {
  readonly field: OfKind<AnyFormField, K>
  /** `personal`, an entry, or an object of a list in one. */
  readonly base: Path
}
