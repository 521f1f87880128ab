// Programs that frameworks build: what a README's example can't show. Each is made in a fresh project, built
// by the framework's own tool, and asked.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { node, root } from '../install.mjs'
import { freePort } from '../ports.mjs'
import { lastLines, run } from '../run.mjs'
import { project } from './projects.mjs'

/** What tools are told of where they run. */
export const env = () => ({ ...process.env, NODE_OPTIONS: '', NO_COLOR: '1', CI: '1', NEXT_TELEMETRY_DISABLED: '1' })

/** The relying party's example for Next, and a page with components of ours, which are the client's. */
const nextPage = `
import { eulogin2025 } from '@laissez-passer/password'
import { en } from '@laissez-passer/widgets/messages'
import { PasswordField } from '@laissez-passer/widgets/password-field'
import { QrCode } from '@laissez-passer/widgets/qr-code'
import '@laissez-passer/widgets/tokens.css'
import '@laissez-passer/widgets/components.css'
import { Pin } from './pin'

export default function Form() {
  return (
    <form method="post">
      <PasswordField name="new" label="New password" policy={eulogin2025} messages={en} />
      <Pin />
      <QrCode text="https://app.example.eu" label="Scan" />
    </form>
  )
}
`

const nextPin = `
'use client'
import { DigitField } from '@laissez-passer/widgets/digit-field'
import { useState } from 'react'

export function Pin() {
  const [value, setValue] = useState('')
  return <DigitField name="pin" label="PIN" length={4} value={value} onChange={setValue} />
}
`

/** Next's App Router: `next build`, then the page and the login's redirect as it serves them. */
export async function nextRow(react, { registry, tell }) {
  const row = `next · react ${react}`
  const next = react === '18' ? '15' : '16'
  const made = await project(`next-${react}`, {
    registry,
    wanted: [
      ...['relying-party', 'widgets', 'password'].map((name) => `@laissez-passer/${name}`),
      `next@${next}`,
      `react@${react}`,
      `react-dom@${react}`,
      `@types/react@${react}`,
      'typescript@5.9',
      '@types/node@26',
    ],
  })
  if (made.failed !== null) return tell(row, lastLines(made.failed))
  cpSync(join(root, 'packages/relying-party/examples/next'), made.folder, { recursive: true })
  mkdirSync(join(made.folder, 'app/form'), { recursive: true })
  writeFileSync(join(made.folder, 'app/form/page.tsx'), nextPage)
  writeFileSync(join(made.folder, 'app/form/pin.tsx'), nextPin)
  const tool = join(made.folder, 'node_modules/next/dist/bin/next')
  const built = await run([node, tool, 'build'], { cwd: made.folder, env: env(), timeout: 400_000 })
  if (built.code !== 0) return tell(row, lastLines(built.output, 40))
  const port = await freePort()
  const server = spawn(node, [tool, 'start', '-p', String(port)], { cwd: made.folder, env: env(), stdio: 'ignore' })
  const ended = once(server, 'exit')
  try {
    const page = await answered(`http://localhost:${port}/form`)
    const lacks = ['at least 10 characters', 'name="pin"', '<svg'].filter((words) => !page.includes(words))
    tell(row, lacks.length > 0 ? `the page lacks ${lacks.join(', ')}:\n${page.slice(0, 2000)}` : null)
  } catch (error) {
    tell(row, String(error))
  } finally {
    server.kill()
    await ended
  }
}

const worker = `
import { createProvider } from '@laissez-passer/hono/provider'
import { mailbox } from '@laissez-passer/delivery/mailbox'
import { password } from '@laissez-passer/hono/methods/password'
import { passkey } from '@laissez-passer/hono/methods/passkey'
import { pages } from '@laissez-passer/pages/pages'
import { workers } from '@laissez-passer/runtime/workers'
import { d1, migrateD1 } from '@laissez-passer/store-sql/d1'
import { checkPassword, eulogin2025 } from '@laissez-passer/password'

let started
async function start(env) {
  await migrateD1(env.DB)
  const store = d1(env.DB)
  return createProvider({
    origin: 'http://localhost:8787',
    store,
    runtime: workers({ secretKey: 'replace me by 32 random characters or more' }),
    mail: mailbox(store.mailbox),
    methods: [password(), passkey()],
    pages: pages({ name: 'Example ID' }),
  })
}

export default {
  async fetch(request, env, context) {
    if (new URL(request.url).pathname === '/policy') return Response.json(checkPassword('sunshine', eulogin2025))
    started ??= start(env)
    return (await started).fetch(request, env, context)
  },
}
`
const asking = `
import { readFileSync } from 'node:fs'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
const { compatibility_date, compatibility_flags } = JSON.parse(readFileSync('wrangler.json', 'utf8'))
const modules = [{ type: 'ESModule', path: 'worker.js', contents: readFileSync('out/worker.js', 'utf8') }]
for (const name of JSON.parse(process.argv[2]))
  modules.push({ type: 'CompiledWasm', path: name, contents: readFileSync('out/' + name) })
const settings = { compatibilityDate: compatibility_date, compatibilityFlags: compatibility_flags, modules, d1Databases: { DB: 'db' } }
const flare = new Miniflare(convertV4MiniflareOptions(settings))
const page = await flare.dispatchFetch('http://localhost:8787/cas/login')
const text = await page.text()
if (page.status !== 200 || !text.includes('Example ID')) throw new Error(page.status + ' ' + text.slice(0, 500))
const judged = await (await flare.dispatchFetch('http://localhost:8787/policy')).json()
if (judged.ok !== false) throw new Error('the policy took it')
await flare.dispose()
`

/** A provider of one's own as a Worker: bundled by wrangler, run by workerd. */
export async function workerdRow({ registry, tell }) {
  const row = 'workerd · a provider'
  const ours = ['hono', 'pages', 'delivery', 'runtime', 'store-sql', 'password'].map(
    (name) => `@laissez-passer/${name}`,
  )
  const made = await project('workerd', { registry, wanted: [...ours, 'hono', 'wrangler@4'] })
  if (made.failed !== null) return tell(row, lastLines(made.failed))
  const day = /compatibilityDate = '([^']+)'/.exec(readFileSync(join(root, 'vitest.shared.ts'), 'utf8'))?.[1]
  const settings = {
    name: 'matrix',
    main: 'worker.js',
    compatibility_date: day,
    compatibility_flags: ['nodejs_compat'],
  }
  writeFileSync(join(made.folder, 'wrangler.json'), JSON.stringify(settings))
  writeFileSync(join(made.folder, 'worker.js'), worker)
  writeFileSync(join(made.folder, 'ask.mjs'), asking)
  const tool = join(made.folder, 'node_modules/wrangler/bin/wrangler.js')
  const options = { cwd: made.folder, env: env(), timeout: 200_000 }
  const built = await run([node, tool, 'deploy', '--dry-run', '--outdir', 'out'], options)
  if (built.code !== 0) return tell(row, lastLines(built.output, 40))
  const bundle = readFileSync(join(made.folder, 'out/worker.js'), 'utf8')
  const wasm = [...new Set([...bundle.matchAll(/from "\.\/([^"]+\.wasm)"/g)].map(([, name]) => name))]
  const { code, output } = await run([node, 'ask.mjs', JSON.stringify(wasm)], options)
  tell(row, code === 0 ? null : lastLines(output, 40))
}

/** The page, once somebody answers. */
export async function answered(url) {
  for (const until = Date.now() + 60_000; ; ) {
    const response = await fetch(url).catch(() => null)
    if (response !== null) {
      if (!response.ok) throw new Error(`${url} answered ${response.status}: ${(await response.text()).slice(0, 500)}`)
      return response.text()
    }
    if (Date.now() > until) throw new Error(`nobody answers at ${url}`)
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
}
