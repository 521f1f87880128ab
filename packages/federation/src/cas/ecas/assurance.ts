import { emailKey } from '@laissez-passer/core/email'
import type { Account, Assurance } from '@laissez-passer/core/ports'

/** EU Login's numbers, weakest first. */
const numbers: Readonly<Record<Assurance, number>> = { LOW: 10, MEDIUM: 20, HIGH: 30, TOP: 40 }
const names: readonly Assurance[] = ['LOW', 'MEDIUM', 'HIGH', 'TOP']

/** The number by which EU Login tells an assurance. */
export function assuranceNumber(assurance: Assurance): number {
  return numbers[assurance]
}

/**
 * An assurance by its name or its number, as clients write it: `INTERNAL` is `TOP`, and `0` asks for none.
 *
 * @returns null where it is neither
 */
export function readAssurance(text: string): Assurance | null {
  const word = text.trim().toUpperCase()
  if (word === 'INTERNAL') return 'TOP'
  if (word === 'NO_ASSURANCE' || word === '0') return 'LOW'
  return names.find((name) => name === word || String(numbers[name]) === word) ?? null
}

/** Whether an assurance is the one that is asked for, or above it. */
export function reachesAssurance(has: Assurance, asked: Assurance): boolean {
  return numbers[has] >= numbers[asked]
}

/**
 * How sure the provider is whom an account belongs to: as an operator says of it, else as the domain of its
 * address says, else `LOW`, as for everybody who registered themselves. The address was confirmed by a mail.
 */
export function assuranceOf(
  { assurance, email }: Pick<Account, 'assurance' | 'email'>,
  { assuranceByDomain }: { readonly assuranceByDomain: Readonly<Record<string, Assurance>> },
): Assurance {
  if (assurance !== null) return assurance
  const key = emailKey(email)
  const domain = key.slice(key.lastIndexOf('@') + 1)
  // A domain is any text: `constructor` is none of ours.
  return Object.hasOwn(assuranceByDomain, domain) ? (assuranceByDomain[domain] ?? 'LOW') : 'LOW'
}
