// Servers under measurement: processes of their own, on a core of their own where there are two.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
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
 * `flags`: of Node; `args`: of the script; `keepsLog`: its standard output is kept, to be told should it end
 */
export async function startServer(entry, { args = [], env, prepare, flags = [], keepsLog = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'laissez-passer-bench-'))
  prepare?.(folder)
  const port = await freePort()
  const command = [...(pinned ? ['taskset', '-c', '0'] : []), process.execPath, ...flags, entry, ...args]
  // A file, as a pipe that is read late would show in the server's memory.
  const log = join(folder, 'stdout.log')
  const output = keepsLog ? openSync(log, 'a') : 'ignore'
  const began = performance.now()
  const child = spawn(command[0], command.slice(1), {
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), DATA_DIR: folder, ...env?.(port) },
    stdio: ['ignore', output, 'pipe'],
  })
  if (keepsLog) closeSync(output)
  // Whatever ends this process ends its servers: one that stays would be measured with the next run's.
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said = (said + text).slice(-4000)
  })
  const closed = once(child, 'close')
  // Once what it said is read to the end, which a child of its own may keep open.
  const ended = once(child, 'exit').then(async () => Promise.race([closed, sleep(1000, null, { ref: false })]))
  /** How it ended, with its last words. */
  const ending = () => {
    const how = child.signalCode === null ? `exit code ${child.exitCode}` : `signal ${child.signalCode}`
    const words = [said, keepsLog ? readFileSync(log, 'utf8').slice(-4000) : ''].filter((text) => text !== '')
    return new Error(`${entry} ended by itself (${how}): ${words.length === 0 ? 'it said nothing' : words.join('\n')}`)
  }
  const isGone = () => child.exitCode !== null || child.signalCode !== null
  let isStopped = false
  const origin = `http://localhost:${port}`
  while (!(await answers(`http://127.0.0.1:${port}/healthz`))) {
    if (isGone()) {
      await ended
      throw ending()
    }
    if (performance.now() - began > 60_000) throw new Error(`${entry} did not start: ${said}`)
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
    /** Rejects once the server ended without being stopped: how, and its last words. */
    async untilItEnds() {
      await ended
      if (!isStopped) throw ending()
    },
    async stop() {
      isStopped ||= !isGone()
      child.kill('SIGKILL')
      await ended
      const early = isStopped ? null : ending()
      process.off('exit', kill)
      rmSync(folder, { recursive: true, force: true })
      if (early) throw early
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
