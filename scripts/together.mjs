// Starts programs that begin together and waits for what they say, for as long as they live: a machine may be
// slow and a database long in being brought up to date, and neither is told by a clock.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { node, root } from './install.mjs'
import { nodeFlags } from './node-flags.mjs'

/** After so long it is said for whom one waits, in milliseconds. */
const quietMs = 10_000
/** How long one that is asked to end may take, in milliseconds. */
const endMs = 4000
/**
 * So long one that can't start waits for what the others say of their settings, in milliseconds: whoever
 * mends them does it once.
 */
const hearMs = 2000

/**
 * Starts programs, each in a process of its own that ends with this one. When each has read its settings and
 * opened its data (it says `can-start`) all are told to listen; a setting that can't be right ends the start
 * before anybody listens.
 *
 * @param apps `name` of each, `entry`: the file that runs it, `args` for it, `flags` for Node
 * @param options `ended`: called with the exit code of one that ends by itself; `quiet`: when it is said for
 * whom one waits; `say`: prints a line
 * @returns `started`: resolves once all listen; `end`: ends them, resolves when they are gone
 */
export function runTogether(apps, { ended, quiet = quietMs, say = console.error }) {
  const children = new Map()
  const ready = new Set()
  const listening = new Set()
  let allListen = () => {}
  const started = new Promise((resolve) => (allListen = resolve))
  let ending = false
  const told = new Set()

  /** A setting that several can't use is told by the first. */
  function tell(line) {
    const [, setting] = /^(?:[^:=]*: )?([A-Z_]+=.*?) can’t be used/.exec(line) ?? []
    if (setting !== undefined && told.has(setting)) return
    if (setting !== undefined) told.add(setting)
    say(line)
  }

  /** Until each has opened its data or ended, but no longer than a while. */
  async function heard() {
    const since = performance.now()
    const isHeard = () => [...children.keys()].every((child) => ready.has(child))
    while (!isHeard() && performance.now() - since < hearMs) await sleep(20)
  }

  function run({ args = [], entry, flags = [], name }) {
    const child = spawn(node, [...nodeFlags, ...flags, '--import', './scripts/watch-parent.mjs', entry, ...args], {
      cwd: root,
      env: { ...process.env, START_TOGETHER: '1' },
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    })
    children.set(child, name)
    createInterface({ input: child.stderr }).on('line', tell)
    const closed = once(child, 'close')
    child.on('message', (message) => {
      if (message !== 'started') return void (ready.add(child).size === apps.length && letAllStart())
      if (listening.add(child).size < apps.length) return
      clearTimeout(waiting)
      allListen()
    })
    child.once('exit', (code, signal) => {
      children.delete(child)
      clearTimeout(waiting)
      if (!ending) void gone({ name, closed, code, signal })
    })
  }

  async function gone({ closed, code, name, signal }) {
    // All that it said; what it started may hold its stderr for longer.
    await Promise.race([closed, sleep(200)])
    if (code && ready.size < apps.length) await heard()
    if (ending) return
    if (!code) say(`${name} stopped${signal ? `, ended by ${signal}` : ''}.`)
    ended(code || 1)
  }

  function letAllStart() {
    // Whoever died meanwhile can’t be told; what follows is done where its end is heard.
    for (const child of ready) child.send('start', () => {})
  }

  function sayWho() {
    for (const [child, name] of children)
      if (!ready.has(child)) say(`Waiting for ${name}, which opens its data …`)
      else if (ready.size === apps.length && !listening.has(child)) say(`Waiting for ${name} to listen …`)
  }

  async function end() {
    ending = true
    clearTimeout(waiting)
    const gone = [...children.keys()].map((child) => new Promise((resolve) => child.once('exit', resolve)))
    for (const child of children.keys()) child.kill('SIGTERM')
    await Promise.race([Promise.all(gone), sleep(endMs)])
    for (const child of children.keys()) child.kill('SIGKILL')
  }

  const waiting = setTimeout(sayWho, quiet)
  for (const app of apps) run(app)
  return { started, end }
}
