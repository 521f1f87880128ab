// What a look at a session takes of SQLite alone, of another person's each time and of the same twenty, by
// how many pages SQLite keeps in memory. `node bench/growth/looks.mjs [--people 1000,1000000]
// [--kept 8,16,32,1200,mapped]`, in MB; `mapped` reads the file as memory. Nothing else runs between two
// looks.
import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { readArguments } from '../arguments.mjs'
import { databases } from './databases.mjs'
import { fillSessions, sessionOf } from './fill.mjs'

const { values } = readArguments({
  options: {
    people: { type: 'string', default: '1000,1000000' },
    kept: { type: 'string', default: '8,16,32,1200,mapped' },
    rounds: { type: 'string', default: '5' },
  },
})
const inRound = 20_000
const now = Math.floor(Date.now() / 1000)
const sides = []
let asked = null

for (const people of values.people.split(',').map(Number)) sides.push(await filled(people))
for (const kept of values.kept.split(',')) {
  for (const { people, file } of sides) {
    const database = new DatabaseSync(file, { readOnly: true })
    database.exec(kept === 'mapped' ? 'pragma mmap_size = 2000000000' : `pragma cache_size = ${-1000 * Number(kept)}`)
    const find = database.prepare(asked)
    find.setReturnArrays(true)
    const look = (idHash) => find.all(idHash, now, now).length === 1
    // All is read first, so that what may be kept is there.
    for (let n = 1; n <= people; n++) look(sessionOf(n))
    const anybody = () => sessionOf(1 + Math.floor(Math.random() * people))
    const twenty = Array.from({ length: 20 }, anybody)
    const others = spent(look, () => Array.from({ length: inRound }, anybody))
    const same = spent(look, () => Array.from({ length: inRound }, (_, at) => twenty[at % twenty.length]))
    console.log(`${kept}, ${people} people: anybody's ${shown(others)}; the same twenty ${shown(same)}`)
    database.close()
  }
}
for (const { database } of sides) await database.close()

/** A file with so many people. */
async function filled(people) {
  const database = await databases.sqlite({ around: ({ sql }, run) => ((asked = sql[0]), run()) })
  fillSessions(database, { people, now })
  // What the store asks, in its words.
  await database.store.sessions.find({ idHash: sessionOf(1), now })
  return { people, database, file: database.file }
}

/** Microseconds of a look, how much of them the system had, and pages read: those of the median round. */
function spent(look, hashes) {
  const rounds = Array.from({ length: Number(values.rounds) }, () => {
    const round = hashes()
    const [began, before] = [process.cpuUsage(), pages()]
    if (!round.every(look)) throw new Error('a session was not found')
    const { system, user } = process.cpuUsage(began)
    return {
      took: (system + user) / inRound,
      system: system / inRound,
      read: (pages() - before) / inRound,
    }
  })
  return rounds.toSorted((a, b) => a.took - b.took)[Math.floor(rounds.length / 2)]
}

function pages() {
  return Number(/rchar: (\d+)/.exec(readFileSync('/proc/self/io', 'utf8'))[1]) / 4096
}

function shown({ read, system, took }) {
  return `${took.toFixed(1)} µs, ${system.toFixed(1)} of the system's, ${read.toFixed(1)} pages read`
}
