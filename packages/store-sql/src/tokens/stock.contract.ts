import type { Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { activated, crowd, entry, fresh, message, noted, now, race, waiting, wins } from '../contract/fixtures.ts'
import { adding, assigning, codeToken, confirming, pendingApp, stockToken, withDevice } from './fixtures.ts'

/** What `CodeTokensPort` promises about devices that nobody has, and about tokens out of step. */
export function tokenStockContract(makeStore: () => Promise<Store>): void {
  describe('tokens in stock', () => {
    test('are found by serial number, kept once, and not while somebody has them', async () => {
      const { store, device } = await withDevice(makeStore)
      const [first, second] = [stockToken({ serial: '7' }), stockToken({ serial: '7', createdAt: now + 1 })]
      const other = stockToken({ createdAt: now + 2, kind: 'ocra', suite: 'OCRA-1:HOTP-SHA1-6:QN08' })
      for (const token of [first, second, other]) expect(await store.codeTokens.stock(token)).toBe(true)
      expect(await store.codeTokens.stock({ ...first, id: fresh('token') })).toBe(false)
      expect(await store.codeTokens.stock(stockToken({ source: device.source ?? '' }))).toBe(false)
      expect(await store.codeTokens.inStock({ serial: '7', limit: 9 })).toEqual([first, second])
      expect(await store.codeTokens.inStock({ serial: '8', limit: 9 })).toEqual([])
      expect(await store.codeTokens.inStock({ serial: null, limit: 9 })).toEqual([first, second, other])
      expect(await store.codeTokens.inStock({ serial: null, limit: 2 })).toEqual([first, second])
    })

    test('one that is discarded is nobody’s; once', async () => {
      const { store, accountId } = await withDevice(makeStore)
      const [device, other] = [stockToken({ serial: '9' }), stockToken({ serial: '9' })]
      for (const token of [device, other]) await store.codeTokens.stock(token)
      expect(await store.codeTokens.discard(device.id, { now })).toBe(true)
      expect(await store.codeTokens.discard(device.id, { now })).toBe(false)
      expect(await store.codeTokens.inStock({ serial: '9', limit: 9 })).toEqual([other])
      expect(await store.codeTokens.assign(assigning(accountId, device))).toEqual({ ok: false, reason: 'unknown' })
    })

    test('one is taken once, with what it causes; nobody takes more than allowed', async () => {
      const { store, accountId } = await withDevice(makeStore)
      const [device, another, third] = [stockToken(), stockToken(), stockToken()]
      for (const token of [device, another, third]) await store.codeTokens.stock(token)
      const [said, done] = [message(), entry(accountId)]
      const taking = { ...assigning(accountId, device), messages: [said], activity: done }
      expect(await store.codeTokens.assign(taking)).toEqual({ ok: true })
      expect(await store.codeTokens.list(accountId)).toContainEqual(taking.token)
      expect(await waiting(store)).toContain(said.id)
      expect(await noted(store, accountId)).toContain(done.id)
      expect(await store.codeTokens.inStock({ serial: device.serial, limit: 9 })).toEqual([])
      const again = message()
      expect(await store.codeTokens.assign({ ...taking, messages: [again], activity: entry(accountId) })).toEqual({
        ok: false,
        reason: 'unknown',
      })
      expect(await store.codeTokens.assign(assigning(accountId, stockToken()))).toEqual({
        ok: false,
        reason: 'unknown',
      })
      expect(await store.codeTokens.assign(assigning(accountId, another))).toEqual({ ok: true })
      const { id: other } = await activated(store)
      const tooMany = { ...assigning(accountId, third), messages: [again] }
      expect(await store.codeTokens.assign(tooMany)).toEqual({ ok: false, reason: 'too-many' })
      expect(await waiting(store)).not.toContain(again.id)
      expect(await store.codeTokens.inStock({ serial: third.serial, limit: 9 })).toEqual([third])
      expect(await store.codeTokens.assign(assigning(other, third))).toEqual({ ok: true })
    })

    test('given to somebody by an operator, one leaves the stock; after a removal it counts on', async () => {
      const { store, accountId } = await withDevice(makeStore)
      const device = stockToken()
      await store.codeTokens.stock(device)
      const given = codeToken(accountId, { source: device.source, countFrom: 77 })
      expect(await store.codeTokens.add(adding(given))).toBe(true)
      expect(await store.codeTokens.inStock({ serial: device.serial, limit: 9 })).toEqual([])
      await store.codeTokens.remove({ id: given.id, accountId, now, messages: [], activity: entry(accountId) })
      expect(await store.codeTokens.stock(device)).toBe(true)
      expect(await store.codeTokens.assign(assigning(accountId, device))).toEqual({ ok: true })
      expect(await store.codeTokens.list(accountId)).toContainEqual(
        expect.objectContaining({ id: device.id, countFrom: 77 }),
      )
    })

    test('of the stock the one alone leaves that an operator gives', async () => {
      const { store, accountId, device: had } = await withDevice(makeStore)
      const [given, other] = [stockToken(), stockToken()]
      for (const device of [given, other]) await store.codeTokens.stock(device)
      const refused = codeToken(accountId, { source: had.source })
      expect(await store.codeTokens.add(adding(refused))).toBe(false)
      expect(await store.codeTokens.inStock({ serial: null, limit: 9 })).toHaveLength(2)
      expect(await store.codeTokens.add(adding(codeToken(accountId, { source: given.source })))).toBe(true)
      expect(await store.codeTokens.add(adding(codeToken(accountId, { source: null })))).toBe(true)
      expect(await store.codeTokens.inStock({ serial: null, limit: 9 })).toEqual([other])
    })

    test('what isn’t in stock is discarded without a word, beside what is', async () => {
      const store = await makeStore()
      await store.codeTokens.stock(stockToken())
      const row = {
        id: fresh('row'),
        at: now,
        kind: 'token-discarded',
        subject: 's',
        by: null,
        reason: null,
        details: {},
      }
      expect(await store.codeTokens.discard('none', { now, audit: [row] })).toBe(false)
      expect((await store.audit.unsealed({ limit: 99 })).map(({ id }) => id)).not.toContain(row.id)
      expect(await store.codeTokens.inStock({ serial: null, limit: 9 })).toHaveLength(1)
    })

    test('what was removed, or waits, takes no place of the tokens that one may have; nor does another’s', async () => {
      const { store, accountId, device } = await withDevice(makeStore)
      const { id: other } = await activated(store)
      for (const token of [codeToken(other), codeToken(other)]) await store.codeTokens.add(adding(token))
      const app = pendingApp(accountId)
      await store.codeTokens.open(app)
      const [first, second] = [stockToken(), stockToken()]
      for (const token of [first, second]) await store.codeTokens.stock(token)
      expect(await store.codeTokens.assign({ ...assigning(accountId, first), limit: 1 })).toMatchObject({ ok: false })
      await store.codeTokens.remove({ id: device.id, accountId, now, messages: [], activity: entry(accountId) })
      expect(await store.codeTokens.assign({ ...assigning(accountId, first), limit: 1 })).toEqual({ ok: true })
      expect(await store.codeTokens.assign({ ...assigning(accountId, second), limit: 1 })).toMatchObject({ ok: false })
      expect(await store.codeTokens.confirm({ ...confirming(app), limit: 1 })).toMatchObject({ ok: false })
      expect(await store.codeTokens.confirm({ ...confirming(app), limit: 2 })).toEqual({ ok: true })
    })

    test(`of ${crowd} people who take one device in parallel one has it`, async () => {
      const store = await makeStore()
      const people = await race(() => activated(store))
      const device = stockToken()
      expect(wins(await race(() => store.codeTokens.stock(device)))).toBe(1)
      const taken = await Promise.all(people.map(({ id }) => store.codeTokens.assign(assigning(id, device))))
      expect(wins(taken)).toBe(1)
      const had = await Promise.all(people.map(({ id }) => store.codeTokens.list(id)))
      expect(had.flat()).toHaveLength(1)
    })

    test(`one that is discarded while ${crowd} people take it is somebody’s, or was discarded`, async () => {
      const store = await makeStore()
      const people = await race(() => activated(store))
      const device = stockToken()
      await store.codeTokens.stock(device)
      const [discarded, ...taken] = await Promise.all([
        store.codeTokens.discard(device.id, { now }),
        ...people.map(({ id }) => store.codeTokens.assign(assigning(id, device))),
      ])
      const had = await Promise.all(people.map(({ id }) => store.codeTokens.list(id)))
      expect(had.flat()).toHaveLength(wins(taken))
      expect(wins([discarded, ...taken])).toBe(1)
      expect(await store.codeTokens.inStock({ serial: null, limit: 9 })).toEqual([])
    })

    test(`of ${crowd} devices taken in parallel by one person as many as allowed are theirs`, async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const devices = await race(async () => {
        const device = stockToken()
        await store.codeTokens.stock(device)
        return device
      })
      const taken = await Promise.all(devices.map((device) => store.codeTokens.assign(assigning(id, device))))
      expect(wins(taken)).toBe(3)
      expect(await store.codeTokens.inStock({ serial: null, limit: 99 })).toHaveLength(crowd - 3)
    })
  })

  describe('tokens out of step', () => {
    test('are taken back by codes that aren’t spent, by their person', async () => {
      const { store, accountId, device } = await withDevice(makeStore)
      const { id: other } = await activated(store)
      await store.codeTokens.expect({ id: device.id, accountId, resyncFrom: 40, resyncUntil: now + 300 })
      const done = entry(accountId)
      const back = { id: device.id, accountId, firstCounter: 500, countFrom: 502, driftSeconds: 90, activity: done }
      expect(await store.codeTokens.resynchronise({ ...back, accountId: other })).toBe(false)
      expect(await store.codeTokens.resynchronise({ ...back, firstCounter: 9 })).toBe(false)
      expect(await noted(store, accountId)).not.toContain(done.id)
      expect(await store.codeTokens.resynchronise(back)).toBe(true)
      expect(await noted(store, accountId)).toContain(done.id)
      expect(await store.codeTokens.list(accountId)).toEqual([{ ...device, countFrom: 502, driftSeconds: 90 }])
      expect(await store.codeTokens.resynchronise(back)).toBe(false)
      const app = pendingApp(accountId)
      await store.codeTokens.open(app)
      expect(await store.codeTokens.resynchronise({ ...back, id: app.id })).toBe(false)
    })

    test(`of ${crowd} parallel callers with the same two codes one wins`, async () => {
      const { store, accountId, device } = await withDevice(makeStore)
      const back = () => ({
        id: device.id,
        accountId,
        firstCounter: 500,
        countFrom: 502,
        driftSeconds: 0,
        validUntil: null,
        activity: entry(accountId),
      })
      expect(wins(await race(() => store.codeTokens.resynchronise(back())))).toBe(1)
    })
  })
}
