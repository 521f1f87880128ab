// What a session check takes of a server's processor as people grow in number, as a browser asks it, of
// people who are never the same twice in a row. `node bench/growth/requests.mjs [--people 1000,1000000]`;
// needs a build. SQLite: the server reads the file itself, so that its processor time is all there is.
import { randomBytes } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { newToken } from '@laissez-passer/core/internal/ids'
import { readArguments } from '../arguments.mjs'
import { cpuOf } from '../cpu.mjs'
import { client, expected, rate } from '../load.mjs'
import { pinLoad, pinned, startServer } from '../process.mjs'
import { entry, flags } from '../clients/ours.mjs'
import { databases } from './databases.mjs'
import { sessionOf, statements } from './fill.mjs'

const { values } = readArguments({
  options: {
    people: { type: 'string', default: '1000,1000000' },
    rounds: { type: 'string', default: '15' },
    seconds: { type: 'string', default: '1' },
    /** How many of them come. */
    coming: { type: 'string', default: '20000' },
  },
})
const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)]
const tables = ['accounts', 'sessions', 'visits']
const slice = 50_000

pinLoad()
const sides = []
for (const people of values.people.split(',').map(Number)) sides.push(await served(people))
try {
  for (const side of sides) await spent(side)
  const found = sides.map(() => [])
  for (let round = 0; round < rounds; round++)
    for (const [at, side] of sides.entries()) found[at].push(await spent(side))
  for (const [at, { people }] of sides.entries()) {
    const ratio = found[at].map((each, round) => each / found[0][round])
    const [took, beside] = [shown(spread(found[at]), 0), shown(spread(ratio), 2)]
    console.log(`${people} people: ${took} µs, beside ${sides[0].people} ${beside}`)
  }
} finally {
  for (const side of sides) await side.stop()
}

/** EU Login over a file with so many people, some of whose sessions we have. */
async function served(people) {
  const database = await databases.sqlite({ around: (_, run) => run() })
  const now = Math.floor(Date.now() / 1000)
  for (let from = 1; from <= people; from += slice) {
    const part = { from, to: Math.min(people, from + slice - 1), person: { passwordHash: 'none' }, now }
    database.fill(statements(database.words, part).filter((sql) => tables.includes(sql.split(' ')[2])))
  }
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
    work: async () =>
      expected(
        await http.send('/cas/login?continue=%2Fcas%2Faccount', {
          headers: { cookie: `__Host-lp-login=${tokens[turn++ % tokens.length]}` },
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

/** Gives some of them, scattered over the file, sessions whose tokens are known. */
function signedIn(file, { people, now }) {
  const written = new DatabaseSync(file, { timeout: 10_000 })
  written.exec('pragma foreign_keys = off; begin')
  const one = written.prepare('update sessions set id_hash = ?, last_seen_at = ? where id_hash = ?')
  const tokens = []
  const step = people / Math.min(people, Number(values.coming))
  for (let n = 1; n <= people; n += step) {
    const { hash, token } = newToken(randomBytes)
    if (one.run(hash, now, sessionOf(Math.floor(n))).changes !== 1) throw new Error(`nobody is number ${n}`)
    tokens.push(token)
  }
  written.exec('commit; pragma wal_checkpoint(truncate)')
  written.close()
  // In no order of the file.
  return tokens.toSorted()
}

/** Microseconds of the server's processor that a request took. */
async function spent({ pid, work }) {
  let count = 0
  const began = cpuOf(pid)
  await rate({ work: async () => [await work(), (count += 1)] }, seconds, { awake: pinned })
  return ((cpuOf(pid) - began) * 1000) / count
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
