import { type Device, type Patch, readPatches } from '@laissez-passer/europass/patch'
import * as z from 'zod/mini'

/** How many patches a batch may have: an import of hundreds of entries is a few thousand. */
const mostPatches = 5000

const whole = z.number().check(z.int(), z.minimum(0))
const name = z.string().check(z.regex(/^[\w-]{8,64}$/))
const device = z.object({ id: name, name: z.string().check(z.regex(/^[^\p{Cc}]{0,60}$/u)) })
const changes = z.object({ schema: whole, base: whole, batch: name, device, patches: z.unknown() })
const fresh = z.object({ schema: whole, value: z.unknown() })

/** What a browser sends of a change. */
export interface ChangeBody {
  readonly schema: number
  readonly base: number
  readonly batch: string
  readonly device: Device
  readonly patches: readonly Patch[]
}

/** Reads the body of a change; null where it is anything else. */
export function changeBody(value: unknown): ChangeBody | null {
  const body = changes.safeParse(value)
  const patches = body.success ? readPatches(body.data.patches, { most: mostPatches }) : null
  return body.success && patches ? { ...body.data, patches } : null
}

/** Reads the body of a new document; null where it is anything else. */
export function newBody(value: unknown): { readonly schema: number; readonly value: unknown } | null {
  const body = fresh.safeParse(value)
  return body.success ? { schema: body.data.schema, value: body.data.value } : null
}

/** Reads the number of a version. */
export const versionOf = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null
