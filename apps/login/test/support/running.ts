import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** A program under test. */
export interface Running {
  readonly child: ChildProcess
  /** What it printed so far. */
  readonly output: () => string
  /** Asks it and its children to end, and waits. @returns its exit code */
  readonly end: (signal?: NodeJS.Signals) => Promise<number | null>
}

/** Starts a program in a process group of its own. */
export function run(
  command: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
): Running {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...options.env },
    detached: true,
  })
  const chunks: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk.toString()))
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const signalAll = (signal: NodeJS.Signals): void => {
    try {
      process.kill(-(child.pid ?? 0), signal)
    } catch {}
  }
  return {
    child,
    output: () => chunks.join(''),
    end: async (signal = 'SIGTERM') => {
      signalAll(signal)
      const late = setTimeout(() => signalAll('SIGKILL'), 8000)
      const code = await ended
      clearTimeout(late)
      return code
    },
  }
}

/** Waits until a server answers, or throws with what the program said. */
export async function answering(url: string, program: Running): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (program.child.exitCode !== null) break
    const answer = await fetch(url).catch(() => null)
    if (answer?.ok) return
    await sleep(50)
  }
  throw new Error(`${url} doesn’t answer:\n${program.output()}`)
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0))
    })
  })
}
