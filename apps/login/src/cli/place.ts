import { resolve } from 'node:path'

/**
 * A file named on the command line: from the folder in which the person typed it, also where pnpm runs the
 * program elsewhere.
 */
export function placeOf(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path)
}
