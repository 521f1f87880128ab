import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from '../../support/build.ts'
import { answering, freePort, run, type Running } from '../../support/running.ts'

export let built = ''
export let data = ''
export let origin = ''
let server: Running

/** A built EU Login that runs, beside which commands are given. */
export async function startServer(): Promise<void> {
  built = await build()
  data = await mkdtemp(join(tmpdir(), 'login-data-'))
  origin = `http://localhost:${await freePort()}`
  server = run(process.execPath, [join(built, 'dist/node.js')], {
    cwd: data,
    env: { LOGIN_ORIGIN: origin, DATA_DIR: data, CAPTCHA: 'off', CLIENT_REGISTRATION: 'open' },
  })
  await answering(`${origin}/healthz`, server)
}

export async function stopServer(): Promise<void> {
  await server.end('SIGKILL')
  for (const folder of [built, data]) await rm(folder, { recursive: true, force: true })
}

interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs the real command, beside the server that runs. */
export function laissezPasser(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(built, 'dist/cli.js'), ...args],
      { cwd: data, env: { PATH: process.env['PATH'], LOGIN_ORIGIN: origin, DATA_DIR: data, ...env } },
      (error, out, err) => resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err }),
    )
  })
}

/** Puts a file where commands are given. */
export async function file(name: string, content: string | Uint8Array): Promise<string> {
  await writeFile(join(data, name), content)
  return name
}
