import { readFile } from 'node:fs/promises'
import { why } from '@laissez-passer/server/workers'
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
    } catch (error) {
      const isNowhere = error instanceof Error && 'code' in error && error.code === 'ENOENT'
      return { ok: false, faults: [isNowhere ? 'there is no such file' : `it can’t be read (${why(error)})`] }
    }
  }
}

/** What refuses a start: a line for each fault of the file, and what is accepted. */
export const wrongInstitutions = (file: string | null, faults: readonly string[]): string =>
  [
    `PORTAL_INSTITUTIONS_FILE=${file} can’t be used:`,
    ...faults.map((fault) => `  ${fault}`),
    '  Accepted: JSON such as {"institutions": [{"id": "…", "name": "…", "country": "EE", "emailDomains": ["…"]}]}.',
  ].join('\n')
