import type { Json, JsonObject } from '@laissez-passer/europass/patch'
import type { AnyFormField } from './field-props.ts'

/** The fields of a new object, empty, by its form. What the form doesn't show the schema fills in. */
export function emptyOf(fields: readonly AnyFormField[]): JsonObject {
  return Object.fromEntries(fields.flatMap((field) => emptyField(field)))
}

function emptyField(field: AnyFormField): [string, Json][] {
  switch (field.kind) {
    case 'phone':
      return [
        ['dialling', ''],
        ['number', ''],
      ]
    case 'period':
      return [
        ['from', ''],
        ['to', ''],
        ['ongoing', false],
      ]
    case 'language':
      return [
        ['code', ''],
        ['label', ''],
      ]
    // An entry without files has no such field.
    case 'files':
      return []
    case 'choice':
      return [[field.name, field.required ? (field.codes[0] ?? '') : '']]
    case 'rich':
    case 'countries':
    case 'strings':
    case 'choices':
    case 'list':
    case 'links':
      return [[field.name, []]]
    default:
      return [[field.name, '']]
  }
}

/** Whether a field of an object holds anything. */
export function isFilled(field: AnyFormField, object: JsonObject): boolean {
  if (field.kind === 'files') return object[field.name] !== undefined
  return emptyField(field).some(([name, empty]) => {
    const value = object[name]
    if (value === undefined || value === empty || value === '') return false
    return Array.isArray(value) ? value.length > 0 : true
  })
}
