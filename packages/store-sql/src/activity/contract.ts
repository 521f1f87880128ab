import type { Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { activated, entry, now, session, signedIn, started } from '../contract/fixtures.ts'

/** What `ActivityPort` promises. */
export function activityContract(makeStore: () => Promise<Store>): void {
  describe('activity', () => {
    test('entries are listed newest first, within a second the last written first, as written', async () => {
      const store = await makeStore()
      const [{ id }, stranger] = [await activated(store), await activated(store)]
      for (const at of [now + 2, now + 1, now + 2]) await signedIn(store, id, { createdAt: at })
      const list = await store.activity.list(id, { limit: 10 })
      expect(list.map(({ kind }) => kind)).toEqual(['signed-in', 'signed-in', 'signed-in', 'password-chosen'])
      // What nobody else did for them, and was never another's, says nothing of either.
      expect(list.flatMap((line) => Object.keys(line)).filter((key) => /by|mergedUid/.test(key))).toEqual([])
      const by = { via: 'command', name: 'root' } as const
      const device = entry(id, {
        kind: 'late',
        at: now + 5,
        details: { browser: 'Φυλλομετρητής', empty: '' },
        by,
        reason: 'r',
      })
      const { facts: _facts, reason: _reason, subject: _subject, ...shown } = device
      await store.accounts.changePassword({
        accountId: id,
        fromHash: 'hash-1',
        toHash: 'hash-2',
        keepSession: '',
        now,
        messages: [],
        activity: device,
      })
      expect(await store.activity.list(id, { limit: 1 })).toEqual([shown])
      expect(await store.activity.list(stranger.id, { limit: 10 })).toHaveLength(1)
    })

    test('a line of an account that was deleted meanwhile is refused as that, and not kept', async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const activity = entry(id, { kind: 'account-deleted' })
      await store.accounts.delete({ accountId: id, sealedUid: '', uidMark: 'k1.mark', messages: [], activity, now })
      const wrong = store.throttle.noteWrong({ line: entry(id), notice: null, toNobody: false }, { now })
      await expect(wrong).rejects.toMatchObject({ code: 'store-gone' })
      expect(await store.activity.list(id, { limit: 10 })).toEqual([])
    })

    test('pages follow one another without a gap or a repetition; kinds and a moment narrow them', async () => {
      const store = await makeStore()
      const [{ id }, stranger] = [await activated(store), await activated(store)]
      for (const [index, at] of [now + 3, now + 1, now + 2, now + 2].entries()) {
        const names = { title: null, firstName: `Ana ${index}`, lastName: 'Novak' }
        await store.accounts.rename({ accountId: id, names, messages: [], activity: entry(id, { at }) })
      }
      const all = await store.activity.list(id, { limit: 10 })
      expect(all).toHaveLength(5)
      const first = await store.activity.list(id, { limit: 2 })
      const second = await store.activity.list(id, { limit: 2, before: first.at(-1)?.id ?? null })
      const third = await store.activity.list(id, { limit: 9, before: second.at(-1)?.id ?? null })
      expect([...first, ...second, ...third]).toEqual(all)
      const renamed = { title: null, firstName: 'Ona', lastName: 'Novak' }
      const theirLine = { messages: [], activity: entry(stranger.id, { at: now + 9 }) }
      await store.accounts.rename({ accountId: stranger.id, names: renamed, ...theirLine })
      const [theirs] = await store.activity.list(stranger.id, { limit: 1 })
      for (const before of ['nobody', theirs?.id ?? ''])
        expect(await store.activity.list(id, { limit: 9, before })).toEqual([])
      const kinds = ['password-chosen', 'nothing']
      expect(await store.activity.list(id, { limit: 9, kinds })).toEqual(all.slice(-1))
      expect(await store.activity.list(id, { limit: 9, kinds: [] })).toEqual([])
      expect(await store.activity.list(id, { limit: 9, since: now + 2 })).toEqual(all.slice(0, 3))
      const narrow = { limit: 9, since: now + 2, kinds: ['signed-in'], before: first[0]?.id ?? null }
      expect(await store.activity.list(id, narrow)).toEqual(all.slice(1, 3))
      expect(await store.activity.find(id, theirs?.id ?? '')).toBeNull()
      expect(await store.activity.find(id, all[1]?.id ?? '')).toEqual(all[1])
    })

    test('countries of sign-ins are told once each, from a moment on, and not what merely looks like one', async () => {
      const store = await makeStore()
      const [{ id }, stranger] = [await activated(store), await activated(store)]
      const from = async (accountId: string, at: number, details: Readonly<Record<string, string>>) => {
        const begun = await started(store, { accountId })
        await store.sessions.open({
          signInIdHash: begun.idHash,
          session: session(accountId, { browserHash: begun.browserHash }),
          replaces: null,
          knowBrowser: false,
          activity: entry(accountId, { at, details }),
          messages: [],
          now,
        })
      }
      await from(id, now - 1, { country: 'FR' })
      for (const browser of ['Firefox', 'Chromium']) await from(id, now, { browser, country: 'LT' })
      await from(id, now, { browser: '","country":"DE' })
      await from(id, now, { browser: 'country' })
      const refused = entry(id, { at: now, kind: 'sign-in-refused', details: { country: 'SE' } })
      await store.throttle.noteWrong({ line: refused, notice: null, toNobody: false }, { now })
      await from(stranger.id, now, { country: 'EE' })
      expect(await store.activity.countries(id, { since: now })).toEqual(['LT'])
      expect([...(await store.activity.countries(id, { since: now - 1 }))].sort()).toEqual(['FR', 'LT'])
    })

    test('is tallied over everybody, by kind, method and slot: the newest entries alone where there are many', async () => {
      const store = await makeStore()
      const people = [await activated(store), await activated(store)]
      const begin = now + 10_000
      const at = async (index: number, seconds: number, method: string, kind = 'signed-in') => {
        const accountId = people[index]?.id ?? ''
        await store.accounts.setAdministrator({
          accountId,
          on: (await store.accounts.find({ id: accountId }))?.administrator === false,
          activity: entry(accountId, { kind, at: begin + seconds, details: { browser: 'Firefox', method } }),
        })
      }
      await at(0, 0, 'password')
      await at(1, 59, 'password')
      await at(1, 60, 'token')
      await at(0, 61, 'token-cram')
      await at(0, 62, 'x","method":"token')
      await at(1, 63, 'password', 'sign-in-refused')
      await at(1, -1, 'password')
      await at(0, 64, 'password', 'device-added')
      const ask = (limit: number, methods = ['password', 'token', 'it%']) =>
        store.activity.tally({
          kinds: ['signed-in', 'sign-in-refused'],
          methods,
          since: begin,
          slotSeconds: 60,
          limit,
        })
      const sorted = (rows: Awaited<ReturnType<typeof ask>>) =>
        rows.map(({ count, kind, method, slot }) => `${slot} ${kind} ${method} ${count}`).toSorted()
      expect(sorted(await ask(100))).toEqual([
        '0 signed-in password 2',
        '1 sign-in-refused password 1',
        '1 signed-in null 2',
        '1 signed-in token 1',
      ])
      expect(sorted(await ask(2))).toEqual(['1 sign-in-refused password 1'])
      expect(sorted(await ask(2, []))).toEqual(['1 sign-in-refused null 1'])
    })
  })
}
