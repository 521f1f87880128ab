// The pages about moving here, followed with the files that they print.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readForeignHash } from '@laissez-passer/core/foreign-hashes'
import { parseServices } from '@laissez-passer/federation/services'
import { node } from '@laissez-passer/runtime/node'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { commands } from '../src/cli/commands.ts'
import { runProgram } from '../src/cli/program.ts'
import { signsIn } from './support/person.ts'
import { emptyPlace, secretKey, type TestPlace } from './support/places.ts'

const page = (name: string): string =>
  readFileSync(new URL(`../../../docs/src/content/docs/guides/${name}.md`, import.meta.url), 'utf8')

/** The files that a page prints, by name. */
const filesOf = (markdown: string): ReadonlyMap<string, string> =>
  new Map(
    [...markdown.matchAll(/^```\w+ [^\n]*title="([^"]+)"\n([\s\S]*?)^```/gm)].map(([, name = '', text = '']) => [
      name,
      text,
    ]),
  )

const password = 'Correct-Horse7battery'

let place: TestPlace
beforeAll(async () => {
  place = await emptyPlace('sqlite', inject('postgres'))
  await place.withStore((store) => store.ping())
}, 60_000)
afterAll(() => place.remove())

/** Writes a page's files where its reader is, and imports one of them. */
async function imports(name: string, file: string, ...options: readonly string[]) {
  const files = filesOf(page(name))
  for (const [path, text] of files) await writeFile(join(place.folder, path), text)
  const args = ['accounts', 'import', join(place.folder, file), ...options, '--json']
  return JSON.parse((await runProgram(args, { commands, environment: place.environment })).out)
}

it('the realm of “From Keycloak” comes with its people’s passwords, and its clients as services', async () => {
  expect(await imports('from-keycloak', 'realm.json', '--format', 'keycloak')).toMatchObject({ added: 2, refused: 0 })
  await place.withStore(async (store) => {
    await signsIn(store, place.environment, { email: 'paul@example.eu', password })
    // Right, and chosen in 2023.
    const marie = signsIn(store, place.environment, { email: 'marie@example.eu', password })
    await expect(marie).rejects.toThrow('Your password is more than 6 months old')
    expect(await store.accounts.find({ email: 'marie@example.eu' })).toMatchObject({
      language: 'fr',
      lastName: 'Curie',
    })
  })
  const script = join(place.folder, 'services-from-realm.mjs')
  const printed = execFileSync(process.execPath, [script], { cwd: place.folder, encoding: 'utf8', stdio: 'pipe' })
  expect(parseServices(JSON.parse(printed))).toMatchObject({
    ok: true,
    services: [
      {
        clientId: 'shop',
        redirectUris: ['https://shop.example.eu/auth/callback'],
        postLogoutRedirectUris: ['https://shop.example.eu/', 'https://shop.example.eu/bye'],
        backchannelLogoutUri: 'https://shop.example.eu/auth/back-channel-logout',
      },
    ],
  })
}, 60_000)

it('the people of “From better-auth” come with theirs; whose address nobody proved waits', async () => {
  await place.remove()
  place = await emptyPlace('sqlite', inject('postgres'))
  await place.withStore((store) => store.ping())
  expect(await imports('from-better-auth', 'people.csv', '--format', 'better-auth')).toMatchObject({
    added: 2,
    refused: 0,
  })
  await place.withStore(async (store) => {
    await signsIn(store, place.environment, { email: 'marie@example.eu', password })
    expect(await store.accounts.find({ email: 'marie@example.eu' })).toMatchObject({ firstName: 'Marie' })
    expect(await store.accounts.find({ email: 'paul@example.eu' })).toMatchObject({ passwordHash: null })
  })
}, 60_000)

const rows = [...page('from-password-hashes').matchAll(/^\| ([^|]+) \| `([^`|]{20,})` \|$/gm)]

it.each(rows.map(([, from = '', hash = '']) => [from, hash] as const))(
  'a hash that “From password hashes” lists is tried: %s',
  async (_, hash) => {
    const { hasher } = node({ secretKey })
    const kept = readForeignHash(hash) ?? ''
    expect(await hasher.verify('Grüße, 1 Welt', kept, { from: '192.0.2.1' })).toEqual({ ok: true, needsRehash: true })
  },
)

it('the list is read whole, and what it leaves out is refused', () => {
  expect(rows).toHaveLength(11)
  const salted = 'A'.repeat(22)
  for (const hash of [
    '5f4dcc3b5aa765d61d8327deb882cf99',
    `$6$${salted}$${'A'.repeat(86)}`,
    `{SSHA}${'A'.repeat(32)}`,
    `AQAAAA${'A'.repeat(78)}`,
    `$P$B${'A'.repeat(30)}`,
    `$wp$2y$10$${'A'.repeat(53)}`,
  ])
    expect([hash, readForeignHash(hash)]).toEqual([hash, null])
})
