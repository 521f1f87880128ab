import { readFileSync } from 'node:fs'
import type { Webhook } from '@laissez-passer/federation/events'
import { readWebhooks } from './webhooks-text.ts'

/**
 * Reads the file that says who is told what happens to accounts.
 *
 * @param path of the JSON file
 * @param options `needed`: the operator named it, so that it must be there
 * @returns them, none where there is no file; or what is wrong in it and where
 */
export function readWebhooksFile(
  path: string,
  { needed }: { readonly needed: boolean },
): { readonly ok: true; readonly webhooks: readonly Webhook[] } | { readonly ok: false; readonly line: string } {
  const refuse = (why: string) =>
    ({
      ok: false,
      line: `WEBHOOKS_FILE=${path} can’t be used: ${why}. Accepted: a JSON array of { name, url, secret, kinds? }.`,
    }) as const
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    return absent && !needed ? { ok: true, webhooks: [] } : refuse('it can’t be read')
  }
  const read = readWebhooks(text)
  return read.ok ? read : refuse(read.faults.join('; '))
}
