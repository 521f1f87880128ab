import { isObject, type JsonObject } from '@laissez-passer/europass/patch'
import type { SupplementList } from '@laissez-passer/europass/supplements'
import { emptyOf } from '../form/empty.ts'

/**
 * A new entry of a list: empty, but where each entry has another choice it begins with the first that is
 * free.
 *
 * @param part - the part of the document that has the list
 */
export function newEntry({ name, form: { fields }, distinct }: SupplementList, part: unknown): JsonObject {
  const empty = emptyOf(fields)
  const field = fields.find((one) => one.name === distinct)
  if (field?.kind !== 'choice' || !isObject(part)) return empty
  const entries = Array.isArray(part[name]) ? part[name].filter(isObject) : []
  const free = field.codes.find((code) => !entries.some((entry) => entry[field.name] === code))
  return free === undefined ? empty : { ...empty, [field.name]: free }
}
