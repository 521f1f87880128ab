import * as z from 'zod/mini'
import { isObject, type Json, same } from '../patch/json.ts'
import { isWithin, type Path, stepsOf } from '../patch/path.ts'
import { valueAt, withValueAt } from './path.ts'

/**
 * Texts that stand over others: a translation over a profile, the wording of one CV over both. `value` is
 * what stands there; `of` is what stood beneath when it was written.
 */
export type Overlay = Readonly<Record<Path, { readonly value: Json; readonly of: Json }>>

/** How deep a value in a document may be nested: none of ours is deeper than ten. */
const deepest = 40

/** Whether a value is JSON that no recursion fails on. */
function isShallowJson(value: unknown): value is Json {
  const left: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }]
  for (let one = left.pop(); one !== undefined; one = left.pop()) {
    const { value: at, depth } = one
    if (depth > deepest) return false
    if (Array.isArray(at)) for (const inside of at) left.push({ value: inside, depth: depth + 1 })
    else if (isObject(at)) for (const inside of Object.values(at)) left.push({ value: inside, depth: depth + 1 })
    else if (!(at === null || typeof at === 'string' || typeof at === 'boolean' || Number.isFinite(at))) return false
  }
  return true
}

/** Any JSON that isn't nested too deep. */
export const jsonSchema: z.ZodMiniType<Json> = z.custom<Json>(isShallowJson)

/** An overlay. */
export const overlaySchema: z.ZodMiniPrefault<z.ZodMiniType<Overlay>> = z.prefault(
  z
    .record(z.string().check(z.maxLength(400)), z.object({ value: jsonSchema, of: jsonSchema }))
    .check(z.refine((overlay) => Object.keys(overlay).length <= 5000, { error: 'too-many' })),
  {},
)

/** A document with an overlay on it. */
export interface Laid<T> {
  readonly document: T
  /** Where what stood beneath has changed since; its text stands nevertheless, until the person decides. */
  readonly stale: readonly Path[]
}

/**
 * Lays an overlay on a document. Where the document has no such place any more, an entry that was removed for
 * instance, nothing is laid; so too where the value would make the document another thing than it is.
 *
 * @param document - plain JSON, left as it is
 * @param overlay - what stands over it
 * @param parse - gives the document back if it is one, else the places that aren't right
 */
export function lay<T>(
  document: T,
  overlay: Overlay,
  parse: (value: unknown) => { readonly ok: true; readonly value: T } | { readonly ok: false; readonly at: Path[] },
): Laid<T> {
  const there = Object.entries(overlay).filter(([path]) => isText(path) && valueAt(document, path) !== undefined)
  if (there.length === 0) return { document, stale: [] }
  const stale = there.filter(([path, { of }]) => !same(valueAt(document, path), of)).map(([path]) => path)
  const laid = parse(put(document, there))
  if (laid.ok) return { document: laid.value, stale }
  const fit = there.filter(([path]) => !laid.at.some((wrong) => isWithin(wrong, path)))
  const again = parse(put(document, fit))
  return { document: again.ok ? again.value : document, stale }
}

/** Whether a place is content of a profile, and not what holds it together. */
function isText(path: Path): boolean {
  const steps = stepsOf(path)
  return steps.length > 1 && ['personal', 'entries', 'custom'].includes(steps[0] ?? '') && steps.at(-1) !== 'id'
}

const put = (document: unknown, values: [Path, { readonly value: Json }][]): unknown =>
  values.reduce<unknown>((from, [path, { value }]) => withValueAt(from, path, value), document)

/**
 * What an overlay keeps at a place, to say something else there.
 *
 * @param document - what lies beneath
 * @returns `undefined` where nothing else is said, or there is no such place: then the overlay keeps nothing
 */
export function overAt(
  document: unknown,
  at: Path,
  value: Json,
): { readonly value: Json; readonly of: Json } | undefined {
  const of = valueAt(document, at)
  return of === undefined || same(of, value) ? undefined : { value, of }
}

/**
 * An overlay with what is kept at a place set or, where it is `undefined`, gone: what lies beneath shows
 * again.
 */
export function withOver(overlay: Overlay, at: Path, kept: Overlay[Path] | undefined): Overlay {
  const { [at]: _, ...rest } = overlay
  return kept === undefined ? rest : { ...rest, [at]: kept }
}

/**
 * An overlay that says the same, knowing what lies beneath it now: its texts at these places aren't stale any
 * more.
 */
export function confirmed(document: unknown, overlay: Overlay, places: readonly Path[]): Overlay {
  return places.reduce((all, at) => {
    const kept = all[at]
    return kept === undefined ? all : withOver(all, at, overAt(document, at, kept.value))
  }, overlay)
}
