import type { Store } from '@laissez-passer/core/ports'
import type { Settings } from '../settings/settings.ts'
import type { Place } from '../cli/place-of-data.ts'

/** What a check found. */
export interface Finding {
  /**
   * `fault`: something doesn't work, or isn't safe. `warning`: it may soon be, or can't be judged from here.
   */
  readonly state: 'ok' | 'warning' | 'fault'
  /** What it saw, as a sentence. */
  readonly saw: string
  /** What to do about it; of what is no `ok`. */
  readonly remedy?: string
}

/** What checks look at. */
export interface Patient {
  readonly settings: Settings
  readonly place: Place
  /** Null: there is no database whose schema is this version's; the database's check says so. */
  readonly store: Store | null
  /** Null: there is none, or it isn't the right one; the keys' check says so. */
  readonly secretKey: string | null
  /** Unix seconds, by this machine's clock. */
  readonly now: number
  /** Certificates of authorities that are believed besides those of Node, PEM. Default: none. */
  readonly authorities?: string
}

/** One thing that is looked at. A file each. */
export interface Check {
  readonly name: string
  /** Looks; what it throws is a fault, with its message. */
  readonly look: (patient: Patient) => Promise<readonly Finding[]>
}

/** What to do where a setting is missing that the server may well have. */
export const withItsSettings = 'Call the doctor with the settings that the server has.'

/** Nothing to do. */
export function fine(saw: string): Finding {
  return { state: 'ok', saw }
}

/** Not broken, yet or as far as it is seen. */
export function warning(saw: string, remedy: string): Finding {
  return { state: 'warning', saw, remedy }
}

/** Broken, or not safe. */
export function fault(saw: string, remedy: string): Finding {
  return { state: 'fault', saw, remedy }
}
