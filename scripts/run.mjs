// Runs a tool to its end, quietly. Each gets a process group of its own, so that it can be ended with all it started.
import { spawn } from 'node:child_process'

const running = new Set()

/** Runs a program; resolves with its exit code and all it said. Never rejects: a missing program is code 127. */
export function run([program, ...args], { onLine, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
    running.add(child)
    let output = ''
    let line = ''
    const hear = (chunk) => {
      output += chunk
      if (!onLine) return
      const lines = (line + chunk).split('\n')
      line = lines.pop()
      for (const whole of lines) onLine(whole)
    }
    child.stdout.setEncoding('utf8').on('data', hear)
    child.stderr.setEncoding('utf8').on('data', hear)
    child.once('error', (error) => resolve({ code: 127, output: error.message }))
    child.once('close', (code) => {
      running.delete(child)
      if (onLine && line) onLine(line)
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

/** The last words of a tool, for an error message. */
export function lastLines(output, count = 30) {
  return output.trim().split('\n').slice(-count).join('\n')
}
