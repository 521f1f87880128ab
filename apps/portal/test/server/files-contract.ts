import { describe, expect, test } from 'vitest'
import { fileLimits, removedFor } from '../../src/library/limits.ts'
import { contentBytes } from '../../src/server/library/content.ts'
import { looseFor } from '../../src/server/store/files.ts'
import type { PortalStore } from '../../src/server/store/store.ts'

/** The rules that the files of each database keep. */
export function filesContract(open: () => Promise<PortalStore>): void {
  const content = (key: string, more: object = {}) => ({
    key,
    mediaType: 'application/pdf',
    size: 3,
    digest: `of ${key}`,
    ...more,
  })
  const file = (id: string, more: object = {}) => ({
    id,
    name: 'diplôme.pdf',
    description: 'Diploma',
    tags: ['diploma', 'Lisbon'],
    content: content(`content-${id}`, more),
  })
  const version = (number: number, savedAt: number, more: object = {}) => ({
    version: number,
    mediaType: 'application/pdf',
    size: 3,
    savedAt,
    ...more,
  })

  describe('files', () => {
    test('are kept once, listed, found, described', async () => {
      const { files } = await open()
      expect(await files.add('ada', file('one'), { now: 5 })).toBe('made')
      expect(await files.add('ada', file('one', { name: 'other' }), { now: 6 })).toBe('there')
      const { content: _, ...words } = file('one')
      const listed = { ...words, ...version(1, 5), versions: [version(1, 5)] }
      expect(await files.list('ada')).toEqual([listed])
      expect(await files.find('ada', 'one')).toEqual(listed)
      expect(await files.content('ada', 'one')).toEqual({ ...content('content-one'), name: 'diplôme.pdf' })
      const other = { name: 'Diploma', description: '', tags: [] }
      expect(await files.describe('ada', 'one', other)).toBe(true)
      expect(await files.find('ada', 'one')).toEqual({ ...listed, ...other })
      expect(await files.used('ada')).toEqual({ bytes: 3, files: 1 })
    })

    test('of another person do not exist', async () => {
      const { files } = await open()
      await files.add('ada', file('one'), { now: 5 })
      const words = { name: 'x', description: '', tags: [] }
      expect(await files.list('bob')).toEqual([])
      expect(await files.find('bob', 'one')).toBeNull()
      expect(await files.content('bob', 'one')).toBeNull()
      expect(await files.describe('bob', 'one', words)).toBe(false)
      expect(await files.replace('bob', 'one', { version: 2, content: content('b'), now: 6 })).toBe('gone')
      expect(await files.use('bob', 'one', 1)).toBe(false)
      expect(await files.forget('bob', 'one', 1)).toBe(false)
      expect(await files.remove('bob', 'one', { now: 6 })).toBe(false)
      expect(await files.bringBack('bob', 'one')).toBe('gone')
      expect(await files.used('bob')).toEqual({ bytes: 0, files: 0 })
      expect(await files.add('bob', file('one'), { now: 5 })).toBe('made')
      expect((await files.find('ada', 'one'))?.name).toBe('diplôme.pdf')
    })

    test('have versions: a new one stands in front, an old one can, and one that isn’t there goes for good', async () => {
      const { files } = await open()
      await files.add('ada', file('one'), { now: 5 })
      const replace = (number: number, key: string) =>
        files.replace('ada', 'one', { version: number, content: content(key, { size: 7 }), now: 9 })
      expect(await replace(3, 'c')).toBe('changed')
      expect(await replace(2, 'b')).toBe('made')
      expect(await replace(2, 'b')).toBe('there')
      expect(await replace(2, 'other')).toBe('changed')
      expect((await files.find('ada', 'one'))?.versions).toEqual([version(2, 9, { size: 7 }), version(1, 5)])
      expect(await files.content('ada', 'one')).toMatchObject({ key: 'b', size: 7 })
      expect(await files.content('ada', 'one', 1)).toMatchObject({ key: 'content-one' })
      expect(await files.used('ada')).toEqual({ bytes: 10, files: 1 })
      // The present one can't be removed, only another put in its place.
      expect(await files.forget('ada', 'one', 2)).toBe(false)
      expect(await files.use('ada', 'one', 1)).toBe(true)
      expect(await files.use('ada', 'one', 3)).toBe(false)
      expect(await files.content('ada', 'one')).toMatchObject({ key: 'content-one' })
      expect(await files.forget('ada', 'one', 2)).toBe(true)
      expect(await files.used('ada')).toEqual({ bytes: 3, files: 1 })
      expect(await files.loose({ before: 1 })).toEqual([{ owner: 'ada', key: 'b' }])
    })

    test('of two who put another in its place at once, one is told; and there are so many versions', async () => {
      const { files } = await open()
      await files.add('ada', file('one'), { now: 5 })
      const both = await Promise.all(
        ['a', 'b', 'c', 'd'].map((key) => files.replace('ada', 'one', { version: 2, content: content(key), now: 9 })),
      )
      expect(both.toSorted()).toEqual(['changed', 'changed', 'changed', 'made'])
      for (let number = 3; number <= fileLimits.versions; number += 1)
        expect(await files.replace('ada', 'one', { version: number, content: content(`${number}`), now: 9 })).toBe(
          'made',
        )
      const more = { version: fileLimits.versions + 1, content: content('more'), now: 9 }
      expect(await files.replace('ada', 'one', more)).toBe('full')
    })

    test('are no more, and no larger, than there is room for, however many come at once', async () => {
      const { files } = await open()
      const add = (owner: string, size: number, count: number) =>
        Promise.all(
          Array.from({ length: count }, (_, n) => files.add(owner, file(`${size}-${n}`, { size }), { now: 1 })),
        )
      const made = (all: readonly string[]) => all.filter((one) => one === 'made').length
      const most = fileLimits.total / fileLimits.size
      expect(made(await add('ada', 1, fileLimits.files + 10))).toBe(fileLimits.files)
      expect(made(await add('bob', fileLimits.size, most + 5))).toBe(most)
      expect(made(await add('bob', 1, 1))).toBe(0)
      // Versions count.
      const [some] = await files.list('bob')
      const more = { version: 2, content: content('more', { size: 1 }), now: 2 }
      expect(await files.replace('bob', some?.id ?? '', more)).toBe('full')
      expect((await files.used('bob')).bytes).toBe(fileLimits.total)
    }, 30_000)

    test('that were taken away come back for a day, if there is room; then they are gone with what was in them', async () => {
      const { files } = await open()
      const size = fileLimits.total / 2
      await files.add('ada', file('one', { size }), { now: 5 })
      await files.add('ada', file('two', { size }), { now: 5 })
      expect(await files.remove('ada', 'one', { now: 100 })).toBe(true)
      expect(await files.remove('ada', 'one', { now: 100 })).toBe(false)
      expect((await files.list('ada')).map(({ id }) => id)).toEqual(['two'])
      expect(await files.find('ada', 'one')).toBeNull()
      expect(await files.content('ada', 'one')).toBeNull()
      // They take no room meanwhile, and what comes under their name isn't another file.
      expect(await files.add('ada', file('one'), { now: 101 })).toBe('there')
      expect(await files.add('ada', file('three', { size }), { now: 101 })).toBe('made')
      expect(await files.bringBack('ada', 'one')).toBe('full')
      await files.remove('ada', 'three', { now: 102 })
      expect(await files.bringBack('ada', 'one')).toBe('back')
      expect(await files.bringBack('ada', 'one')).toBe('back')
      expect(await files.find('ada', 'one')).toMatchObject({ savedAt: 5 })
      await files.sweep({ now: 102 + removedFor })
      expect(await files.bringBack('ada', 'three')).not.toBe('gone')
      await files.sweep({ now: 103 + removedFor })
      expect(await files.bringBack('ada', 'three')).toBe('gone')
      expect(await files.loose({ before: 1 })).toEqual([{ owner: 'ada', key: 'content-three' }])
    })

    test('what is in them comes back in pieces, and goes with them', async () => {
      const store = await open()
      const { files, fileContents } = store
      const bytes = Buffer.alloc(1_300_000, 7)
      bytes.write('begin')
      bytes.write('end', bytes.length - 3)
      await files.announce('ada', 'content-one', { now: 5 })
      await fileContents.put('ada', 'content-one', bytes)
      expect(await files.add('ada', file('one', { size: bytes.length }), { now: 5 })).toBe('made')
      const pieces: number[] = []
      for await (const piece of fileContents.read('ada', 'content-one')) pieces.push(piece.length)
      expect(pieces.length).toBeGreaterThan(2)
      expect(Math.max(...pieces)).toBeLessThanOrEqual(524_288)
      expect(Buffer.from(await contentBytes(store, 'ada', 'content-one')).equals(bytes)).toBe(true)
      expect(await contentBytes(store, 'bob', 'content-one')).toHaveLength(0)
      // A file has it: it isn't loose.
      await store.sweep({ now: 6 + looseFor })
      expect(await contentBytes(store, 'ada', 'content-one')).toHaveLength(bytes.length)
      await files.remove('ada', 'one', { now: 10 })
      await store.sweep({ now: 11 + removedFor })
      expect(await contentBytes(store, 'ada', 'content-one')).toHaveLength(0)
      expect(await files.loose({ before: Number.MAX_SAFE_INTEGER })).toEqual([])
    })

    test('an upload that broke off leaves nothing after an hour', async () => {
      const store = await open()
      const { files, fileContents } = store
      await files.announce('ada', 'broken', { now: 100 })
      await fileContents.put('ada', 'broken', Buffer.from('half'))
      await store.sweep({ now: 100 + looseFor })
      expect(await contentBytes(store, 'ada', 'broken')).toHaveLength(4)
      await store.sweep({ now: 101 + looseFor })
      expect(await contentBytes(store, 'ada', 'broken')).toHaveLength(0)
      expect(await files.loose({ before: Number.MAX_SAFE_INTEGER })).toEqual([])
    })
  })
}
