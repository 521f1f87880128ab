// `pnpm bench`: how fast the parts are on this machine, one process. Needs a build.
import { checkPassword, eulogin2025 } from '@laissez-passer/core/password'
import { password } from '@laissez-passer/core/methods/password'
import { createProvider } from '@laissez-passer/hono/provider'
import { pages } from '@laissez-passer/pages/pages'
import { node } from '@laissez-passer/runtime/node'
import { sqlite } from '@laissez-passer/store-sql/sqlite'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measure } from './measure.mjs'

const folder = mkdtempSync(join(tmpdir(), 'laissez-passer-bench-'))
const store = await sqlite(join(folder, 'bench.db'))
const runtime = node({ secretKey: randomBytes(32).toString('base64url') })
const origin = 'http://localhost:4000'
const idp = await createProvider({
  origin,
  name: 'Bench',
  store,
  runtime,
  methods: [password()],
  mail: { send: async () => ({ ok: true }) },
  pages: pages({ name: 'Bench', assets: '/cas/assets' }),
  log: () => {},
})

await measure(
  'checkPassword',
  () => checkPassword('Kohv9-ja-kringel!', eulogin2025, { about: { email: 'a@example.org' } }),
  { seconds: 1 },
)
await measure('password hash (argon2id, 19 MiB), 4 at a time', () => runtime.hasher.hash('Kohv9-ja-kringel!'), {
  parallel: 4,
})
await measure('GET /cas/login, the first step', async () => {
  const response = await idp.fetch(new Request(`${origin}/cas/login`))
  await response.arrayBuffer()
})
await measure('GET discovery', async () => {
  const response = await idp.fetch(new Request(`${origin}/cas/oauth2/.well-known/openid-configuration`))
  await response.arrayBuffer()
})
await measure(
  'POST identifier: one write, 32 at a time',
  async () => {
    const body = new URLSearchParams({ identifier: 'anna@example.org' })
    const response = await idp.fetch(new Request(`${origin}/cas/login`, { method: 'POST', body, headers: { origin } }))
    if (response.status !== 303) throw new Error(`answered ${response.status}`)
  },
  { parallel: 32 },
)

idp.close()
store.close()
rmSync(folder, { recursive: true })
