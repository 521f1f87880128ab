import { existsSync, readFileSync } from 'node:fs'
import type { Service, ServiceInput } from '@laissez-passer/federation/services'
import { makeFile, NotWritten } from '@laissez-passer/server/data-folder'
import { readServices } from './services-text.ts'

/**
 * Reads the registered relying parties; at first start the file is made with those given.
 *
 * @param path of the JSON file
 * @param first what a new file holds
 * @returns the services, and whether the file was `made`; or what is wrong in the file and where: in one
 * line, or in one for each fault
 */
export function readServicesFile(
  path: string,
  first: readonly ServiceInput[],
):
  | { readonly ok: true; readonly services: readonly Service[]; readonly made: boolean }
  | { readonly ok: false; readonly line: string } {
  const refuse = (why: string) =>
    ({
      ok: false,
      line: `SERVICES_FILE=${path} can’t be used: ${why}${why.startsWith('\n') ? '\n' : '. '}Accepted: a JSON array of services.`,
    }) as const
  const made = !existsSync(path)
  try {
    if (made) makeFile(path, `${JSON.stringify(first, null, 2)}\n`)
  } catch (error) {
    if (error instanceof NotWritten) return { ok: false, line: error.message }
    throw error
  }
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return refuse('it can’t be read')
  }
  const read = readServices(text)
  if (read.ok) return { ...read, made }
  const { faults } = read
  return refuse(faults.length === 1 ? faults.join('') : faults.map((fault) => `\n  ${fault}`).join(''))
}
