import type { Upkeep } from '@laissez-passer/store-sql/sqlite'
import type { D1Binding } from '@laissez-passer/store-sql/d1'
import type { Settings } from '../settings/settings.ts'

/** Which database the settings name, not opened yet but for D1, which is reached through wrangler. */
export type DatabasePlace =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgres'; readonly url: string }
  | {
      readonly kind: 'd1'
      readonly binding: D1Binding
      /** Those besides, where accounts are spread over several. */
      readonly more?: readonly D1Binding[]
    }

/** Where the data of EU Login are. */
export interface Place {
  readonly settings: Settings
  /** What the environment has that was probably meant as a setting, a line each. Default: nothing. */
  readonly near?: readonly string[]
  /** The environment doesn’t say where people reach it, so it is taken for this machine. Default: it does. */
  readonly originUnset?: boolean
  /** The data folder, absolute. With D1 there is none. */
  readonly folder: string | null
  readonly database: DatabasePlace
  /** Looks after the database, whatever is in it. */
  readonly upkeep: Upkeep
  /** Of the databases besides, where accounts are spread over several. */
  readonly further?: readonly Upkeep[]
  readonly close: () => Promise<void>
}
