import { parseServices, type Service } from '@laissez-passer/federation/services'
import { readList } from './listed.ts'

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
  const read = readList(text, (value) => {
    const parsed = parseServices(value)
    return parsed.ok ? { ok: true, items: parsed.services } : parsed
  })
  return read.ok ? { ok: true, services: read.items } : read
}
