import { type Device, type Patch, readPatches } from '@laissez-passer/europass/patch'
import { type BodyIssue, bodyIssues, withInput } from '@laissez-passer/server/field-issues'
import * as z from 'zod/mini'

/** How many patches a batch may have: an import of hundreds of entries is a few thousand. */
export const mostPatches = 5000

const whole = z.number().check(z.int(), z.minimum(0))
const name = z.string().check(z.regex(/^[\w-]{8,64}$/))
const device = z.object({ id: name, name: z.string().check(z.regex(/^[^\p{Cc}]{0,60}$/u)) })
/** A change as it is sent; `patches` are read by {@link readPatches}. */
export const changeSchema = z.object({ schema: whole, base: whole, batch: name, device, patches: z.unknown() })
/** A new document as it is sent; `value` is read by its kind. */
export const newSchema = z.object({ schema: whole, value: z.unknown() })

/** A body, or what is wrong with it. */
export type ReadBody<T> =
  | { readonly ok: true; readonly body: T }
  | { readonly ok: false; readonly issues: readonly BodyIssue[] }

/** What a browser sends of a change. */
export interface ChangeBody {
  readonly schema: number
  readonly base: number
  readonly batch: string
  readonly device: Device
  readonly patches: readonly Patch[]
}

/** Reads the body of a change. */
export function changeBody(value: unknown): ReadBody<ChangeBody> {
  const body = z.safeParse(changeSchema, value, withInput)
  if (!body.success) return { ok: false, issues: bodyIssues(body.error) }
  const patches = readPatches(body.data.patches, { most: mostPatches })
  if (!patches) return { ok: false, issues: [{ field: 'patches', code: 'not-as-described' }] }
  return { ok: true, body: { ...body.data, patches } }
}

/** Reads the body of a new document, in the version of schemas that is written here. */
export function newBody(
  value: unknown,
  { schema }: { readonly schema: number },
): ReadBody<{ readonly schema: number; readonly value: unknown }> {
  const body = z.safeParse(newSchema, value, withInput)
  if (!body.success) return { ok: false, issues: bodyIssues(body.error) }
  if (body.data.schema !== schema) return { ok: false, issues: [{ field: 'schema', code: 'other-schema' }] }
  return { ok: true, body: { schema, value: body.data.value } }
}

/** Reads the number of a version. */
export const versionOf = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null
