import type { ApprovalRequest } from '@laissez-passer/mobile-crypto'
import type { Outcome } from './decision.tsx'

/** How a request ended that somebody decided here. */
export type Decided = Extract<Outcome, 'approved' | 'refused' | 'not-me' | 'wrong-code'>

/** A request that was decided on this device. */
export interface PastDecision {
  /** When it was decided, in milliseconds. */
  readonly at: number
  readonly service: string
  readonly browser: string
  readonly place: string
  readonly outcome: Decided
}

const KEY = 'lp-decisions'
const longest = 50
const kinds: ReadonlySet<unknown> = new Set<Decided>(['approved', 'refused', 'not-me', 'wrong-code'])

/** What was decided on this device, newest first: fifty at most, kept here alone, gone with the account. */
export function pastDecisions(): readonly PastDecision[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isDecision) : []
  } catch {
    // No storage, or something else in it: there is no history.
    return []
  }
}

/** Adds a decision; does nothing for a request that ended by itself. */
export function rememberDecision(
  { browser, place, service }: Pick<ApprovalRequest, 'browser' | 'place' | 'service'>,
  { at, outcome }: { readonly at: number; readonly outcome: Outcome | null },
): void {
  if (!isDecided(outcome)) return
  const entry: PastDecision = { at, service, browser, place, outcome }
  try {
    localStorage.setItem(KEY, JSON.stringify([entry, ...pastDecisions()].slice(0, longest)))
  } catch {
    // The storage is full or closed: deciding goes on without a history.
  }
}

/** Forgets them: the account left this device. */
export function forgetDecisions(): void {
  try {
    localStorage.removeItem(KEY)
  } catch {
    // Nothing was kept, then.
  }
}

function isDecided(outcome: unknown): outcome is Decided {
  return kinds.has(outcome)
}

function isDecision(value: unknown): value is PastDecision {
  if (typeof value !== 'object' || value === null) return false
  const texts = ['service', 'browser', 'place'].map((name) => Reflect.get(value, name))
  return (
    typeof Reflect.get(value, 'at') === 'number' &&
    texts.every((text) => typeof text === 'string') &&
    isDecided(Reflect.get(value, 'outcome'))
  )
}
