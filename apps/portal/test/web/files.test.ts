import 'fake-indexeddb/auto'
import { afterEach, expect, test, vi } from 'vitest'
import { fileLimits } from '../../src/library/limits.ts'
import { thisBrowser } from '../../src/web/documents/browser.ts'
import { presentFile } from '../../src/web/documents/keep.ts'
import { guest } from '../../src/web/documents/sources.ts'
import { filesOfOwner, handOverFiles, keepFiles } from '../../src/web/files/files.ts'
import { createLibrary } from '../../src/web/files/library.ts'

const text = (content: string) => new TextEncoder().encode(content)
const file = (name: string, bytes = text('seven')) => ({ name, mimeType: 'text/plain', description: '', bytes })
const store = filesOfOwner(guest)
const listed = async () => {
  const list = await store.list()
  return list.ok ? list.value.files : []
}
const names = async () => (await listed()).map(({ name }) => name).toSorted()

afterEach(async () => {
  vi.unstubAllGlobals()
  await (await thisBrowser()).keep.forgetAll()
})

test('a guest’s files lie in the browser until they are removed or everything is forgotten', async () => {
  expect(await keepFiles(guest, [{ ...file('a'), id: 'known', description: 'Of 1999' }, file('b')])).toEqual([])
  expect(await names()).toEqual(['a', 'b'])
  const [first] = (await listed()).filter(({ name }) => name === 'a')
  expect(first).toMatchObject({ id: 'known', description: 'Of 1999', mediaType: 'text/plain', size: 5, version: 1 })
  const read = await store.read('known')
  expect(read.ok && new TextDecoder().decode(read.value)).toBe('seven')
  await store.remove('known')
  expect(await names()).toEqual(['b'])
  await store.bringBack('known')
  expect(await names()).toEqual(['a', 'b'])
  await (await thisBrowser()).keep.forgetAll()
  expect(await names()).toEqual([])
})

test('what is no file of a library, or has no room, is said with its reason', async () => {
  const unkept = await keepFiles(guest, [file('diploma.pdf', text('MZ program')), file('fine')])
  expect(unkept.map(({ file: { name }, fault }) => [name, fault])).toEqual([['diploma.pdf', 'program']])
  const large = text('x'.repeat(fileLimits.size))
  for (let n = 0; n < fileLimits.total / fileLimits.size - 1; n += 1) await keepFiles(guest, [file(`${n}`, large)])
  expect((await keepFiles(guest, [file('last', large)]))[0]?.fault).toBe('full')
  expect(await names()).toContain('fine')
})

test('versions of a guest’s file', async () => {
  await store.add({ id: 'one', name: 'cv.txt', bytes: text('first') })
  expect((await store.replace({ id: 'one', version: 2, bytes: text('second') })).ok).toBe(true)
  expect(await store.replace({ id: 'one', version: 2, bytes: text('other') })).toEqual({ ok: false, fault: 'changed' })
  expect((await listed())[0]).toMatchObject({ version: 2, size: 6, versions: [{ version: 2 }, { version: 1 }] })
  expect((await store.forget('one', 2)).ok).toBe(false)
  expect((await store.use('one', 1)).ok).toBe(true)
  expect((await store.forget('one', 2)).ok).toBe(true)
  expect((await listed())[0]).toMatchObject({ version: 1, versions: [{ version: 1 }] })
})

test('what two tabs change of a guest’s file at the same time stays, of both', async () => {
  await store.add({ id: 'one', name: 'cv.txt', bytes: text('first') })
  const other = filesOfOwner(guest)
  const done = await Promise.all([
    store.describe('one', { name: 'cv.txt', description: 'Of 1999', tags: ['work'] }),
    other.replace({ id: 'one', version: 2, bytes: text('second') }),
  ])
  expect(done.map(({ ok }) => ok)).toEqual([true, true])
  expect(await listed()).toMatchObject([{ description: 'Of 1999', tags: ['work'], version: 2, size: 6 }])
})

test('two tabs that replace the same version: one is told that the other was quicker', async () => {
  await store.add({ id: 'one', name: 'cv.txt', bytes: text('first') })
  const replaced = await Promise.all(
    ['mine', 'theirs'].map((word) => filesOfOwner(guest).replace({ id: 'one', version: 2, bytes: text(word) })),
  )
  expect(replaced.map((one) => one.ok || one.fault).toSorted()).toEqual(['changed', true])
  expect((await listed())[0]?.versions).toHaveLength(2)
})

test('of files that two tabs add at the same time no more are kept than there is room for', async () => {
  const { total, size } = fileLimits
  const large = text('x'.repeat(size))
  for (let n = 0; n < total / size - 1; n += 1) await keepFiles(guest, [file(`${n}`, large)])
  const added = await Promise.all(
    ['a', 'b'].map((id) => filesOfOwner(guest).add({ id, name: `${id}.txt`, bytes: large })),
  )
  expect(added.map((one) => one.ok || one.fault).toSorted()).toEqual(['full', true])
})

test('files as pages kept them before there were versions are there', async () => {
  const before = { id: 'old', name: 'old.pdf', mediaType: '', description: 'x', bytes: text('%PDF-1.4') }
  const { keep } = await thisBrowser()
  await keep.updateFiles(() => ({ write: presentFile(before), result: null }))
  expect(await listed()).toMatchObject([{ id: 'old', name: 'old.pdf', version: 1, size: 8, tags: [] }])
  expect(presentFile(presentFile(before))).toEqual(presentFile(before))
})

/** A server that answers uploads by a rule. */
function uploads(answer: (path: string, body: Uint8Array) => { readonly status: number; readonly body: object }) {
  const sent: string[] = []
  class FakeUpload {
    status = 0
    responseText = ''
    readonly upload = { addEventListener: () => undefined }
    private path = ''
    private readonly listeners = new Map<string, () => void>()
    open(_method: string, path: string): void {
      this.path = path
    }
    setRequestHeader(name: string, value: string): void {
      if (name === 'File-Name') sent.push(decodeURIComponent(value))
    }
    addEventListener(name: string, listener: () => void): void {
      this.listeners.set(name, listener)
    }
    send(body: Uint8Array): void {
      const { status, body: said } = answer(this.path, body)
      this.status = status
      this.responseText = JSON.stringify(said)
      queueMicrotask(() => this.listeners.get(status === 0 ? 'error' : 'load')?.())
    }
  }
  vi.stubGlobal('XMLHttpRequest', FakeUpload)
  return sent
}

test('signed in, they become the person’s, with versions and words; what isn’t taken stays', async () => {
  await store.add({ id: 'taken', name: 'taken é.txt', bytes: text('first') })
  await store.replace({ id: 'taken', version: 2, bytes: text('second') })
  await store.use('taken', 1)
  await store.describe('taken', { name: 'taken é.txt', description: 'x', tags: ['y'] })
  await store.add({ id: 'refused', name: 'refused.txt', bytes: text('no room') })
  await store.add({ id: 'gone', name: 'gone.txt', bytes: text('taken away') })
  await store.remove('gone')
  const asked: string[] = []
  const sent = uploads((path) => {
    asked.push(path)
    return path.includes('refused') ? { status: 422, body: { reason: 'full' } } : { status: 201, body: { file: {} } }
  })
  vi.stubGlobal('fetch', async (path: string, { method }: { method: string }) => {
    asked.push(`${method} ${path}`)
    return new Response('{}')
  })
  await handOverFiles('ada')
  expect(sent.toSorted()).toEqual(['refused.txt', 'taken é.txt'])
  expect(asked.filter((one) => one.includes('taken'))).toEqual([
    '/api/files/taken',
    '/api/files/taken/versions/2',
    'POST /api/files/taken/versions/1/present',
    'PATCH /api/files/taken',
  ])
  expect(await names()).toEqual(['refused.txt'])
})

test('what another tab makes of a file while it is on its way follows, and isn’t forgotten', async () => {
  await store.add({ id: 'one', name: 'one.txt', bytes: text('first') })
  await store.add({ id: 'two', name: 'two.txt', bytes: text('first') })
  const asked: string[] = []
  uploads((path) => {
    // The other tab is quicker than the answer.
    if (path === '/api/files/one' && !asked.includes(path)) {
      void store.replace({ id: 'one', version: 2, bytes: text('second') })
      void store.describe('one', { name: 'one.txt', description: 'Of 1999', tags: [] })
    }
    if (path === '/api/files/two') void store.remove('two')
    asked.push(path)
    return { status: 201, body: { file: {} } }
  })
  vi.stubGlobal('fetch', async (path: string, { method, body }: { method: string; body?: string }) => {
    asked.push(`${method} ${path} ${method === 'PATCH' ? body : ''}`.trim())
    return new Response('{}')
  })
  await handOverFiles('ada')
  expect(asked).toEqual([
    '/api/files/one',
    '/api/files/one',
    '/api/files/one/versions/2',
    'POST /api/files/one/versions/2/present',
    'PATCH /api/files/one {"name":"one.txt","description":"Of 1999","tags":[]}',
    '/api/files/two',
    'DELETE /api/files/two',
  ])
  expect(await (await thisBrowser()).keep.files()).toEqual([])
})

test('several are taken at once, each fault is named, and the others are kept', async () => {
  const library = createLibrary(store)
  const kept = await library.upload([
    new File(['%PDF-1.4'], 'one.pdf'),
    new File(['#!/bin/sh'], 'two.pdf'),
    new File(['<html>'], 'three.txt'),
    new File(['four'], 'four.txt'),
  ])
  expect(kept.map(({ name }) => name).toSorted()).toEqual(['four.txt', 'one.pdf'])
  expect(library.view().uploads.map(({ name, fault }) => [name, fault])).toEqual([
    ['two.pdf', 'program'],
    ['three.txt', 'web-page'],
  ])
  const [fault] = library.view().uploads
  if (fault) library.dismiss(fault)
  expect(library.view().uploads).toHaveLength(1)
  const [one] = library.view().list.files
  if (one) await library.remove(one)
  expect(library.view().list.files).toHaveLength(1)
  expect(await library.undo()).toBe(true)
  expect(library.view().list.files).toHaveLength(2)
})

test('without a connection the list is what was seen last, and goes with a sign-out', async () => {
  const person = filesOfOwner('ada')
  const values = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => values.get(name) ?? null,
    setItem: (name: string, value: string) => void values.set(name, value),
    removeItem: (name: string) => void values.delete(name),
  })
  const answer = { files: [{ id: 'one', name: 'diploma.pdf', versions: [] }], used: { bytes: 3, files: 1 } }
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(answer)))
  expect(await person.list()).toMatchObject({ ok: true, value: { files: [{ name: 'diploma.pdf' }] } })
  vi.stubGlobal('fetch', async () => Promise.reject(new Error('offline')))
  expect(await person.list()).toMatchObject({ ok: true, value: { isKept: true, files: [{ name: 'diploma.pdf' }] } })
  expect(await filesOfOwner('bob').list()).toMatchObject({ ok: false, reason: 'offline' })
  vi.stubGlobal('fetch', async () => new Response('{}', { status: 401 }))
  expect(await person.list()).toMatchObject({ ok: false, reason: 'ended' })
  expect(values.size).toBe(0)
})
