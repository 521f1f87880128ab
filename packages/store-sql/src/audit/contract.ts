import type { AuditEntry, Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { activated, crowd, entry, fresh, now, race, session, signedIn, started, wins } from '../contract/fixtures.ts'

/** What `AuditPort` promises. */
export function auditContract(makeStore: () => Promise<Store>): void {
  const added = (options: Partial<AuditEntry> = {}): AuditEntry => ({
    id: fresh('audit'),
    at: now,
    kind: 'keys-rotated',
    subject: null,
    by: { via: 'command', name: 'root' },
    reason: 'once a year; Ζ',
    details: { key: 'k-2' },
    ...options,
  })

  describe('audit', () => {
    test('what is added is there as it was given, the oldest first', async () => {
      const store = await makeStore()
      const [late, early, person] = [added({ at: now + 1 }), added(), added({ at: now + 2, by: null, reason: null })]
      await store.audit.add([])
      await store.audit.add([late, early])
      await store.audit.add([person])
      expect(await store.audit.unsealed({ limit: 10 })).toEqual([early, late, person])
      expect(await store.audit.unsealed({ limit: 1 })).toEqual([early])
    })

    test('whatever writes an activity entry writes its row, without what is shown to the person alone', async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      await signedIn(store, id)
      const by = { via: 'administration', name: 'n00admin' } as const
      const change = entry(id, { kind: 'password-changed', at: now + 1, by, reason: 'asked by phone' })
      const changing = { accountId: id, fromHash: 'hash-1', toHash: 'hash-2', keepSession: '', now, messages: [] }
      await store.accounts.changePassword({ ...changing, activity: change })
      const rows = await store.audit.unsealed({ limit: 10 })
      expect(rows.map(({ kind }) => kind).toSorted()).toEqual(['password-changed', 'password-chosen', 'signed-in'])
      expect(rows.at(-1)).toEqual({
        id: change.id,
        at: now + 1,
        kind: 'password-changed',
        subject: change.subject,
        by,
        reason: 'asked by phone',
        details: change.facts,
      })
    })

    test('rows of one second stand in the order in which they were written', async () => {
      const store = await makeStore()
      const ids = Array.from({ length: 20 }, (_, at) => `${(at * 7) % 20}-${fresh('audit')}`)
      for (const id of ids.slice(0, 10)) await store.audit.add([added({ id })])
      await store.audit.add(ids.slice(10).map((id) => added({ id })))
      expect((await store.audit.unsealed({ limit: 99 })).map(({ id }) => id)).toEqual(ids)
    })

    test('an operation that does nothing leaves no row', async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const begun = await started(store, { accountId: id })
      const opening = { signInIdHash: begun.idHash, replaces: null, knowBrowser: false, messages: [], now }
      const open = () =>
        store.sessions.open({
          ...opening,
          session: session(id, { browserHash: begun.browserHash }),
          activity: entry(id),
        })
      expect([await open(), await open()]).toEqual([true, false])
      const rows = await store.audit.unsealed({ limit: 10 })
      expect(rows.filter(({ kind }) => kind === 'signed-in')).toHaveLength(1)
    })

    const mark = (position: number) => ({ position, hash: String(position).padStart(64, 'a') })
    const beginning = { position: 0, hash: '0'.repeat(64) }
    const sealed = async (store: Store, count: number, options: Partial<AuditEntry> = {}) => {
      const { head } = await store.audit.chain()
      const entries = Array.from({ length: count }, () => added(options))
      await store.audit.add(entries)
      const rows = entries.map(({ id }, index) => ({ ...mark(head.position + index + 1), id }))
      expect(await store.audit.seal({ after: head, rows })).toBe(true)
      return entries.map((each, index) => ({ ...each, ...mark(head.position + index + 1) }))
    }

    test('rows get their places behind the head, and wait no more', async () => {
      const store = await makeStore()
      expect(await store.audit.chain()).toEqual({ head: beginning, cut: beginning })
      expect(await store.audit.seal({ after: beginning, rows: [] })).toBe(true)
      const rows = [...(await sealed(store, 2)), ...(await sealed(store, 1))]
      const left = added()
      await store.audit.add([left])
      expect(await store.audit.chain()).toEqual({ head: mark(3), cut: beginning })
      expect(await store.audit.unsealed({ limit: 10 })).toEqual([left])
      expect(await store.audit.sealed({ after: 0, limit: 10 })).toEqual(rows)
      expect(await store.audit.sealed({ after: 1, limit: 1 })).toEqual([rows[1]])
    })

    test('of any number of callers behind the same head one gives places', async () => {
      const store = await makeStore()
      const entries = Array.from({ length: crowd }, () => added())
      await store.audit.add(entries)
      const seals = await race((index) =>
        store.audit.seal({ after: beginning, rows: [{ ...mark(1), id: entries[index]?.id ?? '' }] }),
      )
      expect(wins(seals)).toBe(1)
      expect(await store.audit.sealed({ after: 0, limit: 10 })).toHaveLength(1)
      expect(await store.audit.unsealed({ limit: 100 })).toHaveLength(crowd - 1)
      const next = entries.find((_, index) => !seals[index])
      for (const forged of [
        { ...mark(1), hash: 'f'.repeat(64) },
        { ...mark(1), position: 2 },
      ])
        expect(await store.audit.seal({ after: forged, rows: [{ ...mark(2), id: next?.id ?? '' }] })).toBe(false)
      // A row keeps the place that it has.
      const placed = entries[seals.indexOf(true)]
      const again = [placed, next].map((each, index) => ({ ...mark(index + 2), id: each?.id ?? '' }))
      expect(await store.audit.seal({ after: mark(1), rows: again })).toBe(true)
      const sealedNow = await store.audit.sealed({ after: 0, limit: 10 })
      expect(sealedNow.map(({ id, position }) => [id, position])).toEqual([
        [placed?.id, 1],
        [next?.id, 3],
      ])
    })

    test('the last ones come first, those about somebody by their subjects', async () => {
      const store = await makeStore()
      const mine = await sealed(store, 2, { subject: 'mine' })
      const others = await sealed(store, 1, { subject: 'other' })
      const former = await sealed(store, 1, { subject: 'mine, under the former key' })
      const subjects = ['mine', 'mine, under the former key']
      expect(await store.audit.newest({ limit: 2 })).toEqual([...former, ...others])
      expect(await store.audit.newest({ limit: 9, before: 2 })).toEqual(mine.slice(0, 1))
      expect(await store.audit.newest({ limit: 9, subjects })).toEqual([...former, ...mine.toReversed()])
      expect(await store.audit.newest({ limit: 9, subjects, before: 2 })).toEqual(mine.slice(0, 1))
      expect(await store.audit.newest({ limit: 9, subjects: [] })).toEqual([])
    })

    test('what is cut off is gone, the mark of its last row stays, and nobody cuts twice or behind the head', async () => {
      const store = await makeStore()
      const rows = await sealed(store, 3)
      expect(await store.audit.cut({ from: beginning, to: mark(4) })).toBe(false)
      for (const forged of [mark(0), { ...beginning, position: 1 }])
        expect(await store.audit.cut({ from: forged, to: mark(2) })).toBe(false)
      expect(wins(await race(() => store.audit.cut({ from: beginning, to: mark(2) })))).toBe(1)
      expect(await store.audit.chain()).toEqual({ head: mark(3), cut: mark(2) })
      expect(await store.audit.sealed({ after: 0, limit: 10 })).toEqual(rows.slice(2))
      expect(await store.audit.cut({ from: mark(2), to: mark(3) })).toBe(true)
      expect(await store.audit.sealed({ after: 0, limit: 10 })).toEqual([])
      expect((await sealed(store, 1))[0]?.position).toBe(4)
    })
  })
}
