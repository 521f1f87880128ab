import { typedCode, typedText, typedWord } from '@laissez-passer/core/typed'
import type { Context } from 'hono'
import * as z from 'zod'
import { queryOf } from './query.ts'

/**
 * A field's type, by what is made of its text; undefined: it wasn't there, or is a file. Zod's own types with
 * `catch` would write an issue, with its message, for each field that is absent: most are, on most requests.
 */
function field<Value>(read: (given: string | undefined) => Value): z.ZodType<Value, unknown> {
  return z.transform((given) => read(typeof given === 'string' ? given : undefined))
}

/**
 * A text field: absent reads as empty, so that the use case says what is missing; it is read as the person
 * saw it (`typedText`); what is longer than any sensible answer is cut (the use case then refuses it by its
 * own rule).
 */
export const text: z.ZodType<string, unknown> = field((given = '') => typedText(given.slice(0, 2000)))

/**
 * The token of a link in a mail: what stands around a link in a text and came along with it (`…/x.`, `(…)`,
 * `<…>`) is none of it.
 */
export const linkToken: z.ZodType<string, unknown> = field(
  (given = '') => /[\w-](?:.*[\w-])?/s.exec(typedWord(given.slice(0, 4096)))?.[0] ?? '',
)

/** A PIN or a code: digits of every script are digits. */
export const code: z.ZodType<string, unknown> = field((given = '') => typedCode(given.slice(0, 200)))

/**
 * An address of ours, or what we sealed: whole or not at all. Cut, it would lead elsewhere than it was meant
 * to.
 */
export const whole: z.ZodType<string, unknown> = field((given = '') => (given.length > 12_288 ? '' : given))

/** A password is taken as it is: every character counts. */
export const secret: z.ZodType<string, unknown> = field((given = '') => (given.length > 4096 ? '' : given))

/** A password that other forms at the same address don't ask for: null when the field wasn't there at all. */
export const secretIfAsked: z.ZodType<string | null, unknown> = field((given) =>
  given === undefined || given.length > 4096 ? null : given,
)

/** A text field that other forms at the same address don't have: null when it wasn't there at all. */
export const textIfAsked: z.ZodType<string | null, unknown> = field((given) =>
  given === undefined ? null : typedText(given.slice(0, 2000)),
)

/**
 * What a browser gave for a passkey, as JSON, in forms that may carry it: null when the field wasn't there,
 * or is empty.
 */
export const credentialIfAsked: z.ZodType<string | null, unknown> = field((given = '') =>
  given.length > 16_384 ? null : given || null,
)

/** A check box or a button: whether it was sent. */
export const ticked: z.ZodType<boolean, unknown> = field((given = '') => given !== '')

/**
 * Reads a posted form. Unknown fields are ignored; a field sent twice counts by its last value; files count
 * as absent.
 *
 * @param schema one of the types above for each field
 */
export async function readForm<Fields extends z.ZodRawShape>(
  c: Context,
  schema: z.ZodObject<Fields>,
): Promise<z.output<z.ZodObject<Fields>>> {
  return schema.parse(await bodyOf(c))
}

async function bodyOf(c: Context): Promise<Readonly<Record<string, unknown>>> {
  const known = posted.get(c)
  if (known !== undefined) return known
  const fields = await parsedBody(c)
  posted.set(c, fields)
  return fields
}

const nothing = new ArrayBuffer(0)

/** What forms posted: read once, however many ask. */
const posted = new WeakMap<Context, Readonly<Record<string, unknown>>>()

async function parsedBody(c: Context): Promise<Readonly<Record<string, unknown>>> {
  const type = c.req.header('Content-Type') ?? ''
  // By its bytes: `formData` builds a whole Request first, and workerd warns of `text` of a form.
  if (/^application\/x-www-form-urlencoded\b/i.test(type))
    return Object.fromEntries(
      new URLSearchParams(new TextDecoder().decode(await c.req.arrayBuffer().catch(() => nothing))),
    )
  return /^multipart\/form-data\b/i.test(type) ? c.req.parseBody().catch(() => ({})) : {}
}

/** What a form posted, by name; a field sent twice counts by its last value. */
export type Posted = Readonly<Record<string, string>>

/** All that a form posted, as it is; files count as absent. */
export async function readPosted(c: Context): Promise<Posted> {
  return Object.fromEntries(
    Object.entries(await bodyOf(c)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

/** Every field of a posted form, the first of each name; files count as absent. */
export async function readParameters(c: Context): Promise<Readonly<Record<string, string>>> {
  const form = await c.req.formData().catch(() => new FormData())
  const entries = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return Object.fromEntries(entries.toReversed())
}

/** Reads the query by a schema of the types above. */
export function readQuery<Fields extends z.ZodRawShape>(
  c: Context,
  schema: z.ZodObject<Fields>,
): z.output<z.ZodObject<Fields>> {
  return schema.parse(queryOf(c))
}
