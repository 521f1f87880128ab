// Where a server's time goes while one thing is asked of it, and what of its processor a request takes: the
// ten places that hold the main thread longest. Beside other work the milliseconds of a processor still tell,
// where answers a second don't.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readArguments } from './arguments.mjs'
import { root } from '../scripts/install.mjs'
import { startBetterAuth } from './clients/better-auth.mjs'
import { startOidcProvider } from './clients/oidc-provider.mjs'
import { startOurs } from './clients/ours.mjs'
import { startArgon2, startPlain } from './clients/plain.mjs'
import { cpuOf } from './cpu.mjs'
import { rate } from './load.mjs'
import { freePort } from '../scripts/ports.mjs'
import { pinLoad, pinned } from './process.mjs'

const servers = {
  ours: startOurs,
  oidc: startOidcProvider,
  auth: startBetterAuth,
  plain: startPlain,
  argon2: startArgon2,
}

const usage = `node bench/profile.mjs [options] WORK…: where the time of a server goes; needs a build

  WORK           what a client of bench/clients does: sessionCheck, userinfo, passwordSignIn …
  --of ours      or a peer's: ${Object.keys(servers).slice(1).join(', ')}
  --seconds 3    how long
  --parallel 32  how many at a time
  --places 10    how many places are named
  --keep FOLDER  writes each profile there, as DevTools of a browser show it`

const { values, positionals } = readArguments({
  usage,
  allowPositionals: true,
  options: {
    of: { type: 'string', default: 'ours' },
    seconds: { type: 'string', default: '3' },
    parallel: { type: 'string', default: '32' },
    places: { type: 'string', default: '10' },
    keep: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
const start = Object.hasOwn(servers, values.of) ? servers[values.of] : null
if (values.help || positionals.length === 0 || start === null) {
  console.log(usage)
  process.exit(values.help ? 0 : 2)
}
const seconds = Number(values.seconds)
const parallel = Number(values.parallel)
const maps = new Map()

if (values.keep !== undefined) mkdirSync(values.keep, { recursive: true })

pinLoad()
const inspected = await freePort()
process.env.NODE_OPTIONS = `--inspect=127.0.0.1:${inspected}`
const us = await start()
delete process.env.NODE_OPTIONS
try {
  const profiler = await profilerAt(inspected)
  for (const work of positionals) await report(profiler, work)
  profiler.close()
} finally {
  await us.close()
  await us.server.stop()
}

async function report(profiler, work) {
  await rate({ work: us[work], parallel }, seconds, { awake: pinned })
  // Once without the profiler, which costs something itself.
  const before = cpuOf(us.server.pid)
  const a = await rate({ work: us[work], parallel }, seconds, { awake: pinned })
  const each = ((cpuOf(us.server.pid) - before) * 1000) / (a * seconds)
  await profiler.send('Profiler.start')
  await rate({ work: us[work], parallel }, seconds, { awake: pinned })
  const { profile } = await profiler.send('Profiler.stop')
  if (values.keep !== undefined) writeFileSync(join(values.keep, `${work}.cpuprofile`), JSON.stringify(profile))
  console.log(`\n${work}: ${a.toFixed(0)} a second, ${each.toFixed(0)} µs of a processor each`)
  for (const { place, share } of placesOf(profile).slice(0, Number(values.places)))
    console.log(`${(share * 100).toFixed(1).padStart(5)} %  ${place}`)
}

/** Shares of the time that the thread worked, by function; the longest first. */
function placesOf({ nodes, samples, timeDeltas }) {
  const byId = new Map(nodes.map((node) => [node.id, node.callFrame]))
  const spent = new Map()
  let whole = 0
  samples.forEach((id, at) => {
    const { columnNumber, functionName, lineNumber, url } = byId.get(id)
    if (functionName === '(idle)') return
    const place = `${functionName || '(anonymous)'} ${url === '' ? '' : positionOf({ url, lineNumber, columnNumber })}`
    const micros = Math.max(0, timeDeltas[at])
    whole += micros
    spent.set(place, (spent.get(place) ?? 0) + micros)
  })
  return [...spent].map(([place, micros]) => ({ place, share: micros / whole })).toSorted((a, b) => b.share - a.share)
}

/** The line of the source, where what was built has a map to it. */
function positionOf({ columnNumber, lineNumber, url }) {
  if (!url.startsWith('file:')) return `${url}:${lineNumber + 1}`
  const file = fileURLToPath(url)
  const found = mapOf(file)?.findEntry(lineNumber, columnNumber)
  return found?.originalSource
    ? `${relative(root, resolve(dirname(file), found.originalSource))}:${found.originalLine + 1}`
    : `${relative(root, file).replace(/.*node_modules\//, '')}:${lineNumber + 1}`
}

function mapOf(file) {
  if (!maps.has(file)) {
    try {
      maps.set(file, new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8'))))
    } catch {
      maps.set(file, null)
    }
  }
  return maps.get(file)
}

/** Node's own profiler, by its inspector. */
async function profilerAt(port) {
  const [{ webSocketDebuggerUrl }] = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()
  const socket = new WebSocket(webSocketDebuggerUrl)
  await new Promise((opened, failed) => {
    socket.addEventListener('open', opened)
    socket.addEventListener('error', failed)
  })
  const waiting = new Map()
  socket.addEventListener('message', ({ data }) => {
    const { id, result } = JSON.parse(data)
    waiting.get(id)?.(result)
  })
  let last = 0
  const send = (method, params = {}) =>
    new Promise((done) => {
      last += 1
      waiting.set(last, done)
      socket.send(JSON.stringify({ id: last, method, params }))
    })
  await send('Profiler.enable')
  await send('Profiler.setSamplingInterval', { interval: 200 })
  return { send, close: () => socket.close() }
}
