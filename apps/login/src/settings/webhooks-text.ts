import { activityKinds } from '@laissez-passer/core/audit'
import { parseWebhooks, type Webhook } from '@laissez-passer/federation/events'
import { readJson } from './json-text.ts'

/**
 * Reads who is told what happens to accounts, from JSON as an operator writes it.
 *
 * @param text of `webhooks.json`, or of the Worker's `WEBHOOKS`
 * @returns them; or all that is wrong, a line each, with its place and without a secret
 */
export function readWebhooks(
  text: string,
):
  | { readonly ok: true; readonly webhooks: readonly Webhook[] }
  | { readonly ok: false; readonly faults: readonly string[] } {
  const json = readJson(text)
  if (!json.ok) return { ok: false, faults: [json.why] }
  const parsed = parseWebhooks(json.value, { kinds: activityKinds })
  if (parsed.ok) return parsed
  return {
    ok: false,
    faults: parsed.issues.map(
      ({ message, path }) => `line ${json.lineOf(path)}: ${path === '' ? 'the whole' : path} ${message}`,
    ),
  }
}
