import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { freePorts, type Running, startProcess } from '../interop/fixtures/processes.ts'
import { makes, type Way } from './printed.ts'

/** Where EU Login and the app are, in place of 4000 and 3000, which may be taken. */
export interface Ports {
  readonly login: number
  readonly app: number
}

/** Ports that are free now. */
export async function portsHere(): Promise<Ports> {
  const [login = 0, app = 0] = await freePorts(2)
  return { login, app }
}

/**
 * An empty folder in which a quick start is followed.
 *
 * @param registry where npm finds our packages; `path`: programs that its reader has
 */
export function emptyProject({ registry, path }: { readonly registry: string; readonly path: readonly string[] }) {
  const folder = mkdtempSync(join(tmpdir(), 'my-app-'))
  writeFileSync(join(folder, '.npmrc'), `@laissez-passer:registry=${registry}\nfund=false\naudit=false\n`)
  const env: NodeJS.ProcessEnv = {
    HOME: process.env['HOME'],
    PATH: [binOf(folder), ...path, process.env['PATH']].join(':'),
    NEXT_TELEMETRY_DISABLED: '1',
    WRANGLER_SEND_METRICS: 'false',
    // Registries of this machine’s have their own certificates, in some places.
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => /^npm_config_|CERT|CA_/i.test(name))),
  }
  return { folder, env }
}

/** The Node of this repository as the reader’s own, before the machine’s. */
function binOf(folder: string): string {
  const bin = join(folder, '.bin')
  mkdirSync(bin)
  symlinkSync(process.execPath, join(bin, 'node'))
  return bin
}

/** Writes and changes the files, runs the commands, starts what stays. @returns it, once it answers. */
export async function follow(
  { changes, commands, files, serve }: Way,
  {
    at,
    env,
    folder,
    ports,
  }: { readonly at: string; readonly env: NodeJS.ProcessEnv; readonly folder: string; readonly ports: Ports },
): Promise<Running> {
  const here = (text: string): string =>
    text.replace(/(?<!\d)4000(?!\d)/g, String(ports.login)).replace(/(?<!\d)3000(?!\d)/g, String(ports.app))
  // What makes a project comes before what is written into it.
  for (const command of commands.filter(makes)) await ran(command)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), here(text))
  }
  for (const { after, before, path } of changes) {
    const [upTo = '', from, ...others] = readFileSync(join(folder, path), 'utf8').split(here(before))
    if (from === undefined || others.length > 0) throw new Error(`${path} has these lines not once:\n${before}`)
    writeFileSync(join(folder, path), upTo + here(after) + from)
  }
  for (const command of commands.filter((each) => !makes(each))) await ran(command)
  return startProcess(['sh', '-c', `exec env ${here(serve)}`], { cwd: folder, env, at, group: true })

  async function ran(command: string): Promise<void> {
    try {
      await promisify(execFile)('sh', ['-c', command], { cwd: folder, env, timeout: 300_000 })
    } catch (error) {
      const { stdout = '', stderr = '' } = Object(error)
      throw new Error(`${command}\n${stdout}${stderr}`, { cause: error })
    }
  }
}
