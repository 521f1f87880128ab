import { strict } from '@laissez-passer/europass/fields'
import { isObject, type JsonObject } from '@laissez-passer/europass/patch'
import { emptyProfile } from '@laissez-passer/europass/profile'
import type { SupplementFields, SupplementKind } from '@laissez-passer/europass/supplements'
import type { OpenDocument } from '../documents/document.ts'
import type { EditedDocuments } from '../editing/editing.ts'
import type { Layers } from '../editing/layers.ts'

/** No profile lies beneath a document that stands by itself. */
const nobody = emptyProfile()
const nothing: JsonObject = {}

/** A document of an institution as what is edited: a form that stands by itself. */
export function editedSupplement<T extends SupplementFields>(
  kind: SupplementKind<T>,
  document: OpenDocument<T>,
): EditedDocuments {
  const schema = kind.schema(strict)
  let seen: T | null = null
  let layers: Layers | null = null
  return {
    subscribe: document.subscribe,
    layers: () => {
      const { value } = document.view()
      if (layers === null || (value !== null && value !== seen)) {
        seen = value
        const json: unknown = value
        layers = {
          profile: nobody,
          cv: null,
          letter: null,
          form: { value: isObject(json) ? json : nothing, schema },
          language: value?.language ?? 'en',
        }
      }
      return layers
    },
    apply: ({ form }) => {
      if (form && form.length > 0) document.apply(form)
    },
  }
}
