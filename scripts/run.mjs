// Runs a tool to its end, quietly. Each gets a process group of its own, so that it can be ended with all it
// started.
import { spawn } from 'node:child_process'
import { stripVTControlCharacters } from 'node:util'

const running = new Set()

/**
 * Runs a program; resolves with its exit code and all it said. Never rejects: a missing program is code 127.
 */
export function run([program, ...args], options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
    running.add(child)
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (chunk) => {
        output += chunk
      })
    child.once('error', (error) => {
      running.delete(child)
      resolve({ code: 127, output: error.message })
    })
    child.once('close', (code) => {
      running.delete(child)
      resolve({ code: code ?? 1, output })
    })
  })
}

/** Ends every tool that is still running, with what it started. */
export function endRunning() {
  for (const child of running) {
    try {
      process.kill(-child.pid, 'SIGTERM')
    } catch {}
  }
}

/** The last words of a tool, without colours, for an error message. */
export function lastLines(output, count = 30) {
  return stripVTControlCharacters(output).trim().split('\n').slice(-count).join('\n')
}
