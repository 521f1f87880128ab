import type { Path } from '@laissez-passer/europass/patch'
import type { FormField } from '@laissez-passer/europass/sections'

/** Lines of a form whose kind is, or may be, one of some kinds. */
type OfKind<F, K> = F extends { readonly kind: infer Own } ? ([Own & K] extends [never] ? never : F) : never

/** What the component of a kind is given: its line of the form, and the object that has the field. */
export interface FieldProps<K extends FormField['kind'] = FormField['kind']> {
  readonly field: OfKind<FormField, K>
  /** `personal`, an entry, or an object of a list in one. */
  readonly base: Path
}
