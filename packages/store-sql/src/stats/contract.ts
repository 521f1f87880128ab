import type { Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import {
  account,
  activated,
  entry,
  fresh,
  link,
  message,
  now,
  session,
  signedIn,
  started,
} from '../contract/fixtures.ts'
import { enrolled } from '../devices/fixtures.ts'

const day = 86_400
const midnight = Math.floor(now / day) * day

/** What `StatsPort` promises. */
export function statsContract(makeStore: () => Promise<Store>): void {
  describe('stats', () => {
    test('an empty store has nothing of anything', async () => {
      const store = await makeStore()
      expect(await store.stats.figures({ now })).toEqual({
        accounts: { pending: 0, active: 0, locked: 0 },
        withPassword: 0,
        withFactor: { device: 0, passkey: 0, token: 0, phone: 0, eid: 0, 'recovery-codes': 0 },
        openSessions: 0,
        outbox: { waiting: 0, abandoned: 0 },
      })
      expect(await store.stats.signIns({ since: 0, most: 9 })).toEqual({ days: [], whole: true })
    })

    test('accounts are counted by state, and by what they have, each once; sessions that are open', async () => {
      const store = await makeStore()
      const [one, other] = [await activated(store), await activated(store)]
      const pending = account()
      await store.accounts.register({
        account: pending,
        emailKey: fresh('email'),
        uidMarks: [],
        link: link(pending.id),
        message: message(),
      })
      for (const id of [one.id, one.id, other.id]) await enrolled(store, id)
      await signedIn(store, one.id)
      await signedIn(store, other.id, { expiresAt: now })
      await signedIn(store, other.id, { expiresAt: now - 1 })
      const before = await store.stats.figures({ now })
      expect(before).toMatchObject({
        accounts: { pending: 1, active: 2, locked: 0 },
        withPassword: 2,
        withFactor: { device: 2, passkey: 0 },
        openSessions: 1,
      })
      const [dropped] = await store.outbox.claim({ now, limit: 1, leaseSeconds: 1 })
      await store.outbox.abandoned(dropped?.id ?? '', { now, error: 'gone' })
      expect((await store.stats.figures({ now })).outbox).toEqual({
        waiting: before.outbox.waiting - 1,
        abandoned: 1,
      })
    })

    test('sign-ins are counted by day and method, what is refused apart; the newest alone where there are many', async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const at = async (moment: number, details: Readonly<Record<string, string>>, kind = 'signed-in') => {
        const begun = await started(store, { accountId: id })
        await store.sessions.open({
          signInIdHash: begun.idHash,
          session: session(id, { browserHash: begun.browserHash }),
          replaces: null,
          knowBrowser: false,
          activity: entry(id, { at: moment, details, kind }),
          messages: [],
          now,
        })
      }
      await at(midnight, { method: 'password' })
      await at(midnight + day - 1, { method: 'passkey', browser: '"method":"password"' })
      await at(midnight + day, { method: 'passkey' })
      await at(midnight + day, { method: 'own' })
      await at(midnight + day, {}, 'sign-in-refused')
      const options = { since: midnight, most: 99 }
      expect(await store.stats.signIns(options)).toEqual({
        days: [
          { day: midnight, signedIn: 2, refused: 0, byMethod: { password: 1, passkey: 1 } },
          { day: midnight + day, signedIn: 2, refused: 1, byMethod: { passkey: 1, own: 1 } },
        ],
        whole: true,
      })
      const next = await store.stats.signIns({ since: midnight + day, most: 3 })
      expect([next.whole, next.days.map((each) => each.day)]).toEqual([true, [midnight + day]])
      expect((await store.stats.signIns({ since: midnight + day, most: 2 })).whole).toBe(false)
      const { days, whole } = await store.stats.signIns({ ...options, most: 3 })
      expect([whole, days.map((each) => each.signedIn + each.refused)]).toEqual([false, [3]])
    })
  })
}
