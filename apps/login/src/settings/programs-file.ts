import type { Webhook } from '@laissez-passer/federation/events'
import type { ScimClient } from '@laissez-passer/federation/scim'
import { readListedFile } from './listed-file.ts'
import { directoriesOf, webhooksOf } from './programs.ts'

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
