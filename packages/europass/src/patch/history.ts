import { compact } from './compact.ts'
import { invert } from './invert.ts'
import { apply } from './merge.ts'
import type { Patch } from './patch.ts'

/** Patches that were laid on a document together. */
export interface Change {
  /** The document’s version before. */
  readonly from: number
  /** The document’s version with it. */
  readonly version: number
  /** Seconds since the epoch. */
  readonly at: number
  /** The browser it was made in. */
  readonly device: Device
  readonly patches: readonly Patch[]
}

/** A browser: a random id that it gave itself, and what people call it. */
export interface Device {
  readonly id: string
  readonly name: string
}

/** In seconds: a longer pause than this begins another moment. */
const pause = 600
/** In seconds: nor does a moment last longer. */
const longest = 3600

/**
 * Joins changes that one device made in one go: what a person remembers as one change.
 *
 * @param changes - each follows the one before
 * @returns fewer changes that say the same
 */
export function moments(changes: readonly Change[]): readonly Change[] {
  const found: Change[][] = []
  for (const change of changes) {
    const moment = found.at(-1)
    const [first] = moment ?? []
    const last = moment?.at(-1)
    const goesOn =
      first &&
      last &&
      last.version === change.from &&
      last.device.id === change.device.id &&
      change.at - last.at <= pause &&
      change.at - first.at <= longest
    if (goesOn) moment?.push(change)
    else found.push([change])
  }
  return found.map(joined)
}

function joined(changes: readonly Change[]): Change {
  const [first] = changes
  const last = changes.at(-1)
  if (!first || !last) throw new RangeError('A moment has a change')
  if (first === last) return first
  return { ...last, from: first.from, patches: compact(changes.flatMap(({ patches }) => patches)) }
}

/**
 * A document as it was.
 *
 * @param value - as it is
 * @param since - the changes since, each following the one before
 * @throws RangeError where they aren’t its changes
 */
export const valueBefore = <T>(value: T, since: readonly Change[]): T =>
  since.toReversed().reduce((later, { patches }) => apply(later, invert(patches)), value)
