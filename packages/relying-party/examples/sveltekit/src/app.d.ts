import type { User } from '@laissez-passer/relying-party'

declare global {
  namespace App {
    interface Locals {
      /** Whom `hooks.server.ts` let through. */
      user: User
    }
  }
}
