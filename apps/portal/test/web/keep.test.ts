import 'fake-indexeddb/auto'
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { deviceName } from '../../src/web/documents/device-name.ts'
import { indexedKeep } from '../../src/web/documents/indexed-keep.ts'
import { type LocalKey, mostRemembered, nothingKept } from '../../src/web/documents/keep.ts'
import { memoryKeep } from '../../src/web/documents/memory-keep.ts'

beforeEach(() => void (globalThis.indexedDB = new IDBFactory()))

const key: LocalKey = { owner: 'ada', kind: 'cv', id: 'one' }
const base = { schema: 1, version: 1, value: { title: 'a' } }
const patches = [{ at: 'title', value: 'b', was: 'a' }]

describe.each([
  ['IndexedDB', indexedKeep],
  ['memory', async () => memoryKeep()],
] as const)('in %s', (_, open) => {
  test('nothing is there at first; what is written is', async () => {
    const keep = await open()
    expect(await keep.read(key)).toEqual(nothingKept)
    await keep.update(key, ({ pending }) => ({ base, pending }))
    await keep.type(key, (pending) => ({ ...pending, patches, turn: 1 }))
    expect(await keep.read(key)).toEqual({ base, pending: { patches, sent: null, turn: 1 } })
    expect(await keep.read({ ...key, owner: 'bob' })).toEqual(nothingKept)
    expect(await keep.list()).toEqual([{ ...key, local: { base, pending: { patches, sent: null, turn: 1 } } }])
  })
  test('fifty at once lose nothing', async () => {
    const keep = await open()
    await Promise.all(
      Array.from({ length: 50 }, () => keep.type(key, (pending) => ({ ...pending, turn: pending.turn + 1 }))),
    )
    expect((await keep.read(key)).pending.turn).toBe(50)
  })
  test('a guest’s changes are remembered, so many of them', async () => {
    const keep = await open()
    const change = (from: number) => ({ from, version: from + 1, at: 0, device: { id: 'd', name: '' }, patches })
    for (let n = 0; n < mostRemembered + 3; n += 1) await keep.remember(key, change(n))
    const history = await keep.history(key)
    expect([history.length, history[0]?.from]).toEqual([mostRemembered, 3])
  })
  test('one document is forgotten, or everything', async () => {
    const keep = await open()
    const other: LocalKey = { ...key, id: 'two' }
    for (const one of [key, other]) await keep.update(one, ({ pending }) => ({ base, pending }))
    await keep.forget(key)
    expect((await keep.list()).map(({ id }) => id)).toEqual(['two'])
    await keep.forgetAll()
    expect(await keep.list()).toEqual([])
  })
})

test('what was given up in between is told to whoever asked, and to nobody else', async () => {
  const unheard: unknown[] = []
  const hear = (error: unknown): void => void unheard.push(error)
  process.on('unhandledRejection', hear)
  const keep = await indexedKeep()
  const given = new Set<object>()
  const get = vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore) {
    const asked = this.getAll()
    const { transaction } = this
    if (!given.has(transaction)) queueMicrotask(() => transaction.abort())
    given.add(transaction)
    return asked
  })
  const file = { id: 'a', name: 'a', description: '', tags: [], version: 1, versions: [], removedAt: null }
  for (const ask of [
    () => keep.read(key),
    () => keep.update(key, (local) => local),
    () => keep.type(key, (pending) => pending),
    () => keep.forget(key),
    () => keep.remember(key, { from: 1, version: 2, at: 0, device: { id: 'd', name: '' }, patches }),
    () => keep.forgetFile(file),
    () => keep.device(),
  ])
    await expect(ask()).rejects.toThrow('abort')
  get.mockRestore()
  // Node tells of them between turns.
  await new Promise((resolve) => setImmediate(resolve))
  process.off('unhandledRejection', hear)
  expect(unheard).toEqual([])
})

test('a file that another page changed since it was read isn’t forgotten', async () => {
  const keep = await indexedKeep()
  const bytes = new Uint8Array([1])
  const versions = [{ version: 1, mediaType: 'text/plain', savedAt: 0, bytes }]
  const file = { id: 'a', name: 'a', description: '', tags: [], version: 1, versions, removedAt: null }
  const renamed = { ...file, name: 'b' }
  await keep.updateFiles(() => ({ write: renamed, result: null }))
  expect(await keep.forgetFile(file)).toEqual(renamed)
  expect(await keep.forgetFile(renamed)).toBeNull()
  expect(await keep.files()).toEqual([])
})

test('another page finds what was written, and the browser’s name', async () => {
  const first = await indexedKeep()
  await first.update(key, ({ pending }) => ({ base, pending }))
  const second = await indexedKeep()
  expect([second.lasting, (await second.read(key)).base]).toEqual([true, base])
  expect((await second.device()).id).toBe((await first.device()).id)
  await first.forgetAll()
  expect((await second.device()).id).not.toBe('')
})

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0',
    'Edge · Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    'Safari · iPhone',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0', 'Firefox · Linux'],
  ['curl/8', ''],
])('%s is called %s', (userAgent, name) => expect(deviceName(userAgent)).toBe(name))
