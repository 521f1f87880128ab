// Servers under measurement: processes of their own, on a core of their own where there are two.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../scripts/ports.mjs'

/** Whether server and load each have a core. */
export const pinned = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0

// A signal alone would end this process without its servers.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1))

/** Puts this process, which makes the load, on the second core. */
export function pinLoad() {
  if (pinned) spawnSync('taskset', ['-cp', '1', String(process.pid)])
}

/**
 * Starts a server and waits until it answers.
 *
 * @param entry its script
 * @param options `env`: of the process, given the port; `prepare`: writes what it needs into its folder;
 * `flags`: of Node; `args`: of the script
 */
export async function startServer(entry, { args = [], env, prepare, flags = [] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'laissez-passer-bench-'))
  prepare?.(folder)
  const port = await freePort()
  const command = [...(pinned ? ['taskset', '-c', '0'] : []), process.execPath, ...flags, entry, ...args]
  const began = performance.now()
  const child = spawn(command[0], command.slice(1), {
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), DATA_DIR: folder, ...env?.(port) },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  // Whatever ends this process ends its servers: one that stays would be measured with the next run's.
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said = (said + text).slice(-4000)
  })
  const origin = `http://localhost:${port}`
  while (!(await answers(`http://127.0.0.1:${port}/healthz`))) {
    if (child.exitCode !== null || performance.now() - began > 60_000)
      throw new Error(`${entry} did not start: ${said}`)
    await sleep(2)
  }
  return {
    origin,
    port,
    folder,
    pid: child.pid,
    /** From spawn to the first answer, in milliseconds. */
    bootMs: performance.now() - began,
    /** Resident memory now, in megabytes; NaN where the system doesn't tell. */
    memory: () => residentMegabytes(child.pid),
    async stop() {
      const early = child.exitCode ?? child.signalCode
      if (early === null) {
        const gone = once(child, 'exit')
        child.kill('SIGKILL')
        await gone
      }
      process.off('exit', kill)
      rmSync(folder, { recursive: true, force: true })
      if (early !== null) throw new Error(`${entry} ended by itself (${early}): ${said}`)
    },
  }
}

function residentMegabytes(pid) {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Number(kilobytes) / 1024
  } catch {
    return Number.NaN
  }
}

export async function answers(url) {
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  )
}
