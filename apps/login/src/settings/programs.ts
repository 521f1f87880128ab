import { activityKinds } from '@laissez-passer/core/audit'
import { parseWebhooks, type Webhook } from '@laissez-passer/federation/events'
import { parseScimClients, type ScimClient } from '@laissez-passer/federation/scim'
import { readList, readListedFile } from './listed-file.ts'

const webhooksOf = (value: unknown) => {
  const read = parseWebhooks(value, { kinds: activityKinds })
  return read.ok ? ({ ok: true, items: read.webhooks } as const) : read
}

const directoriesOf = (value: unknown) => {
  const read = parseScimClients(value)
  return read.ok ? ({ ok: true, items: read.clients } as const) : read
}

/** Reads who is told what happens to accounts, from its file. */
export function readWebhooksFile(
  path: string,
  { needed }: { readonly needed: boolean },
): ReturnType<typeof readListedFile<Webhook>> {
  const accepted = 'a JSON array of { name, url, secret, kinds? }'
  return readListedFile(path, { setting: 'WEBHOOKS_FILE', needed, accepted, parse: webhooksOf })
}

/** Reads whose directories manage accounts, from its file. */
export function readScimFile(
  path: string,
  { needed }: { readonly needed: boolean },
): ReturnType<typeof readListedFile<ScimClient>> {
  const accepted = 'a JSON array of { name, token, domains }'
  return readListedFile(path, { setting: 'SCIM_FILE', needed, accepted, parse: directoriesOf })
}

/** The same from a Worker's variable. */
export const readWebhooks = (text: string): ReturnType<typeof readList<Webhook>> => readList(text, webhooksOf)
export const readScim = (text: string): ReturnType<typeof readList<ScimClient>> => readList(text, directoriesOf)
