import { cvDraftSchema } from '@laissez-passer/europass/cv'
import { apply, diff, invert } from '@laissez-passer/europass/patch'
import { schemaVersion } from '@laissez-passer/europass/profile'
import { describe, expect, test } from 'vitest'
import { changeDocument } from '../../src/server/documents/change-document.ts'
import { inTurn } from '../../src/server/documents/in-turn.ts'
import { type DocumentKey, historyLimits, type KeptChange } from '../../src/server/store/documents.ts'
import type { PortalStore } from '../../src/server/store/store.ts'

const key: DocumentKey = { owner: 'ada', kind: 'cv', id: 'one' }
const content = (title: string) => ({ schema: 1, body: { title }, head: { title } })
const device = { id: 'device-1', name: 'Firefox' }

/** The change from one title to the next. */
const change = (from: number, titles: readonly [string, string], more: Partial<KeptChange> = {}): KeptChange => ({
  from,
  version: from + 1,
  batch: `batch-${from}`,
  at: 10 + from,
  device,
  patches: diff({ title: titles[0] }, { title: titles[1] }),
  ...more,
})

/** The rules that the documents of each database keep. */
export function documentsContract(open: () => Promise<PortalStore>): void {
  const opened = async () => {
    const store = await open()
    await store.documents.create(key, content('a'), { now: 1, most: 50 })
    return store
  }

  describe('documents', () => {
    test('another person’s do not exist', async () => {
      const { documents } = await opened()
      const bobs = { ...key, owner: 'bob' }
      expect(await documents.find(bobs)).toBeNull()
      expect(await documents.since(bobs, { version: 0 })).toBeNull()
      expect(await documents.change(bobs, content('b'), change(1, ['a', 'b']))).toBe(false)
      expect(await documents.history(bobs)).toEqual([])
      expect(await documents.remove(bobs)).toBe(false)
      expect(await documents.list('bob', 'cv')).toEqual([])
      expect((await documents.find(key))?.body).toEqual({ title: 'a' })
      expect(await documents.create(bobs, content('bob’s'), { now: 1, most: 50 })).toBe('made')
      expect((await documents.find(key))?.body).toEqual({ title: 'a' })
    })
    test('a first one is kept once, whoever comes later', async () => {
      const { documents } = await open()
      const made = await Promise.all(
        Array.from({ length: 50 }, (_, n) => documents.create(key, content(`${n}`), { now: 1, most: 50 })),
      )
      expect(made.filter((one) => one === 'made')).toHaveLength(1)
      expect((await documents.find(key))?.body).toEqual({ title: `${made.indexOf('made')}` })
    })
    test('are no more than there is room for, however many come at once', async () => {
      const { documents } = await opened()
      const made = await Promise.all(
        Array.from({ length: 50 }, (_, n) =>
          documents.create({ ...key, id: `${n}` }, content(''), { now: 1, most: 4 }),
        ),
      )
      expect(made.filter((one) => one === 'made')).toHaveLength(3)
      expect(await documents.create(key, content(''), { now: 1, most: 4 })).toBe('there')
      expect(await documents.create({ ...key, kind: 'letter' }, content(''), { now: 1, most: 4 })).toBe('made')
      expect(await documents.create({ ...key, owner: 'bob' }, content(''), { now: 1, most: 4 })).toBe('made')
    })
    test('are listed by their heads, the last saved first', async () => {
      const { documents } = await opened()
      await documents.create({ ...key, id: 'two' }, content('second'), { now: 5, most: 50 })
      await documents.change(key, content('b'), change(1, ['a', 'b']))
      expect(await documents.list('ada', 'cv')).toEqual([
        { id: 'one', version: 2, schema: 1, savedAt: 11, head: { title: 'b' }, body: null },
        { id: 'two', version: 1, schema: 1, savedAt: 5, head: { title: 'second' }, body: null },
      ])
    })
    test('of fifty changes of one version one is done, and stands in the history', async () => {
      const { documents } = await opened()
      const done = await Promise.all(
        Array.from({ length: 50 }, (_, n) =>
          documents.change(key, content(`${n}`), change(1, ['a', `${n}`], { batch: `batch-${n}` })),
        ),
      )
      expect(done.filter(Boolean)).toHaveLength(1)
      const winner = done.indexOf(true)
      expect(await documents.find(key)).toEqual({ schema: 1, body: { title: `${winner}` }, version: 2, savedAt: 11 })
      expect(await documents.history(key)).toEqual([change(1, ['a', `${winner}`], { batch: `batch-${winner}` })])
    })
    test('a batch is done once, and known by its name', async () => {
      const { documents } = await opened()
      const batch = change(1, ['a', 'b'])
      expect(await documents.change(key, content('b'), batch)).toBe(true)
      expect(await documents.change(key, content('b'), batch)).toBe(false)
      await documents.change(key, content('c'), change(2, ['b', 'c']))
      expect((await documents.since(key, { version: 3, batch: 'batch-1' }))?.done).toBe(2)
      expect((await documents.since(key, { version: 3, batch: 'batch-9' }))?.done).toBeNull()
      expect(await documents.history(key)).toHaveLength(2)
    })
    test('tell what happened since a version, or that it isn’t known any more', async () => {
      const { documents } = await opened()
      await documents.change(key, content('b'), change(1, ['a', 'b']))
      await documents.change(key, content('c'), change(2, ['b', 'c']))
      expect(await documents.version(key)).toEqual({ version: 3, schema: 1 })
      expect(await documents.version({ ...key, owner: 'bob' })).toBeNull()
      const since = async (version: number) => (await documents.since(key, { version }))?.changes
      expect((await since(1))?.map(({ version }) => version)).toEqual([2, 3])
      expect((await since(2))?.map(({ version }) => version)).toEqual([3])
      expect(await since(3)).toEqual([])
      expect(await since(0)).toBeNull()
      expect(await since(9)).toBeNull()
    })
    test('go with their history', async () => {
      const { documents } = await opened()
      await documents.change(key, content('b'), change(1, ['a', 'b']))
      expect(await documents.remove(key)).toBe(true)
      expect(await documents.history(key)).toEqual([])
      expect(await documents.change(key, content('c'), change(2, ['b', 'c']))).toBe(false)
      await documents.create(key, content('new'), { now: 1, most: 50 })
      expect(await documents.history(key)).toEqual([])
    })
    test('are put into another schema together, or not at all', async () => {
      const store = await opened()
      const { documents } = store
      await documents.change(key, content('b'), change(1, ['a', 'b']))
      const next = (title: string) => ({ ...content(title), schema: 2 })
      const cv = { kind: 'cv', id: 'one', version: 2, content: next('cv') } as const
      const renew = (profileVersion: number, title: string, cvVersion = 2) =>
        documents.renew(
          { kind: 'profile', id: 'profile', version: profileVersion, content: next(title) },
          [{ ...cv, version: cvVersion }],
          { owner: 'ada', batch: `renewed-${title}`, now: 50 },
        )
      const seen = async () =>
        (await documents.all('ada')).map(({ kind, schema, version, body }) => [kind, schema, version, body])
      await renew(7, 'not read')
      expect(await seen()).toEqual([['cv', 1, 2, { title: 'b' }]])
      await renew(0, 'made')
      expect((await seen()).toSorted()).toEqual([
        ['cv', 2, 3, { title: 'cv' }],
        ['profile', 2, 1, { title: 'made' }],
      ])
      expect(await documents.history(key)).toEqual([])
      await renew(0, 'late', 3)
      await renew(1, 'again', 2)
      expect((await seen()).toSorted()).toEqual([
        ['cv', 2, 3, { title: 'cv' }],
        ['profile', 2, 2, { title: 'again' }],
      ])
      expect(await documents.all('bob')).toEqual([])
    })
    test('any text is kept as it is', async () => {
      const { documents } = await opened()
      const odd = '\u0000\ud800 ’“ \u2028'
      expect(await documents.change(key, content(odd), change(1, ['a', odd]))).toBe(true)
      expect((await documents.find(key))?.body).toEqual({ title: odd })
      expect((await documents.list('ada', 'cv'))[0]?.head).toEqual({ title: odd })
    })
    test('history joins what was done in one go, once every browser has seen it, and ends some day', async () => {
      const store = await opened()
      const { documents } = store
      for (const [n, title] of ['b', 'c', 'd'].entries())
        await documents.change(key, content(title), change(1 + n, ['abc'[n] ?? '', title]))
      await store.sweep({ now: 10 + historyLimits.joinedAfter })
      expect(await documents.history(key)).toHaveLength(3)
      const later = change(4, ['d', 'e'], { at: 5000 })
      await documents.change(key, content('e'), later)
      await store.sweep({ now: 6000 + historyLimits.joinedAfter })
      const [joined, ...others] = await documents.history(key)
      expect([joined, others]).toEqual([change(1, ['a', 'd'], { version: 4, batch: 'batch-3', at: 13 }), [later]])
      expect((await documents.since(key, { version: 2 }))?.changes).toBeNull()
      expect((await documents.since(key, { version: 1 }))?.changes).toHaveLength(2)
      expect(apply({ title: 'd' }, invert(joined?.patches ?? []))).toEqual({ title: 'a' })
      await store.sweep({ now: 20 + historyLimits.age })
      expect(await documents.history(key)).toEqual([later])
      await store.sweep({ now: 6000 + historyLimits.age })
      expect(await documents.history(key)).toEqual([])
      expect((await documents.find(key))?.body).toEqual({ title: 'e' })
    })
    test('history has room for so much, and keeps the newest', async () => {
      const { documents } = await opened()
      const long = 'x'.repeat(historyLimits.size / 4)
      for (const n of [1, 2, 3, 4, 5, 6]) await documents.change(key, content('b'), change(n, ['', `${n}${long}`]))
      expect((await documents.history(key)).map(({ version }) => version)).toEqual([5, 6, 7])
    })
    test.each([
      ['one process', true],
      ['fifty processes', false],
    ])('fifty write at once, from %s: all is taken', { timeout: 30_000 }, async (_, together) => {
      const { documents } = await open()
      const cv = { owner: 'ada', kind: 'cv', id: 'many' } as const
      const body = cvDraftSchema.parse({ id: 'many' })
      await documents.create(cv, { schema: schemaVersion, body, head: {} }, { now: 1, most: 50 })
      const one = inTurn()
      const written = await Promise.all(
        Array.from({ length: 50 }, (__, n) => {
          const turns = together ? one : inTurn()
          return turns('many', () =>
            changeDocument(documents, cv, {
              writer: { name: '', by: 'keeper' },
              schema: schemaVersion,
              base: 1,
              batch: `batch-${n}`,
              device,
              patches: [{ at: `overrides/${n}`, value: { value: `${n}`, of: null } }],
              now: 2,
            }),
          )
        }),
      )
      expect(written.filter(({ ok }) => !ok)).toEqual([])
      const kept = await documents.find(cv)
      expect(kept?.version).toBe(51)
      expect(Object.keys(cvDraftSchema.parse(kept?.body).overrides)).toHaveLength(50)
    })
  })
}
