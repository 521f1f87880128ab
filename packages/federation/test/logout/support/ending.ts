// Ends a session, says so, and tells its services unless it is killed before:
// `ending.ts <file> <session> <services> <now>`.
import { node } from '../../../../runtime/src/node/index.ts'
import { sqlite } from '../../../../store-sql/src/sqlite.ts'
import { createLogoutWorker } from '../../../src/logout/index.ts'
import { parseServices } from '../../../src/services/index.ts'
import { secretKey, settings } from '../../support/provider.ts'

const [path = '', idHash = '', json = '', at = ''] = process.argv.slice(2)
const now = Number(at)
const parsed = parseServices(JSON.parse(json))
if (!parsed.ok) throw new Error('no services')
const store = await sqlite(path)
const { outgoingBy, ...runtime } = node({ secretKey })
await store.sessions.end({ idHash, now })
console.log('ended')
await createLogoutWorker({
  ...runtime,
  store,
  settings,
  services: parsed.services,
  outgoing: outgoingBy?.({ isRegistered: () => true, atHome: true, networks: [] }) ?? never,
  clock: () => now,
}).runOnce()

function never(): never {
  throw new Error('this runtime asks nobody')
}
