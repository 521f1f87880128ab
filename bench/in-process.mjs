import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkPassword, eulogin2025 } from '@laissez-passer/core/password'
import { checkSession } from '@laissez-passer/core/internal/sessions'
import { node } from '@laissez-passer/runtime/node'
import { sqlite } from '@laissez-passer/store-sql/sqlite'
import { isMeant } from './arguments.mjs'
import { betterAuthProvider } from './better-auth.mjs'
import { rate } from './load.mjs'
import { openSession } from './session.mjs'

/** What needs no HTTP: a session judged, a password checked. */
export async function inProcess({ rounds, seconds, only }) {
  const folder = mkdtempSync(join(tmpdir(), 'laissez-passer-bench-'))
  const store = await sqlite(join(folder, 'bench.db'))
  const runtime = node({ secretKey: randomBytes(32).toString('base64url') })
  const token = await openSession({ store, runtime })
  const auth = await betterAuthProvider('http://localhost:4997', join(folder, 'auth.db'))
  const signedUp = await auth.api.signUpEmail({
    body: { email: 'bench@example.org', password: 'Kohv9-ja-kringel!', name: 'Bench' },
    asResponse: true,
  })
  const cookie = signedUp.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const headers = new Headers({ cookie })
  const rows = [
    [
      'session check in process beside better-auth',
      { work: () => checkSession({ store, now: runtime.now() }, { token }) },
      { work: () => auth.api.getSession({ headers }) },
    ],
    [
      'checkPassword',
      { work: async () => checkPassword('Kohv9-ja-kringel!', eulogin2025, { about: { email: 'a@example.org' } }) },
    ],
  ]
  const found = []
  for (const [name, ours, peer] of rows) {
    if (!isMeant(name, only)) continue
    const row = { name, ours: [], peer: [], unit: '/s' }
    for (let round = 0; round < rounds; round++) {
      row.ours.push(await rate(ours, seconds / 2))
      if (peer) row.peer.push(await rate(peer, seconds / 2))
    }
    found.push(row)
  }
  store.close()
  rmSync(folder, { recursive: true })
  return found
}
