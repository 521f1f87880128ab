import type { Assurance } from '@laissez-passer/core/ports'

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
