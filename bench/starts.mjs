import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { isMeant } from './arguments.mjs'
import { entry, flags } from './clients/ours.mjs'
import { plainEntry } from './clients/plain.mjs'
import { freePort } from '../scripts/ports.mjs'
import { startServer } from './process.mjs'

const root = fileURLToPath(new URL('../', import.meta.url))

/**
 * From spawn to the first answer, and the memory two seconds later, when nothing of the start is under way
 * any more: EU Login alone beside Hono alone.
 */
export async function starts({ rounds, only }) {
  const found = { ms: { ours: [], peer: [] }, mb: { ours: [], peer: [] } }
  if (!isMeant('start, memory after it', only)) return []
  for (let round = 0; round < rounds; round++)
    for (const [side, script] of [
      ['ours', entry],
      ['peer', plainEntry],
    ]) {
      const env = (port) => ({ LOGIN_ORIGIN: `http://localhost:${port}` })
      const server = await startServer(script, { env, flags: side === 'ours' ? flags : [] })
      found.ms[side].push(server.bootMs)
      await sleep(2000)
      found.mb[side].push(server.memory())
      await server.stop()
    }
  return [
    { name: 'start, spawn to first answer, beside Hono alone', ...found.ms, unit: 'ms' },
    { name: 'memory after the start beside Hono alone', ...found.mb, unit: 'MB' },
    { name: 'npm start, all four servers, the second time', ours: await wholeStarts(rounds), peer: [], unit: 'ms' },
  ]
}

/** From `npm start` to its word that all answer, where it was built and started before. */
async function wholeStarts(rounds) {
  const folder = mkdtempSync(join(tmpdir(), 'laissez-passer-bench-'))
  const took = []
  for (let round = 0; round <= rounds; round++) {
    const began = performance.now()
    const child = await allUp({ DATA_DIR: folder, ...(await origins()) })
    if (round > 0) took.push(performance.now() - began)
    const gone = once(child, 'exit')
    child.kill('SIGINT')
    await gone
  }
  rmSync(folder, { recursive: true, force: true })
  return took
}

/** As `npm start` does it, without npm itself. */
async function allUp(env) {
  const child = spawn(process.execPath, [join(root, 'scripts/start.mjs')], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const text of child.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false }))
    if (text.includes('Ready after')) {
      child.stdout.resume()
      return child
    }
  throw new Error('npm start ended')
}

async function origins() {
  const env = {}
  for (const app of ['LOGIN', 'PORTAL', 'AUTHENTICATOR', 'DEMO_COUNTRY'])
    env[`${app}_ORIGIN`] = `http://localhost:${await freePort()}`
  return env
}
