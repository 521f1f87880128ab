// The same handlers in workerd, as `wrangler dev` runs it: the CPU time of a request. Most of it is its proxy
// and its inspector, in both: the difference is what EU Login costs. A cold start is measured without them.
// Linux alone tells it by process; elsewhere these rows are left out.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { isMeant } from './arguments.mjs'
import { coldStarts } from './cold-start.mjs'
import { cpuOf, workerdsBelow } from './cpu.mjs'
import { client, expected } from './load.mjs'
import { freePort } from '../scripts/ports.mjs'
import { answers } from './process.mjs'

const wrangler = fileURLToPath(new URL('../node_modules/wrangler/bin/wrangler.js', import.meta.url))
const login = fileURLToPath(new URL('../apps/login/', import.meta.url))
const requests = 400

const pages = {
  healthz: '/healthz',
  discovery: '/cas/oauth2/.well-known/openid-configuration',
  'sign-in page': '/cas/login',
}

/** EU Login's Worker beside one that gives a plain answer. */
export async function workers({ rounds, only }) {
  if (process.platform !== 'linux') return []
  const rows = []
  const starts = {
    first: 'CPU in workerd, cold start with the sign-in page, beside an empty Worker',
    sent: 'CPU in workerd, cold start with an authorization request and its page, beside an empty Worker',
    whole: 'CPU in workerd, cold start with all of EU Login, beside an empty Worker',
  }
  if (Object.values(starts).some((name) => isMeant(name, only))) {
    const found = await coldStarts('login', { rounds: Math.max(rounds, 15) })
    for (const [which, name] of Object.entries(starts))
      if (isMeant(name, only)) rows.push({ name, ours: found[which].answered, peer: found[which].empty, unit: 'ms' })
  }
  const rowOf = (what) => ({ name: `CPU in workerd, ${what}, beside a plain Worker`, ours: [], peer: [], unit: 'ms' })
  const wanted = Object.entries(pages).filter(([what]) => isMeant(rowOf(what).name, only))
  if (wanted.length === 0) return rows
  const [ours, plain] = [await startWorker(login), await startPlain()]
  try {
    for (const [what, path] of wanted) {
      const row = rowOf(what)
      for (let round = 0; round <= rounds; round++) {
        const [one, other] = [await ours.cpu(path), await plain.cpu('/healthz')]
        // The first round warms up.
        if (round === 0) continue
        row.ours.push(one)
        row.peer.push(other)
      }
      rows.push(row)
    }
    return rows
  } finally {
    await Promise.all([ours.stop(), plain.stop()])
  }
}

async function startPlain() {
  const folder = mkdtempSync(join(tmpdir(), 'laissez-passer-bench-'))
  const config = { name: 'plain', main: 'plain.mjs', no_bundle: true, compatibility_date: '2026-11-01' }
  writeFileSync(join(folder, 'plain.mjs'), "export default { fetch: () => Response.json({ status: 'ok' }) }")
  writeFileSync(join(folder, 'wrangler.jsonc'), JSON.stringify(config))
  const worker = await startWorker(folder)
  return { ...worker, stop: async () => [await worker.stop(), rmSync(folder, { recursive: true })] }
}

async function startWorker(folder) {
  const [port, inspector, state] = [await freePort(), await freePort(), mkdtempSync(join(tmpdir(), 'wrangler-'))]
  const variables = {
    LOGIN_ORIGIN: `http://localhost:${port}`,
    CAPTCHA: 'off',
    SECRET_KEY: 'only-for-this-'.repeat(3),
  }
  const options = [
    '--local',
    '--ip=127.0.0.1',
    `--port=${port}`,
    `--inspector-port=${inspector}`,
    `--persist-to=${state}`,
  ]
  const given = Object.entries({ ...variables, LOG_LEVEL: 'warn' }).map(([name, value]) => `--var=${name}:${value}`)
  const child = spawn(process.execPath, [wrangler, 'dev', ...options, ...given], {
    cwd: folder,
    env: { ...process.env, CI: '1', WRANGLER_SEND_METRICS: 'false', XDG_CONFIG_HOME: state },
    stdio: 'ignore',
  })
  const began = performance.now()
  while (!(await answers(`http://127.0.0.1:${port}/healthz`))) {
    if (child.exitCode !== null || performance.now() - began > 60_000) throw new Error(`no Worker started in ${folder}`)
    await sleep(50)
  }
  const cpu = () => workerdsBelow(child.pid).reduce((sum, pid) => sum + cpuOf(pid), 0)
  const http = client(port, { connections: 8 })
  return {
    /** Milliseconds a request. */
    async cpu(path) {
      const before = cpu()
      for (let sent = 0; sent < requests; sent += 8)
        await Promise.all(Array.from({ length: 8 }, async () => expected(await http.send(path), 200)))
      return (cpu() - before) / requests
    },
    async stop() {
      await http.close()
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
      rmSync(state, { recursive: true, force: true })
    },
  }
}
