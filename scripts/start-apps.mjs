// Installs what is missing, builds what changed, starts apps together and ends them together. Plain
// JavaScript for the machine’s Node; the apps themselves run on the Node of the lockfile.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { build } from './build.mjs'
import { install, node, root } from './install.mjs'
import { nodeFlags } from './node-flags.mjs'
import { takenPorts } from './ports.mjs'
import { endRunning } from './run.mjs'

const began = performance.now()
const children = new Map()
/** Those that have read their settings and opened their data. */
const ready = new Set()
let ending = false

/** Ends every child: asked first, made to after four seconds. */
async function end(code) {
  if (ending) return
  ending = true
  endRunning()
  const gone = [...children.keys()].map((child) => new Promise((resolve) => child.once('exit', resolve)))
  for (const child of children.keys()) child.kill('SIGTERM')
  await Promise.race([Promise.all(gone), sleep(4000)])
  for (const child of children.keys()) child.kill('SIGKILL')
  process.exit(code)
}

/** Whether an origin is on one’s own machine. */
export function isHere(origin) {
  const address = origin || 'http://localhost'
  const hostname = URL.canParse(address) ? new URL(address).hostname : ''
  return /^(localhost|.*\.localhost|\[::1\]|127(\.\d+){3})$/.test(hostname)
}

function startApp({ args = [], entry, flags = [], name }, count) {
  const child = spawn(node, [...nodeFlags, ...flags, '--import', './scripts/watch-parent.mjs', entry, ...args], {
    cwd: root,
    env: { ...process.env, START_TOGETHER: '1' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  children.set(child, name)
  child.once('message', () => void (ready.add(child).size === count && startAll()))
  child.once('exit', (code, signal) => {
    children.delete(child)
    if (ending) return
    if (!code) console.error(`${name} stopped${signal ? `, ended by ${signal}` : ''}.`)
    void end(code || 1)
  })
}

/**
 * All can start: now they listen. A setting that can't be right ends the start before anybody says “started”.
 */
function startAll() {
  for (const child of ready) child.send('start')
}

/**
 * Where an app listens: its own port, or that of its origin. An origin that is not one is the app's to
 * refuse.
 */
function addressOf({ prefix, origin }) {
  const own = process.env[`${prefix}_PORT`]
  const setting = `${prefix}_${own ? 'PORT' : 'ORIGIN'}`
  try {
    const url = new URL(process.env[`${prefix}_ORIGIN`] || origin)
    const port = own || url.port || (url.protocol === 'https:' ? '443' : '80')
    return { origin: url.origin, local: `http://localhost:${port}`, port: Number(port), setting }
  } catch {
    return { origin, local: origin, port: NaN, setting }
  }
}

/** Waits until an app answers; one that neither answers nor ends within a minute stops the start. */
async function answers({ name, local }) {
  for (const deadline = performance.now() + 60_000; performance.now() < deadline; await sleep(20)) {
    try {
      const { ok } = await fetch(`${local}/healthz`, { signal: AbortSignal.timeout(2000) })
      if (ok) return
    } catch {}
  }
  if (!ending) console.error(`${name} does not answer at ${local}.`)
  await end(1)
}

/** npm may be killed without a word to us: then nobody holds the terminal, and we end too. */
function watchNpm() {
  if (!process.env.npm_lifecycle_event) return
  const ancestors = () => [process.ppid, shellParent(process.ppid)].join()
  const before = ancestors()
  setInterval(() => ancestors() !== before && void end(0), 500).unref()
}

/** The parent of the shell that npm may put between itself and us. */
function shellParent(pid) {
  try {
    const [, name, rest] = readFileSync(`/proc/${pid}/stat`, 'utf8').match(/^\d+ \((.*)\) \S (.*)$/s) ?? []
    return /^(ba|da)?sh$/.test(name) ? rest.split(' ')[0] : ''
  } catch {
    return ''
  }
}

/**
 * Starts apps and says where they are; returns when all answer. They end with this process, and it with the
 * first of them.
 *
 * @param apps as in `build.mjs`; `args` for the entry, `flags` for Node, `on`: what runs it, where that is to
 * be said
 * @param options `mail`: whether mail lands in the mailbox, `kept`: where the data stay
 */
export async function startApps(apps, { kept, mail }) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(0))
  watchNpm()
  const addresses = apps.map((app) => ({ ...app, ...addressOf(app) }))
  /** One that is no port is the app's to refuse. */
  const taken = await takenPorts(addresses.filter(({ port }) => port > 0 && port < 65_536))
  if (taken.length > 0) {
    console.error(taken.join('\n'))
    await end(1)
  }
  try {
    await install()
    await build()
  } catch (error) {
    if (!ending) console.error(error.message)
    await end(1)
  }
  if (!ending) for (const app of apps) startApp(app, apps.length)

  await Promise.all(addresses.map(answers))
  if (!ending) welcome(addresses, { kept, mail })
}

function welcome(addresses, { kept, mail }) {
  const [login, portal] = addresses
  const wide = Math.max(...addresses.map(({ origin, path }) => `${origin}${path}`.length))
  const lines = addresses.map(({ name, on = '', origin, path }) =>
    `  ${name.padEnd(14)} ${`${origin}${path}`.padEnd(wide)}  ${on}`.trimEnd(),
  )
  const mailbox = mail ? `\n  ${'Mailbox'.padEnd(14)} ${login.origin}/dev/mailbox` : ''
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`\nReady after ${seconds} s:\n\n${lines.join('\n')}${mailbox}\n`)
  console.log(`First thing to do: open ${portal.origin}, choose “Log in”, then “Create an account”.`)
  console.log(
    `${mail ? 'Every mail lands in the mailbox above. ' : ''}Ctrl-C ends everything; the data stay in ${kept}.\n`,
  )
}
