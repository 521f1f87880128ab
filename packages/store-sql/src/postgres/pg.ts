import type * as Pg from 'pg'
import { companion } from '@laissez-passer/password/companion'

/**
 * The driver, loaded when a database is first asked: whoever has another installs none.
 * @throws LaissezPasserError `missing-package`
 */
export function pg(): Promise<typeof Pg> {
  return companion(() => import('pg'), { name: 'pg', needs: 'A store on PostgreSQL' })
}
