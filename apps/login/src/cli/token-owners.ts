import type { AccountKey } from '@laissez-passer/core/ports'
import { accountKeyOf } from './accounts.ts'
import { Refused, textOf, type Typed, WrongUse } from './command.ts'
import { textOfFile } from './given-file.ts'

/** Says whose a key of a file is; null: nobody's. */
export type OwnerOf = (key: { readonly serial: string; readonly userId: string }) => AccountKey | null

/**
 * Whose the tokens of a file are: everybody's one person (`--owner`), as a list says (`--owners`), nobody's
 * (`--stock`), or as the file itself says.
 */
export async function ownersOf(typed: Typed): Promise<OwnerOf> {
  const [owner, list] = [textOf(typed, 'owner'), textOf(typed, 'owners')]
  const stock = typed.values['stock'] === true
  if ([owner !== undefined, list !== undefined, stock].filter(Boolean).length > 1)
    throw new WrongUse('Of --owner, --owners and --stock only one can be.')
  if (stock) return () => null
  if (owner !== undefined) {
    const key = accountKeyOf(owner)
    if (key === null) throw new WrongUse('--owner is empty.')
    return () => key
  }
  if (list !== undefined) {
    const owners = await readOwners(list)
    return ({ serial }) => owners.get(serial.trim()) ?? null
  }
  return ({ userId }) => (userId === '' ? null : accountKeyOf(nameIn(userId)))
}

/** Lines `serial,account`; the first may be a heading. */
async function readOwners(file: string): Promise<ReadonlyMap<string, AccountKey>> {
  const text = await textOfFile(file)
  const owners = new Map<string, AccountKey>()
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || (at === 0 && /^"?serial/i.test(line))) continue
    const [serial = '', account = '', ...more] = line
      .split(/[,;\t]/)
      .map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
    const key = accountKeyOf(account)
    if (serial === '' || key === null || more.length > 0)
      throw new Refused('invalid-owners', `${file}, line ${at + 1}: not “serial number,account”.`)
    if (owners.has(serial)) throw new Refused('invalid-owners', `${file}, line ${at + 1}: ${serial} is there twice.`)
    owners.set(serial, key)
  }
  return owners
}

/** RFC 6030 §4.3.2 writes users as distinguished names: `CN=…` or `UID=…` holds the name. */
function nameIn(userId: string): string {
  const parts = new Map(
    userId.split(',').map((part) => {
      const [type = '', ...value] = part.split('=')
      return [type.trim().toLowerCase(), value.join('=').trim()] as const
    }),
  )
  return parts.get('uid') ?? parts.get('mail') ?? parts.get('cn') ?? userId
}
