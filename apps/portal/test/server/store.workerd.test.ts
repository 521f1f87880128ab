import { env, reset } from 'cloudflare:test'
import { sessionsContract } from '@laissez-passer/relying-party/contract'
import { expect, test } from 'vitest'
import { d1Store } from '../../src/server/store/d1.ts'
import { r2FileContents } from '../../src/server/store/r2-file-contents.ts'
import type { PortalStore } from '../../src/server/store/store.ts'
import { documentsContract } from './documents-contract.ts'
import { filesContract } from './files-contract.ts'
import { sharesContract } from './shares-contract.ts'
import { surveyContract } from './survey-contract.ts'

async function open(): Promise<PortalStore> {
  await reset()
  return d1Store(env.DB, { fileContents: r2FileContents(env.FILES) })
}

documentsContract(open)
filesContract(open)
sharesContract(open)
surveyContract(open)
sessionsContract('the portal’s on D1', async () => (await open()).sessions)

test('isolates that start at once make one schema', async () => {
  await reset()
  const fileContents = r2FileContents(env.FILES)
  const stores = await Promise.all([1, 2, 3].map(() => d1Store(env.DB, { fileContents })))
  const key = { owner: 'ada', kind: 'cv', id: 'one' } as const
  await stores[0]?.documents.create(key, { schema: 1, body: {}, head: {} }, { now: 1, most: 1 })
  for (const store of stores) expect(await store.documents.list('ada', 'cv')).toHaveLength(1)
})

test('what no row can hold is told from a database that can’t now, and nothing of it is written', async () => {
  const { documents } = await open()
  const key = { owner: 'ada', kind: 'letter', id: 'one' } as const
  const content = (text: string) => ({ schema: 1, body: { text }, head: {} })
  expect(await documents.create(key, content('é'.repeat(900_000)), { now: 1, most: 50 })).toBe('made')
  await expect(
    documents.create({ ...key, id: 'two' }, content('é'.repeat(1_100_000)), { now: 1, most: 50 }),
  ).rejects.toMatchObject({ name: 'TooLarge' })
  expect(await documents.list('ada', 'letter')).toHaveLength(1)
})

test('who leaves takes along what is in the bucket', async () => {
  const store = await open()
  const { dueAt } = await store.leaving.ask('ada', { now: 1 })
  await store.files.announce('ada', 'kept', { now: 1 })
  await store.fileContents.put('ada', 'kept', new Uint8Array([1]))
  await store.files.announce('bob', 'his', { now: dueAt })
  await store.fileContents.put('bob', 'his', new Uint8Array([2]))
  const words = { id: 'one', name: 'one', description: '', tags: [] }
  const content = { key: 'kept', mediaType: 'application/pdf', size: 1, digest: 'd' }
  await store.files.add('ada', { ...words, content }, { now: 1 })
  await store.leaving.ask('bob', { now: dueAt })
  // An upload that was under way when its owner went is gone with the rest.
  await store.files.announce('ada', 'broken-off', { now: dueAt })
  await store.fileContents.put('ada', 'broken-off', new Uint8Array([3]))
  await store.sweep({ now: dueAt })
  expect((await env.FILES.list()).objects.map(({ key }) => key)).toEqual(['files/bob/his'])
})
