import type * as Pg from 'pg'
import { companion } from '@laissez-passer/password/companion'
import { unavailable } from '../executor.ts'

/**
 * The driver, loaded when a database is first asked: whoever has another installs none. Where an address has
 * a port or a host that is none, the driver throws before there is a connection, waits for it whenever it is
 * to end, and ends the process once its time is over: such a one is refused.
 *
 * @param url the database's address
 * @throws LaissezPasserError `missing-package`; `store-unavailable` for such an address
 */
export async function pgFor(url: string): Promise<typeof Pg> {
  const driver = await companion(() => import('pg'), { name: 'pg', needs: 'A store on PostgreSQL' })
  try {
    const { host, port } = new driver.Client({ connectionString: url })
    if (!(port >= 0 && port < 65_536) || host.includes('\0')) throw new RangeError('its host or its port is none')
    return driver
  } catch (error) {
    // Of certificates that aren't there as well.
    throw unavailable(error)
  }
}
