import { readFile } from 'node:fs/promises'
import { type Institutions, readInstitutions } from './institutions.ts'

/**
 * The operator's file, read anew whenever somebody is to close or seal: whoever is taken from it closes
 * nothing any more. One that can't be used any more lets nobody.
 *
 * @param file - null: nobody closes a document of an institution
 */
export function institutionsIn(file: string | null): Institutions {
  if (file === null) return async () => ({ ok: true, institutions: [] })
  return async () => {
    try {
      return readInstitutions(await readFile(file, 'utf8'))
    } catch {
      return { ok: false, faults: ['it can’t be read'] }
    }
  }
}

/** What refuses a start: a line for each fault of the file. */
export const wrongInstitutions = (file: string | null, faults: readonly string[]): string =>
  faults.map((fault) => `PORTAL_INSTITUTIONS_FILE=${file} can’t be used: ${fault}.`).join('\n')
