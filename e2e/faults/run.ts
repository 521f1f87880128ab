// `npm run test:faults`: breaks the built EU Login in each way and looks what was lost. `-- kills` runs those
// whose name begins so, `-- --short` in a minute.
import { clocks } from './clocks.ts'
import { databaseGone } from './database-gone.ts'
import { floods } from './floods.ts'
import { fullDisk } from './full-disk.ts'
import { hangingServices } from './hanging-services.ts'
import { judgeItself } from './judge.ts'
import { keys } from './keys.ts'
import { kills } from './kills.ts'
import { liveChannel } from './live-channel.ts'
import { mailServer } from './mail-server.ts'
import { root } from './processes.ts'
import { portalUpgrade } from './portal-upgrade.ts'
import { pushService } from './push-service.ts'
import { stalls } from './stalls.ts'
import { slowConnections } from './slow-connections.ts'
import { standby } from './standby.ts'
import { upgrade } from './upgrade.ts'
import { d1Overloaded } from './workers/d1.ts'
import { mailRefused } from './workers/mail.ts'
import { objectsRestarted } from './workers/objects.ts'

const given = process.argv.slice(2)
const short = given.includes('--short')
const wanted = given.filter((word) => !word.startsWith('--'))
const times = short ? 5 : 50

/**
 * `lost`: what was, by name; empty where nothing was. `apart`: what another release failed by itself, which
 * is said and isn't this one's.
 */
type Fault = () => Promise<{
  readonly lost: readonly string[]
  readonly apart?: readonly string[]
  readonly line: string
}>

const faults: Readonly<Record<string, Fault>> = {
  judge: () => judgeItself(),
  'kills on SQLite': () => kills('SQLite', { times }),
  'kills on PostgreSQL': () => kills('PostgreSQL', { times }),
  'full disk': async () => fullDisk(),
  'PostgreSQL gone': () => databaseGone({ seconds: short ? 3 : 10 }),
  'standby, asynchronous': () => standby({ synchronous: false, ...(short ? { seconds: 2 } : {}) }),
  'standby, synchronous': () => standby({ synchronous: true, ...(short ? { seconds: 2 } : {}) }),
  'process stands still': () => stalls(short ? { times: 3 } : {}),
  'upgrade of EU Login': () => upgrade(short ? { rounds: 4 } : {}),
  'rolling restart': () => upgrade({ from: { folder: root, name: 'this' }, ...(short ? { rounds: 4 } : {}) }),
  'upgrade of Europass': () => portalUpgrade(short ? { rounds: 4 } : {}),
  'mail server': () => mailServer(short ? { people: 4, deaths: 1 } : {}),
  'live channel': () => liveChannel(),
  'D1 overloaded': () => d1Overloaded(short ? { seconds: 6 } : {}),
  'Durable Objects restarted': () => objectsRestarted(),
  'mails refused on Workers': () => mailRefused(),
  'push service': async () => pushService(),
  'hanging services': () => hangingServices(short ? { people: 8 } : {}),
  keys: () => keys(short ? { seconds: 1 } : {}),
  clocks: () => clocks(),
  'slow connections': () => slowConnections(short ? { connections: 100 } : {}),
  'floods, 20 a second': () => floods(short ? { one: 40, many: 200, marks: 20 } : {}),
  'floods, 83 a second': () => floods({ ...(short ? { one: 40, many: 400, marks: 20 } : {}), perSecond: 83 }),
}

let failed = 0
for (const [name, fault] of Object.entries(faults)) {
  if (wanted.length > 0 && !wanted.some((word) => name.startsWith(word))) continue
  try {
    const { apart = [], line, lost } = await fault()
    const others = apart.map((said) => `the release before alone: ${said}`)
    console.log([`${name}: ${line}`, ...lost.slice(0, 20), ...others.slice(0, 20)].join('\n  '))
    failed += lost.length
  } catch (error) {
    console.log(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    failed += 1
  }
}
process.exit(failed === 0 ? 0 : 1)
