import { resolve } from 'node:path'
import { WrongUse } from './command.ts'

/**
 * A file named on the command line: from the folder in which the person typed it, also where pnpm runs the
 * program elsewhere.
 * @throws WrongUse where the name is empty: that would be the folder itself
 */
export function placeOf(path: string): string {
  if (path.trim() === '') throw new WrongUse('The name of a file is empty.')
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path)
}
