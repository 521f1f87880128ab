import { existsSync, readFileSync } from 'node:fs'
import { parseServices, type Service, type ServiceInput } from '@laissez-passer/federation/services'
import { makeFile } from './make-file.ts'

/**
 * Reads the registered relying parties; at first start the file is made with those given.
 *
 * @param path of the JSON file
 * @param first what a new file holds
 * @returns the services, or one line that says what is wrong in the file and where
 */
export function readServicesFile(
  path: string,
  first: readonly ServiceInput[],
): { readonly ok: true; readonly services: readonly Service[] } | { readonly ok: false; readonly line: string } {
  const refuse = (why: string) =>
    ({ ok: false, line: `SERVICES_FILE=${path} can’t be used: ${why}. Accepted: a JSON array of services.` }) as const
  try {
    if (!existsSync(path)) makeFile(path, `${JSON.stringify(first, null, 2)}\n`)
  } catch (error) {
    return refuse(error instanceof Error ? error.message : 'it can’t be written')
  }
  let json: unknown
  try {
    json = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    // A parser's message may quote the file, and the file holds secrets.
    return refuse(error instanceof SyntaxError ? 'it is not JSON' : 'it can’t be read')
  }
  const parsed = parseServices(json)
  if (parsed.ok) return { ok: true, services: parsed.services }
  return refuse(parsed.issues.map(({ path: place, message }) => `${place || 'the whole'}: ${message}`).join('; '))
}
