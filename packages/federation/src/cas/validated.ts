import type { Account, Session, Ticket } from '@laissez-passer/core/ports'
import type { CasService } from '../services/index.ts'

/** A ticket that is valid, with all that an answer may say. */
export interface Validated {
  /** For which address, from a new sign-in or not, through which proxies, bound to what. */
  readonly ticket: Ticket
  readonly service: CasService
  readonly account: Account
  /** When and how the person signed in. */
  readonly session: Session
}
