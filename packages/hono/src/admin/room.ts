import type { Administration } from '@laissez-passer/core/administration'
import { Hono } from 'hono'
import type { Room } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { actionRoutes } from './actions.ts'
import { auditRoutes } from './audit.ts'
import { homeRoutes } from './home.ts'
import { outboxRoutes } from './outbox.ts'
import { peopleRoutes } from './people.ts'
import { personRoutes } from './person.ts'
import { proposalRoutes } from './proposals.ts'
import { messageActionRoutes } from './message-actions.ts'
import { serviceRoutes } from './services.ts'

/**
 * The administration pages: for accounts that the operator named, with the strongest factors they have.
 *
 * @param administration what there is to do, and which of it takes two
 */
export function adminRoom(administration: Administration): Room {
  return {
    routes: (composed) => {
      const parts = { ...composed, administration }
      return new Hono<ProviderEnv>()
        .route('/', homeRoutes(parts))
        .route('/', peopleRoutes(parts))
        .route('/', personRoutes(parts))
        .route('/', actionRoutes(parts))
        .route('/', proposalRoutes(parts))
        .route('/', outboxRoutes(parts))
        .route('/', messageActionRoutes(parts))
        .route('/', auditRoutes(parts))
        .route('/', serviceRoutes(parts))
    },
    forAdministrators: ({ admin }) => [admin()],
  }
}
