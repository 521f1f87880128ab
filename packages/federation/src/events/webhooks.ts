import * as z from 'zod'
import { webUri } from '../services/common.ts'
import { inWords } from '../services/issues.ts'
import { base64url } from 'jose'

const webhook = z.strictObject({
  name: z.string().regex(/^[\w.-]{1,60}$/, 'must be 1 to 60 letters, digits, dots, hyphens and underscores'),
  url: webUri,
  secret: z.string().regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/, 'must be whsec_ and 24 to 64 random bytes in base64'),
  kinds: z.array(z.string().min(1)).min(1, 'must name at least one; without the field all are told').optional(),
})

const fields = { webhook: Object.keys(webhook.shape) }

/** A program of the operator's that is told what happens to accounts. */
export type Webhook = z.infer<typeof webhook>

/** What is wrong with a list of webhooks: where, as `0.url`, and why. */
export interface WebhookIssue {
  readonly path: string
  readonly message: string
}

/**
 * Reads webhooks as an operator writes them.
 *
 * @param value JSON, parsed.
 * @param options `kinds`: those that there are; a misspelt one would never be told.
 * @returns them, or all that is wrong. No secret is repeated.
 */
export function parseWebhooks(
  value: unknown,
  { kinds }: { readonly kinds: readonly string[] },
):
  | { readonly ok: true; readonly webhooks: readonly Webhook[] }
  | { readonly ok: false; readonly issues: readonly WebhookIssue[] } {
  const parsed = z.array(webhook).safeParse(value)
  if (!parsed.success) return { ok: false, issues: inWords(parsed.error.issues, { input: value, fields }) }
  const webhooks = parsed.data
  const issues = webhooks.flatMap(({ kinds: named = [], name }, index) => [
    ...named.flatMap((kind, at) =>
      kinds.includes(kind) ? [] : [{ path: `${index}.kinds.${at}`, message: `“${kind}” is nothing that happens` }],
    ),
    ...(webhooks.findIndex((other) => other.name === name) < index
      ? [{ path: `${index}.name`, message: `“${name}” is there twice` }]
      : []),
  ])
  return issues.length > 0 ? { ok: false, issues } : { ok: true, webhooks }
}

/**
 * The headers by which whoever is told sees that it was us, and when: those of Standard Webhooks.
 *
 * @param webhook whose secret signs.
 * @param message `id`: the same whenever it is sent again; `body`: as it is sent.
 * @see https://www.standardwebhooks.com
 */
export async function signedHeaders(
  { secret }: Pick<Webhook, 'secret'>,
  { body, id, now }: { readonly id: string; readonly now: number; readonly body: string },
): Promise<Readonly<Record<string, string>>> {
  const bytes = Uint8Array.from(atob(secret.slice('whsec_'.length)), (sign) => sign.charCodeAt(0))
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(`${id}.${now}.${body}`))
  const base64 = base64url.encode(new Uint8Array(mac)).replaceAll('-', '+').replaceAll('_', '/')
  return { 'webhook-id': id, 'webhook-timestamp': String(now), 'webhook-signature': `v1,${base64}=` }
}
