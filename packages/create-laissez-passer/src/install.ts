import { spawn, type ChildProcess } from 'node:child_process'
import { type Manager, managers } from './arguments.ts'

/** By which package manager this command was started: `npm create` says `npm/11.5.1 node/v26 …`. */
export function managerOf(environment: Readonly<Record<string, string | undefined>>): Manager {
  const agent = environment['npm_config_user_agent'] ?? ''
  return managers.find((name) => agent.startsWith(`${name}/`)) ?? 'npm'
}

/** An installation under way. */
export interface Installation {
  /** What it printed, and whether it went well. */
  readonly ended: Promise<{ readonly ok: boolean; readonly output: string }>
  readonly stop: () => void
}

/** Installs what a project asks for. */
export function install(folder: string, manager: Manager): Installation {
  let output = ''
  // A file of commands on Windows, which only a shell starts; nothing of what people typed is among them.
  const child: ChildProcess = spawn(manager, ['install'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  })
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (output += String(data)))
  return {
    ended: new Promise((resolve) => {
      child.once('error', ({ message }) => resolve({ ok: false, output: message }))
      child.once('close', (code) => resolve({ ok: code === 0, output }))
    }),
    stop: () => child.kill(),
  }
}
