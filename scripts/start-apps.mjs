// Installs what is missing, builds what changed, starts apps together and ends them together. Plain
// JavaScript for the machine’s Node; the apps themselves run on the Node of the lockfile.
import { readFileSync } from 'node:fs'
import { build } from './build.mjs'
import { install } from './install.mjs'
import { portBeside, takenPorts } from './ports.mjs'
import { endRunning } from './run.mjs'
import { runTogether } from './together.mjs'

const began = performance.now()
let running = null
let ending = false

/** Ends everything that was started. */
async function end(code) {
  if (ending) return
  ending = true
  endRunning()
  await running?.end()
  process.exit(code)
}

/** Whether an origin is on one’s own machine. */
export function isHere(origin) {
  const address = origin || 'http://localhost'
  const hostname = URL.canParse(address) ? new URL(address).hostname : ''
  return /^(localhost|.*\.localhost|\[::1\]|127(\.\d+){3})$/.test(hostname)
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
    return { origin: url.origin, port: Number(port), setting }
  } catch {
    return { origin, port: NaN, setting }
  }
}

/**
 * Demoland only stands beside the three apps: unless one said where, it gives way to whoever has its port,
 * such as the Demoland of another start.
 */
async function placeDemoland(apps) {
  const demoland = apps.find(({ prefix }) => prefix === 'DEMO_COUNTRY')
  if (!demoland || process.env.DEMO_COUNTRY_ORIGIN || process.env.DEMO_COUNTRY_PORT) return
  const theirs = apps.filter((app) => app !== demoland).map((app) => addressOf(app).port)
  const { port: usual } = addressOf(demoland)
  const port = await portBeside(usual, theirs)
  if (port !== usual) process.env.DEMO_COUNTRY_ORIGIN = `http://localhost:${port}`
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
 * Starts apps and says where they are; returns when all listen. They end with this process, and it with the
 * first of them.
 *
 * @param apps as in `build.mjs`; `args` for the entry, `flags` for Node, `on`: what runs it, where that is to
 * be said
 * @param options `mail`: whether mail lands in the mailbox, `kept`: where the data stay
 */
export async function startApps(apps, { kept, mail }) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(0))
  watchNpm()
  await placeDemoland(apps)
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
  if (ending) return
  running = runTogether(apps, { ended: (code) => void end(code) })
  await running.started
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
