import { entryKey, isObject, type Json } from '../patch/json.ts'
import { type Path, pathOf, stepsOf } from '../patch/path.ts'

/**
 * What stands at a path.
 *
 * @returns `undefined` where the document has no such place
 */
export function valueAt(document: unknown, path: Path): Json | undefined {
  let at: unknown = document
  for (const step of stepsOf(path)) at = inside(at, step)
  return isJson(at) ? at : undefined
}

/**
 * The document with another value at a path; shares with the old one what is the same.
 *
 * @returns the document itself where it has no such place
 */
export function withValueAt(document: unknown, path: Path, value: Json): unknown {
  return replaced(document, stepsOf(path), value)
}

function replaced(document: unknown, steps: readonly string[], value: Json): unknown {
  const [step, ...rest] = steps
  if (step === undefined) return value
  if (Array.isArray(document))
    return document.map((one: unknown) => (entryKey(one) === step ? replaced(one, rest, value) : one))
  if (!isObject(document) || !Object.hasOwn(document, step)) return document
  return { ...document, [step]: replaced(document[step], rest, value) }
}

/** The path of a place as a schema names it, with the keys of entries for their indexes. */
export function pathOfIssue(document: unknown, steps: readonly (string | number)[]): Path {
  let at: unknown = document
  const path = steps.map((step) => {
    const item: unknown = Array.isArray(at) ? at[Number(step)] : undefined
    at = item ?? inside(at, String(step))
    return entryKey(item) ?? String(step)
  })
  return pathOf(...path)
}

function inside(value: unknown, step: string): unknown {
  if (Array.isArray(value)) return value.find((one: unknown) => entryKey(one) === step)
  return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined
}

const isJson = (value: unknown): value is Json => value !== undefined
