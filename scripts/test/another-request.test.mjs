// What isolates keep for all requests, in workerd: a request that began to make it is left by its client, and
// nothing that it began settles any more.
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { convertV4MiniflareOptions, Miniflare, Response } from 'miniflare'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { node, root } from '../install.mjs'
import { run } from '../run.mjs'

const databases = ['DB', 'DB_2', 'DB_3']
const from = (path) => JSON.stringify(join(root, path))

/** A Worker that uses each of them as the apps do; what is asked outside waits for `SLOW` the first time. */
const main = `
  import { env } from 'cloudflare:workers'
  import { shareSecrets } from ${from('apps/portal/src/server/sharing/share-secrets.ts')}
  import { clientKeys } from ${from('packages/federation/src/oidc/clients/keys.ts')}
  import { makeSigningKey, publicKeys, signingKey } from ${from('packages/federation/src/oidc/keys/signing-keys.ts')}
  import { keyRing } from ${from('packages/runtime/src/keys/key-ring.ts')}
  import { d1, migrateD1 } from ${from('packages/store-sql/src/d1.ts')}
  import { shardedLater } from ${from('packages/store-sql/src/sharded.ts')}

  const now = 1_900_000_000
  const runtime = {
    keyRing: keyRing('only-in-this-test-'.repeat(3)),
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  }
  const slow = (what) => env.SLOW.fetch('http://slow/' + what)

  let keys
  const signingKeys = {
    async list() {
      await slow('signing-keys')
      return (keys ??= await Promise.all(
        ['ES256', 'RS256'].map((algorithm) => makeSigningKey({ ...runtime, now }, { algorithm, signsFrom: now })),
      ))
    },
  }
  let first = []
  const noKeysYet = {
    list: async () => first,
    async initialise(_, made) {
      await slow('first-keys')
      return (first = first.length > 0 ? first : made)
    },
  }
  const outgoing = async () => {
    await slow('client-keys')
    const keys = (await signingKeys.list()).map(({ publicJwk }) => JSON.parse(publicJwk))
    return { ok: true, status: 200, body: new TextEncoder().encode(JSON.stringify({ keys })) }
  }
  const client = { clientId: 'shop', jwksUri: 'https://shop.example/keys' }
  const secrets = shareSecrets(async () => {
    await slow('share-secrets')
    return runtime
  })
  let store
  const stores = () =>
    ${JSON.stringify(databases)}.map((name) => {
      const one = d1(env[name])
      const { commit } = one.executor
      // All databases are asked by statements of their own, which nobody else makes.
      one.executor.commit = async (statements, how) => {
        await slow('databases')
        return commit(statements, how)
      }
      return one
    })

  const uses = {
    'signing-keys': async () => (await signingKey({ ...runtime, now, store: { signingKeys } }, 'ES256')).kid.length,
    'first-keys': async () => (await publicKeys({ ...runtime, now, store: { signingKeys: noKeysYet } })).keys.length,
    'client-keys': async () => clientKeys({ now, outgoing }, client)({ alg: 'ES256' }, {}),
    'share-secrets': async () => (await secrets.newToken({ owner: 'ada', id: '1' })).token.length,
    databases: async () => (store ??= shardedLater(stores(), { key: new Uint8Array(32) })).ping(),
    migrated: async () => {
      for (const name of ${JSON.stringify(databases)}) await migrateD1(env[name])
    },
  }
  export default {
    async fetch(request) {
      await uses[new URL(request.url).pathname.slice(1)]()
      return new Response('done')
    },
  }
`

const folder = mkdtempSync(join(tmpdir(), 'another-request-'))
const asked = []
let workerd
let url

beforeAll(async () => {
  writeFileSync(join(folder, 'main.js'), main)
  const config = {
    name: 'another-request',
    main: 'main.js',
    compatibility_date: '2026-11-01',
    compatibility_flags: ['nodejs_compat'],
  }
  writeFileSync(join(folder, 'wrangler.json'), JSON.stringify(config))
  const built = await run(
    [node, join(root, 'node_modules/wrangler/bin/wrangler.js'), 'deploy', '--dry-run', '--outdir', 'dist'],
    {
      cwd: folder,
      env: { ...process.env, CI: '1', WRANGLER_BUILD_CONDITIONS: 'laissez-passer:source,workerd,worker,browser' },
    },
  )
  expect(built.code, built.output).toBe(0)
  workerd = new Miniflare(
    convertV4MiniflareOptions({
      modules: true,
      script: readFileSync(join(folder, 'dist/main.js'), 'utf8'),
      compatibilityDate: '2026-11-01',
      compatibilityFlags: ['nodejs_compat'],
      d1Databases: databases,
      serviceBindings: {
        async SLOW(request) {
          asked.push(new URL(request.url).pathname.slice(1))
          const [what] = asked.slice(-1)
          if (asked.filter((one) => one === what).length === 1) await new Promise(() => {})
          return new Response('said')
        },
      },
      unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
      cf: false,
    }),
  )
  await workerd.ready
  url = await workerd.unsafeGetDirectURL()
  expect(await (await fetch(new URL('/migrated', url))).text()).toBe('done')
}, 120_000)

afterAll(async () => {
  await workerd?.dispose()
  rmSync(folder, { recursive: true, force: true })
})

it.each(['signing-keys', 'first-keys', 'client-keys', 'share-secrets', 'databases'])(
  '%s: a request whose client leaves hinders no other',
  async (what) => {
    const socket = connect(Number(url.port), url.hostname)
    socket.on('error', () => {})
    await once(socket, 'connect')
    socket.write(`GET /${what} HTTP/1.1\r\nHost: ${url.host}\r\n\r\n`)
    await expect.poll(() => asked.includes(what), { timeout: 20_000 }).toBe(true)
    // Somebody comes while it is there yet, and somebody after it has left.
    const meanwhile = fetch(new URL(`/${what}`, url))
    socket.resetAndDestroy()
    await once(socket, 'close')
    for (const answer of [await meanwhile, await fetch(new URL(`/${what}`, url))])
      expect(await answer.text()).toBe('done')
  },
  60_000,
)
