import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { root } from '../install.mjs'

/** Says that it runs, and how it was told to end. */
const program = `
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => (console.log('told', signal), process.exit(0)))
console.log('runs')
setInterval(() => {}, 1000)`

/** A command of package.json, with a program that lives until it is told to end. */
function command(name) {
  const folder = mkdtempSync(join(tmpdir(), 'told-to-end-'))
  mkdirSync(join(folder, 'scripts'))
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ scripts: { [name]: scripts[name] } }))
  writeFileSync(join(folder, scripts[name].match(/scripts\/\S+/)[0]), program)
  const npm = spawn('npm', ['run', name], { cwd: folder, detached: true, stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(npm, 'exit')
  onTestFinished(() => {
    try {
      if (npm.pid !== undefined) process.kill(-npm.pid, 'SIGKILL')
    } catch {}
    rmSync(folder, { recursive: true })
  })
  return { npm, exited }
}

/** What npm says, line by line, to its end. */
async function* lines(npm) {
  let said = ''
  for await (const chunk of npm.stdout.setEncoding('utf8')) {
    said += chunk
    const whole = said.split('\n')
    said = whole.pop()
    yield* whole
  }
}

// npm tells the shell alone, and dash, which has a command running, keeps SIGINT to itself.
it.each(
  ['start', 'start:workers', 'test', 'test:full', 'dev'].flatMap((name) => [
    [name, 'SIGINT'],
    [name, 'SIGTERM'],
  ]),
)(
  'npm run %s ends when npm alone is told to by %s',
  async (name, signal) => {
    const { exited, npm } = command(name)
    const said = []
    for await (const line of lines(npm)) {
      said.push(line)
      if (line.startsWith('runs')) npm.kill(signal)
    }
    expect(said).toContain(`told ${signal}`)
    expect(await exited).toEqual([0, null])
  },
  60_000,
)
