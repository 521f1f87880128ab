import type { D1Place } from '@laissez-passer/store-sql/executors/d1-url'
import { D1NotReached, type OpenD1, openD1 } from '@laissez-passer/store-sql/executors/d1-wrangler'
import { Refused } from './command.ts'

/**
 * Opens the D1 database that `LOGIN_DATABASE_URL` names.
 *
 * @throws Refused where wrangler isn't installed, or knows no such database
 */
export async function reachD1(place: D1Place): Promise<OpenD1> {
  try {
    return await openD1(place, { setting: 'LOGIN_DATABASE_URL', load: () => import('wrangler') })
  } catch (error) {
    if (!(error instanceof D1NotReached)) throw error
    throw new Refused(error.reason === 'no-wrangler' ? 'no-wrangler' : 'invalid-settings', error.message)
  }
}
