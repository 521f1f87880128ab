import type { SignalStream } from '@laissez-passer/core/ports'
import * as z from 'zod'
import { issuerOf, type OidcContext } from '../../oidc/provider.ts'
import { webUri } from '../../services/common.ts'
import { signals } from '../signals.ts'

/** The one way in which events are delivered. */
export const push = 'urn:ietf:rfc:8935'

/** How often a receiver may have itself sent an event, in seconds. */
export const verificationInterval = 60

/** Streams that a client may have, and how many of them are verified within that time. */
export const most = 5

const headerValue = z.string().regex(/^[\x20-\x7e]{1,4096}$/, 'must be a header’s value: printable ASCII')

const fields = {
  delivery: z.object({
    method: z.literal(push, `must be ${push}: events are pushed`),
    endpoint_url: webUri,
    authorization_header: headerValue.nullish(),
  }),
  events_requested: z.array(z.string().max(300)).max(100),
  description: z.string().max(300).nullish(),
}

/** What a receiver asks for when it makes a stream. What it leaves out is nothing. */
export const wishes = z.object({ ...fields, events_requested: fields.events_requested.default([]) })

/** What it asks for when it changes one: all anew, or the fields that it names. */
export const replacement = wishes.extend({ stream_id: z.string() })
export const changes = z
  .object({ ...fields, stream_id: z.string() })
  .partial()
  .required({ stream_id: true })

/**
 * Reads a body, or says which field is wrong and why.
 *
 * @param body JSON, parsed; undefined where it was none.
 */
export function readBody<Of extends z.ZodType>(
  schema: Of,
  body: unknown,
): { readonly ok: true; readonly value: z.output<Of> } | { readonly ok: false; readonly why: string } {
  if (body === undefined) return { ok: false, why: 'The body must be JSON, and say so' }
  const parsed = schema.safeParse(body)
  if (parsed.success) return { ok: true, value: parsed.data }
  const [issue] = parsed.error.issues
  return { ok: false, why: `${issue?.path.join('.') || 'The body'}: ${issue?.message ?? 'can’t be used'}` }
}

/**
 * A stream as its receiver sees it. The header that it wants to be shown is repeated to nobody.
 *
 * @see https://openid.net/specs/openid-sharedsignals-framework-1_0.html
 */
export function configurationOf(
  context: Pick<OidcContext, 'settings'>,
  { clientId, description, endpoint, eventsRequested, id }: SignalStream,
): Readonly<Record<string, unknown>> {
  return {
    stream_id: id,
    iss: issuerOf(context),
    aud: clientId,
    delivery: { method: push, endpoint_url: endpoint },
    events_supported: signals,
    events_requested: eventsRequested,
    events_delivered: signals.filter((name) => eventsRequested.includes(name)),
    min_verification_interval: verificationInterval,
    ...(description === null ? {} : { description }),
  }
}
