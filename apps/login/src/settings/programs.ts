import { activityKinds } from '@laissez-passer/core/audit'
import { parseWebhooks, type Webhook } from '@laissez-passer/federation/events'
import { parseScimClients, type ScimClient } from '@laissez-passer/federation/scim'
import { readList, type ReadList } from './listed.ts'

/** Judges who is told what happens to accounts. */
export const webhooksOf = (value: unknown): ReadList<Webhook> => {
  const read = parseWebhooks(value, { kinds: activityKinds })
  return read.ok ? ({ ok: true, items: read.webhooks } as const) : read
}

/** Judges whose directories manage accounts. */
export const directoriesOf = (value: unknown): ReadList<ScimClient> => {
  const read = parseScimClients(value)
  return read.ok ? ({ ok: true, items: read.clients } as const) : read
}

/** Reads both from a Worker's variable. */
export const readWebhooks = (text: string): ReturnType<typeof readList<Webhook>> => readList(text, webhooksOf)
export const readScim = (text: string): ReturnType<typeof readList<ScimClient>> => readList(text, directoriesOf)
