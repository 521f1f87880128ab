import { parseServices, type Service } from '@laissez-passer/federation/services'
import { readJson } from '@laissez-passer/server/json-text'

/**
 * Reads a list of services from JSON as an operator writes it.
 *
 * @param text of `services.json`, or of the Worker's `SERVICES`
 * @returns the services; or all that is wrong, a line each, with its place
 */
export function readServices(
  text: string,
):
  | { readonly ok: true; readonly services: readonly Service[] }
  | { readonly ok: false; readonly faults: readonly string[] } {
  const json = readJson(text)
  if (!json.ok) return { ok: false, faults: [json.why] }
  const parsed = parseServices(json.value)
  if (parsed.ok) return parsed
  const faults = parsed.issues.map(
    ({ path, message }) => `line ${json.lineOf(path)}: ${path === '' ? 'the whole' : path} ${message}`,
  )
  return { ok: false, faults }
}
