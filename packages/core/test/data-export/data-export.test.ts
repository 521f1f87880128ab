import { strFromU8, unzipSync } from 'fflate'
import { beforeEach, expect, it } from 'vitest'
import { askDataExport, currentDataExport, openDataExport, prepareDataExports } from '../../src/data-export/index.ts'
import { sealNumber } from '../../src/messages/sealed-number.ts'
import type { Account } from '../../src/ports/index.ts'
import { withJane } from '../support/flow.ts'
import { freshly } from '../support/fresh.ts'
import type { World } from '../support/world.ts'

const week = 7 * 86_400
let world: World
let jane: Account
beforeEach(async () => {
  ;({ world, jane } = await withJane())
})

const page = (_: unknown, language: string) => `<p lang="${language}">`
const fresh = (who = jane) => freshly(world.context, who)
const ask = async () => askDataExport(world.context, { fresh: await fresh() })
const current = async () => currentDataExport(world.context, { current: await fresh() })

async function prepared(): Promise<string> {
  expect(await ask()).toBe(true)
  expect(await prepareDataExports(world.context, { page })).toBe(1)
  return (await current())?.id ?? ''
}

it('a copy is prepared in the background, told of by mail, and read by its owner alone, for seven days', async () => {
  expect(await current()).toBeNull()
  const id = await prepared()
  expect(await prepareDataExports(world.context, { page })).toBe(0)
  expect(await world.mails()).toMatchObject([
    {
      template: 'data-ready',
      to: jane.email,
      params: { dueAt: world.now + week, link: expect.stringContaining('data') },
    },
  ])
  const joe = await world.person({ email: 'joe@example.org' })
  expect(await openDataExport(world.context, { fresh: await fresh(joe), id })).toBeNull()
  const archive = await openDataExport(world.context, { fresh: await fresh(), id })
  if (!archive) throw new Error('no archive')
  const files = unzipSync(archive)
  expect(Object.keys(files).toSorted()).toEqual(['data.html', 'data.json', 'data.schema.json'])
  expect(strFromU8(files['data.html'] ?? new Uint8Array())).toBe('<p lang="fr">')
  expect(JSON.parse(strFromU8(files['data.json'] ?? new Uint8Array()))).toMatchObject({
    $schema: expect.stringMatching(/^https:\/\/id\.example\.eu\//),
    provider: 'Example ID',
    exportedAt: world.now,
  })
  world.now += week - 1
  expect(await openDataExport(world.context, { fresh: await fresh(), id })).not.toBeNull()
  world.now += 1
  expect(await openDataExport(world.context, { fresh: await fresh(), id })).toBeNull()
})

it('one may be asked for an hour, in place of the one before', async () => {
  const first = await prepared()
  expect(await ask()).toBe(false)
  world.now += 3599
  expect(await ask()).toBe(false)
  world.now += 1
  expect(await ask()).toBe(true)
  expect((await current())?.id).not.toBe(first)
  expect(await openDataExport(world.context, { fresh: await fresh(), id: first })).toBeNull()
  const [line] = await world.context.store.activity.list(jane.id, { limit: 1 })
  expect(line).toMatchObject({ kind: 'data-asked' })
})

it('numbers of phones are readable in it; one that no key opens any more is empty', async () => {
  await ask()
  const { keyRing, store } = world.context
  const sealed = await sealNumber(keyRing, { id: 'mine', number: '+37061234567' })
  const read: string[] = []
  const everything: typeof store.dataExports.everything = async (id, { open }) => {
    for (const phone of ['mine', 'other']) read.push(await open(sealed, { table: 'phone_numbers', id: phone }))
    return store.dataExports.everything(id, { open })
  }
  const context = { ...world.context, store: { ...store, dataExports: { ...store.dataExports, everything } } }
  expect(await prepareDataExports(context, { page })).toBe(1)
  expect(read).toEqual(['+37061234567', ''])
})

it('for an account that is gone by then nothing is prepared', async () => {
  await ask()
  const { store } = world.context
  const context = { ...world.context, store: { ...store, accounts: { ...store.accounts, find: async () => null } } }
  expect(await prepareDataExports(context, { page })).toBe(0)
})

it('as many are prepared at a time as are asked for, five by default', async () => {
  for (let i = 0; i < 7; i++) {
    const person = await world.person({ email: `person-${i}@example.org` })
    await askDataExport(world.context, { fresh: await fresh(person) })
  }
  expect(await prepareDataExports(world.context, { page, limit: 1 })).toBe(1)
  expect(await prepareDataExports(world.context, { page })).toBe(5)
  expect(await prepareDataExports(world.context, { page })).toBe(1)
})
