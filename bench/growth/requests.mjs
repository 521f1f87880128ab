// What a session check takes of a server's processor as people grow in number, as a browser asks it: of few
// people again and again, and of very many in turn. `node bench/growth/requests.mjs [--people 1000,1000000]
// [--coming 20,20000]`; needs a build. SQLite: the server reads the file itself, so that its processor time
// is all there is.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { newToken } from '@laissez-passer/core/internal/ids'
import { readArguments } from '../arguments.mjs'
import { cpuOf } from '../cpu.mjs'
import { client, expected, rate } from '../load.mjs'
import { pinLoad, pinned, startServer } from '../process.mjs'
import { entry, flags } from '../clients/ours.mjs'
import { databases } from './databases.mjs'
import { fillSessions, sessionOf } from './fill.mjs'

const { values } = readArguments({
  options: {
    people: { type: 'string', default: '1000,1000000' },
    rounds: { type: 'string', default: '15' },
    seconds: { type: 'string', default: '1' },
    /** How many of them come, in turn; all, where there are fewer. */
    coming: { type: 'string', default: '20,20000' },
  },
})
const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)]
const coming = values.coming.split(',').map(Number)

pinLoad()
const sides = []
for (const people of values.people.split(',').map(Number)) sides.push(await served(people))
try {
  for (const count of coming) {
    for (const side of sides) await spent(side, count)
    const found = sides.map(() => [])
    for (let round = 0; round < rounds; round++)
      for (const [at, side] of sides.entries()) found[at].push(await spent(side, count))
    for (const [at, { people }] of sides.entries()) {
      const ratio = found[at].map(({ took }, round) => took / found[0][round].took)
      const [took, beside] = [shown(spread(found[at].map((each) => each.took)), 0), shown(spread(ratio), 2)]
      const { median } = spread(found[at].map((each) => each.pages))
      console.log(
        `${Math.min(count, people)} of ${people} people: ${took} µs, beside ${sides[0].people} ${beside}; ${median.toFixed(1)} pages read`,
      )
    }
  }
} finally {
  for (const side of sides) await side.stop()
}

/** EU Login over a file with so many people; the sessions of as many as come are ours. */
async function served(people) {
  const database = await databases.sqlite({ around: (_, run) => run() })
  const now = Math.floor(Date.now() / 1000)
  fillSessions(database, { people, now })
  const tokens = signedIn(database.file, { people, now })
  const server = await startServer(entry, {
    flags,
    env: (port) => ({
      DATA_DIR: database.folder,
      LOGIN_ORIGIN: `http://localhost:${port}`,
      LOGIN_PORT: String(port),
      SECRET_KEY: randomBytes(32).toString('base64url'),
      CAPTCHA: 'off',
    }),
  })
  const http = client([server.port])
  let turn = 0
  return {
    people,
    pid: server.pid,
    check: async (count) =>
      expected(
        await http.send('/cas/login?continue=%2Fcas%2Faccount', {
          headers: { cookie: `__Host-lp-login=${tokens[turn++ % Math.min(count, tokens.length)]}` },
        }),
        302,
      ),
    async stop() {
      await http.close()
      await server.stop()
      await database.close()
    },
  }
}

/**
 * Gives some of them, scattered over the file, sessions whose tokens are known. None is due to be written
 * that it was used: how often that happens is no matter of how many people there are.
 */
function signedIn(file, { people, now }) {
  const written = new DatabaseSync(file, { timeout: 10_000 })
  written.exec('pragma foreign_keys = off; begin')
  const one = written.prepare('update sessions set id_hash = ?, last_seen_at = ? where id_hash = ?')
  const tokens = []
  const step = people / Math.min(people, Math.max(...coming))
  for (let n = 1; n <= people; n += step) {
    const { hash, token } = newToken(randomBytes)
    if (one.run(hash, now + 3600, sessionOf(Math.floor(n))).changes !== 1) throw new Error(`nobody is number ${n}`)
    tokens.push(token)
  }
  written.exec('commit; pragma wal_checkpoint(truncate)')
  written.close()
  // In no order of the file.
  return tokens.toSorted()
}

/** Microseconds of the server's processor that a request took, and the pages that were read for it. */
async function spent({ check, pid }, coming) {
  let count = 0
  const [began, before] = [cpuOf(pid), pagesOf(pid)]
  await rate({ work: async () => [await check(coming), (count += 1)] }, seconds, { awake: pinned })
  return { took: ((cpuOf(pid) - began) * 1000) / count, pages: (pagesOf(pid) - before) / count }
}

/** What a process has read, from the disk or from what the system keeps of it, in pages of SQLite's. */
function pagesOf(pid) {
  return Number(/rchar: (\d+)/.exec(readFileSync(`/proc/${pid}/io`, 'utf8'))[1]) / 4096
}

function spread(all) {
  const sorted = all.toSorted((a, b) => a - b)
  const at = (share) => sorted[Math.floor((sorted.length - 1) * share)]
  return { low: at(0.25), median: at(0.5), high: at(0.75) }
}

/** The median, and the quarters in brackets. */
function shown({ low, median, high }, digits) {
  return `${median.toFixed(digits)} (${low.toFixed(digits)}–${high.toFixed(digits)})`
}
