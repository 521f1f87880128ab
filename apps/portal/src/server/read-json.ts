import { type BodyIssue, bodyIssues, withInput } from '@laissez-passer/server/field-issues'
import { problem } from '@laissez-passer/server/problem'
import type { Context } from 'hono'
import * as z from 'zod/mini'

/** What was sent, as it is described, or the answer that says what isn't. */
export type ReadJson<T> = { readonly ok: true; readonly body: T } | { readonly ok: false; readonly response: Response }

/** Reads a body that is JSON; what isn't as the schema says is told field by field. */
export async function readJson<T extends z.core.$ZodType>(c: Context, schema: T): Promise<ReadJson<z.output<T>>> {
  const read = z.safeParse(schema, await json(c), withInput)
  return read.success ? { ok: true, body: read.data } : { ok: false, response: invalid(c, bodyIssues(read.error)) }
}

/** The body as JSON; anything else is a value that no schema takes. */
export async function json(c: Context): Promise<unknown> {
  try {
    return JSON.parse(await c.req.text())
  } catch {
    return undefined
  }
}

/** The answer to a body that isn't as described. */
export function invalid(c: Context, issues: readonly BodyIssue[]): Response {
  return problem(c, 422, { reason: 'invalid', issues })
}
