// Two builds of EU Login, asked in turn: what a request takes of a processor, by the one and by the other.
// Beside other work the time of a processor still tells, where answers a second don't.
import { readArguments } from './arguments.mjs'
import { entry, flags, startOurs } from './clients/ours.mjs'
import { cpuOf } from './cpu.mjs'
import { rate } from './load.mjs'
import { pinLoad, pinned } from './process.mjs'

const usage = `node bench/builds.mjs BEFORE [options] WORK…: microseconds of a processor that a request takes

  BEFORE         a folder that \`pnpm bundle\` made of another state, or its apps/login/dist/node.js
  WORK           what bench/clients/ours.mjs does: sessionCheck, userinfo, passwordSignIn …
  --rounds 7     how often each is asked in turn
  --seconds 1    how long each time
  --parallel 32  how many at a time`

const { values, positionals } = readArguments({
  usage,
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '1' },
    parallel: { type: 'string', default: '32' },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
const [before, ...works] = positionals
if (values.help || before === undefined || works.length === 0) {
  console.log(usage)
  process.exit(values.help ? 0 : 2)
}
const seconds = Number(values.seconds)
const parallel = Number(values.parallel)

pinLoad()
const sides = await Promise.all([before, entry].map((each) => startOurs({ program: { entry: each, flags } })))
try {
  for (const work of works) {
    for (const side of sides) await rate({ work: side[work], parallel }, seconds, { awake: pinned })
    const found = sides.map(() => [])
    for (let round = 0; round < Number(values.rounds); round++)
      for (const at of round % 2 === 0 ? [0, 1] : [1, 0]) found[at].push(await spent(sides[at], work))
    const [was, is] = found.map((each) => each.toSorted((a, b) => a - b))
    const ratios = found[1].map((each, round) => each / found[0][round]).toSorted((a, b) => a - b)
    console.log(`${work.padEnd(16)} ${shown(was)} µs before, ${shown(is)} after: ${shown(ratios, 2)}`)
  }
} finally {
  await Promise.all(sides.map(async ({ close, server }) => [await close(), await server.stop()]))
}

/** Microseconds of a processor that a request took. */
async function spent({ server, ...side }, work) {
  let count = 0
  const began = cpuOf(server.pid)
  await rate({ work: async () => [await side[work](), (count += 1)], parallel }, seconds, { awake: pinned })
  return ((cpuOf(server.pid) - began) * 1000) / count
}

/** The median, with what lay furthest apart. */
function shown(sorted, digits = 0) {
  const [least, median, most] = [0, sorted.length >> 1, sorted.length - 1].map((at) => sorted[at].toFixed(digits))
  return `${median} (${least}–${most})`
}
