import 'fake-indexeddb/auto'
import { forceCloseDatabase } from 'fake-indexeddb'
import { deleteDB, openDB } from 'idb'
import { expect, test, vi } from 'vitest'
import { sqlite } from '../../store-sql/src/sqlite.ts'
import { indexedDbKeys, parseLink } from '../src/index.ts'
import { pin, waiting, world } from './support/world.ts'

test('keys in IndexedDB outlive the app: enrolled in one run, approved in the next, forgotten in the last', async () => {
  const { provider, phone, ask } = await world(() => sqlite(':memory:'))
  const open = () => phone(indexedDbKeys({ database: 'outlive' }))
  expect(await open().enrol(parseLink((await provider.enrolment()).link), { pin })).toMatchObject({ ok: true })
  const next = open()
  expect(await next.state()).toMatchObject({ status: 'enrolled' })
  const asked = await ask()
  expect(await next.approve(await waiting(next), { pin, transferCode: asked.transferCode })).toEqual({ ok: true })
  await open().forget()
  expect(await open().state()).toEqual({ status: 'none' })
})

test('what IndexedDB holds is keys that can’t be exported, and ciphertext', async () => {
  const { enrolledPhone } = await world(() => sqlite(':memory:'))
  const keys = indexedDbKeys({ database: 'at-rest' })
  await enrolledPhone(keys)
  const record = await keys.load()
  if (record?.step !== 'enrolled') throw new Error('not enrolled')
  expect(record.presenceKey.extractable).toBe(false)
  expect(record.deviceKey.extractable).toBe(false)
  expect(Object.values(record).filter((value) => value instanceof CryptoKey)).toHaveLength(2)
})

test('another database is another phone', async () => {
  const { enrolledPhone } = await world(() => sqlite(':memory:'))
  await enrolledPhone(indexedDbKeys({ database: 'first' }))
  expect(await indexedDbKeys({ database: 'second' }).load()).toBeNull()
})

test('a database that couldn’t be opened is opened at the next use', async () => {
  // For as long as it is another application's, of a later version.
  const later = await openDB('taken', 2)
  const keys = indexedDbKeys({ database: 'taken' })
  await expect(keys.load()).rejects.toThrow(/version/)
  later.close()
  await deleteDB('taken')
  expect(await keys.load()).toBeNull()
})

test('another tab hears of a change, and neither writes over what the other wrote meanwhile', async () => {
  const { enrolledPhone, phone } = await world(() => sqlite(':memory:'))
  const here = indexedDbKeys({ database: 'tabs' })
  const there = indexedDbKeys({ database: 'tabs' })
  const heard = new Promise<void>((resolve) => there.watch(resolve))
  await enrolledPhone(here)
  await heard
  expect(await phone(there).state()).toMatchObject({ status: 'enrolled' })
  const named = (keys: typeof here, name: string) =>
    keys.update((now) => (now?.step === 'enrolled' ? { ...now, deviceName: now.deviceName + name } : now))
  await Promise.all([named(here, 'a'), named(there, 'b'), named(here, 'c')])
  const record = await here.load()
  const name = record?.step === 'enrolled' ? record.deviceName : ''
  for (const letter of ['a', 'b', 'c']) expect(name.slice(-3)).toContain(letter)
})

test('the browser closed it, with the site’s data: who watches looks', async () => {
  const opening = vi.spyOn(indexedDB, 'open')
  const keys = indexedDbKeys({ database: 'cleared' })
  await keys.load()
  const heard = vi.fn<() => void>()
  keys.watch(heard)
  const request = opening.mock.results[0]?.value
  if (!(request instanceof IDBOpenDBRequest)) throw new Error('not opened')
  // Its type asks for the class of a database.
  Reflect.apply(forceCloseDatabase, null, [request.result])
  await expect.poll(() => heard.mock.calls.length).toBe(1)
  expect(await keys.load()).toBeNull()
})

test('a transaction that is aborted while it is read is told once, to whoever waits', async () => {
  const unheard = vi.fn<(reason: unknown) => void>()
  process.on('unhandledRejection', unheard)
  const keys = indexedDbKeys({ database: 'aborted' })
  await keys.load()
  const get = vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, key) {
    const request = this.getKey(key)
    this.transaction.abort()
    return request
  })
  await expect(keys.load()).rejects.toMatchObject({ name: 'AbortError' })
  await expect(keys.update((now) => now)).rejects.toMatchObject({ name: 'AbortError' })
  get.mockRestore()
  // What nobody heard is told behind this.
  await new Promise((resolve) => setTimeout(resolve))
  expect(unheard).not.toHaveBeenCalled()
  process.off('unhandledRejection', unheard)
})
