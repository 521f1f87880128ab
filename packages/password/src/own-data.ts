import { fold } from './fold.ts'
import type { PasswordOwner } from './policy.ts'

const shortest = 3
const shortestPart = 4

/**
 * What of a person's own data occurs in a password, in any case and without accents: the e-mail address or
 * its local part (also the pieces of `jane.doe`), the unique identifier, a name. Pieces under three letters
 * are too common to be told apart and are let through.
 * @param password as typed.
 * @param owner what is known of the person.
 * @returns the first that was found, or null.
 */
export function ownDataIn(password: string, owner: PasswordOwner): 'email' | 'uid' | 'name' | null {
  const folded = fold(password)
  const holds = (text: string) => text.length >= shortest && folded.includes(text)

  const local = fold(owner.email?.trim() ?? '').replace(/@[^@]*$/, '')
  const pieces = local.split(/[^\p{L}\p{N}]+/u).filter((piece) => piece.length >= shortestPart)
  if ([local, ...pieces].some(holds)) return 'email'
  if (holds(fold(owner.uid ?? ''))) return 'uid'
  const names = [owner.firstName, owner.lastName].flatMap((name) => fold(name ?? '').split(/[\s-]+/))
  return names.some(holds) ? 'name' : null
}
