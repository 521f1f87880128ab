// The rows of a server on workerd, as `npm run start:workers` runs it, D1 on this machine's disk.
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { isMeant } from './arguments.mjs'
import { startOurs } from './clients/ours.mjs'
import { startArgon2 } from './clients/plain.mjs'
import { client, expected } from './load.mjs'
import { pinned, startServer } from './process.mjs'
import { rowsNamed } from './rows.mjs'
import { inTurn } from './turns.mjs'

function nameOf(what, beside) {
  const others = { query: 'one query of D1', answer: 'a plain Worker', verify: 'argon2id on Node' }
  return `on workerd, ${what}, beside ${others[beside]}`
}

const rows = rowsNamed(nameOf)

const file = (path) => fileURLToPath(new URL(path, import.meta.url))

/** EU Login's Workers asked in turn with a Worker that answers at once, or asks D1 once. */
export async function* onWorkerd({ rounds, seconds, only }) {
  if (!rows.some(({ name }) => isMeant(name, only))) return
  const running = []
  try {
    const us = await startOurs({
      program: {
        entry: file('../scripts/workers/run.mjs'),
        flags: ['--conditions=laissez-passer:source'],
        args: ['login'],
      },
    })
    running.push(us.server, { stop: us.close })
    const plain = await startPlain()
    running.push(plain.server, { stop: plain.close })
    const argon2 = await startArgon2()
    running.push(argon2.server, { stop: argon2.close })
    const peers = { query: plain.query, answer: plain.answer, verify: argon2.verify }
    const measured = rows.map(({ name, beside, work, before, parallel }) => [
      name,
      { work: us[work], before: us[before], parallel },
      { work: peers[beside], parallel },
    ])
    yield* inTurn(measured, { rounds, seconds, only, awake: pinned })
  } finally {
    for (const one of running.reverse()) await one.stop()
  }
}

async function startPlain() {
  const server = await startServer(file('servers/worker.mjs'), {
    env: () => ({ WORKERD: createRequire(import.meta.resolve('miniflare'))('workerd').default }),
  })
  const http = client([server.port])
  return {
    server,
    close: http.close,
    query: async () => expected(await http.send('/query'), 200),
    answer: async () => expected(await http.send('/healthz'), 200),
  }
}
