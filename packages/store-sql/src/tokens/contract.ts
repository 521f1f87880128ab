import type { Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { provedIn } from '../devices/fixtures.ts'
import {
  activated,
  crowd,
  entry,
  fresh,
  message,
  noted,
  now,
  race,
  started,
  waiting,
  wins,
} from '../contract/fixtures.ts'
import { accepting, adding, codeToken, confirming, pendingApp, tokenChallenge, withDevice } from './fixtures.ts'
import { codeTokenRefusals } from './refusals.contract.ts'
import { tokenStockContract } from './stock.contract.ts'

/** What `CodeTokensPort` promises. */
export function codeTokensContract(makeStore: () => Promise<Store>): void {
  describe('tokens', () => {
    test('an app waits until it is confirmed, once; the newest alone', async () => {
      const store = await makeStore()
      const { id: accountId } = await activated(store)
      const [first, app] = [pendingApp(accountId), pendingApp(accountId)]
      await store.codeTokens.open(first)
      await store.codeTokens.open(app)
      expect(await store.codeTokens.find({ id: first.id, accountId, now })).toBeNull()
      expect(await store.codeTokens.find({ id: app.id, accountId, now })).toEqual(app)
      expect(await store.codeTokens.find({ id: app.id, accountId, now: now + 600 })).toBeNull()
      expect(await store.codeTokens.list(accountId)).toEqual([])
      const [said, done] = [message(), entry(accountId)]
      expect(await store.codeTokens.confirm({ ...confirming(app), messages: [said], activity: done })).toEqual({
        ok: true,
      })
      expect(await store.codeTokens.list(accountId)).toEqual([
        { ...app, countFrom: 42, driftSeconds: -30, expiresAt: null },
      ])
      expect(await waiting(store)).toContain(said.id)
      expect(await noted(store, accountId)).toContain(done.id)
      expect(await store.codeTokens.confirm(confirming(app))).toEqual({ ok: false, reason: 'unknown' })
      await store.codeTokens.open(pendingApp(accountId))
      expect(await store.codeTokens.list(accountId)).toHaveLength(1)
    })

    test('a device is named, listed and removed; who has another account can’t', async () => {
      const { store, accountId, device } = await withDevice(makeStore)
      const { id: other } = await activated(store)
      const named = { id: device.id, accountId, name: 'Key ring', activity: entry(accountId) }
      expect(await store.codeTokens.rename({ ...named, accountId: other })).toBe(false)
      expect(await store.codeTokens.rename(named)).toBe(true)
      expect(await store.codeTokens.list(accountId)).toEqual([{ ...device, name: 'Key ring' }])
      expect(await store.codeTokens.list(other)).toEqual([])
      expect(await store.codeTokens.find({ id: device.id, accountId: other, now })).toBeNull()
      const [said, done] = [message(), entry(accountId)]
      const going = { id: device.id, accountId, now, messages: [said], activity: done }
      expect(await store.codeTokens.remove({ ...going, accountId: other })).toBe(false)
      expect(await waiting(store)).not.toContain(said.id)
      expect(await store.codeTokens.remove(going)).toBe(true)
      expect(await waiting(store)).toContain(said.id)
      expect(await noted(store, accountId)).toEqual(expect.arrayContaining([named.activity.id, done.id]))
      expect(await store.codeTokens.remove(going)).toBe(false)
      expect(await store.codeTokens.rename(named)).toBe(false)
      expect(await store.codeTokens.find({ id: device.id, accountId, now })).toBeNull()
    })

    test('nobody adds a source that somebody has; added again after its removal it counts on', async () => {
      const { store, accountId, device, begun } = await withDevice(makeStore)
      const { id: other } = await activated(store)
      const again = codeToken(other, { source: device.source, countFrom: 0 })
      const said = message()
      expect(await store.codeTokens.add({ ...adding(again), messages: [said] })).toBe(false)
      expect(await waiting(store)).not.toContain(said.id)
      expect(await store.codeTokens.accept({ ...accepting(device, begun), counter: 17 })).toBe(true)
      await store.codeTokens.remove({ id: device.id, accountId, now, messages: [], activity: entry(accountId) })
      expect(await store.codeTokens.add(adding(again))).toBe(true)
      expect(await store.codeTokens.list(other)).toMatchObject([{ id: again.id, countFrom: 18 }])
      const further = codeToken(other, { source: null, countFrom: 3 })
      expect(await store.codeTokens.add(adding(further))).toBe(true)
      expect((await store.codeTokens.list(other)).map(({ countFrom }) => countFrom).toSorted()).toEqual([18, 3])
    })

    test('where one stopped is known of it alone: when it comes back, and after its person left', async () => {
      const { store, accountId, device } = await withDevice(makeStore)
      const [{ id: other }, { id: third }] = [await activated(store), await activated(store)]
      const [kept, theirs] = [codeToken(accountId, { countFrom: 900 }), codeToken(other, { countFrom: 5000 })]
      for (const token of [kept, theirs]) await store.codeTokens.add(adding(token))
      await store.codeTokens.remove({ id: device.id, accountId, now, messages: [], activity: entry(accountId) })
      const ends = { sealedUid: '', uidMark: fresh('mark'), now, messages: [], activity: entry(accountId) }
      const counts = async (source: string | null) => {
        const token = codeToken(third, { source, countFrom: 0 })
        expect(await store.codeTokens.add(adding(token))).toBe(true)
        return (await store.codeTokens.list(third)).find(({ id }) => id === token.id)?.countFrom
      }
      expect(await counts(device.source)).toBe(10)
      expect(await store.accounts.delete({ accountId, ...ends })).toBe(true)
      expect(await counts(kept.source)).toBe(900)
      expect(await counts(fresh('source'))).toBe(0)
      expect(await counts(null)).toBe(0)
    })

    test('an accepted code moves the counter, is proved, and ends a resynchronisation', async () => {
      const { store, accountId, device, begun } = await withDevice(makeStore)
      const key = fresh('key')
      await store.throttle.spend([{ key, accountId: null, limit: 5, lockSeconds: 60, windowSeconds: null }], { now })
      const awaited = { id: device.id, accountId, resyncFrom: 40, resyncUntil: now + 300 }
      await store.codeTokens.expect({ ...awaited, accountId: fresh('account') })
      await store.codeTokens.expect({ ...awaited, resyncFrom: 9 })
      expect(await store.codeTokens.list(accountId)).toEqual([device])
      await store.codeTokens.expect(awaited)
      expect(await store.codeTokens.list(accountId)).toMatchObject([{ resyncFrom: 40, resyncUntil: now + 300 }])
      expect(
        await store.codeTokens.accept({
          ...accepting(device, begun),
          counter: 40,
          driftSeconds: 60,
          clearThrottle: [key],
        }),
      ).toBe(true)
      expect(await store.codeTokens.list(accountId)).toEqual([
        { ...device, countFrom: 41, driftSeconds: 60, lastSeenAt: now },
      ])
      expect(await provedIn(store, begun)).toEqual(['token'])
      expect((await store.throttle.peek([key], { now })).get(key)?.count).toBe(0)
    })

    test('a challenge is answered once, and its tries count down', async () => {
      const { store, device, begun } = await withDevice(makeStore)
      const asked = tokenChallenge(device, begun)
      await store.codeTokens.challenge(tokenChallenge(device, begun))
      await store.codeTokens.challenge(asked)
      const of = { signInIdHash: begun.idHash, now }
      expect(await store.codeTokens.challengeOf(of)).toEqual({ challenge: asked, tries: 0 })
      expect(await store.codeTokens.challengeOf({ ...of, now: asked.expiresAt })).toBeNull()
      const spend = { challengeId: asked.id, ...of, limit: 2 }
      expect(await store.codeTokens.spendTry(spend)).toEqual({ ok: true, left: 1 })
      expect(await store.codeTokens.spendTry({ ...spend, signInIdHash: fresh('sign-in') })).toMatchObject({ ok: false })
      expect(await store.codeTokens.spendTry({ ...spend, now: asked.expiresAt })).toMatchObject({ ok: false })
      expect(await store.codeTokens.spendTry(spend)).toEqual({ ok: true, left: 0 })
      expect(await store.codeTokens.spendTry(spend)).toEqual({ ok: false, reason: 'no-tries' })
      expect(await store.codeTokens.challengeOf(of)).toMatchObject({ tries: 2 })
      const answered = { ...accepting(device, begun), counter: null, challengeId: asked.id }
      expect(await store.codeTokens.accept(answered)).toBe(true)
      expect(await provedIn(store, begun)).toEqual(['token'])
      expect(await store.codeTokens.list(device.accountId)).toMatchObject([{ countFrom: 10, lastSeenAt: now }])
      expect(await store.codeTokens.challengeOf(of)).toBeNull()
      expect(await store.codeTokens.accept(answered)).toBe(false)
    })

    test('unconfirmed apps are swept a day after', async () => {
      const store = await makeStore()
      const { id: accountId } = await activated(store)
      const app = pendingApp(accountId)
      await store.codeTokens.open(app)
      await store.codeTokens.add(adding(codeToken(accountId)))
      await store.sweep({ now: now + 600 + 24 * 3600 })
      expect(await store.codeTokens.find({ id: app.id, accountId, now })).toBeNull()
      expect(await store.codeTokens.list(accountId)).toHaveLength(1)
    })

    test(`of ${crowd} parallel uses of one code one wins, each for a sign-in of its own`, async () => {
      const { store, accountId, device } = await withDevice(makeStore)
      const sides = await race(() => started(store, { accountId }))
      expect(wins(await Promise.all(sides.map((side) => store.codeTokens.accept(accepting(device, side)))))).toBe(1)
      expect((await Promise.all(sides.map((side) => provedIn(store, side)))).flat()).toEqual(['token'])
    })

    test(`of ${crowd} parallel codes the counter ends above the highest accepted`, async () => {
      const { store, accountId, device } = await withDevice(makeStore)
      const sides = await race(() => started(store, { accountId }))
      const accepted = await Promise.all(
        sides.map((side, i) =>
          store.codeTokens.accept({ ...accepting(device, side), counter: 10 + ((i * 7) % crowd) }),
        ),
      )
      const highest = Math.max(...accepted.map((won, i) => (won ? 10 + ((i * 7) % crowd) : 0)))
      expect(await store.codeTokens.list(accountId)).toMatchObject([{ countFrom: highest + 1 }])
    })

    test(`of ${crowd} parallel answers to one challenge one wins; at most five are judged`, async () => {
      const { store, device, begun } = await withDevice(makeStore)
      const asked = tokenChallenge(device, begun)
      await store.codeTokens.challenge(asked)
      const spend = { challengeId: asked.id, signInIdHash: begun.idHash, limit: 5, now }
      expect(wins(await race(() => store.codeTokens.spendTry(spend)))).toBe(5)
      const answered = { ...accepting(device, begun), counter: null, challengeId: asked.id }
      expect(wins(await race(() => store.codeTokens.accept(answered)))).toBe(1)
    })

    test(`of ${crowd} parallel confirmations one wins; of as many imports of one source one`, async () => {
      const store = await makeStore()
      const { id: accountId } = await activated(store)
      const app = pendingApp(accountId)
      await store.codeTokens.open(app)
      expect(wins(await race(() => store.codeTokens.confirm(confirming(app))))).toBe(1)
      const source = fresh('source')
      expect(wins(await race(() => store.codeTokens.add(adding(codeToken(accountId, { source })))))).toBe(1)
      expect(await store.codeTokens.list(accountId)).toHaveLength(2)
    })

    codeTokenRefusals(makeStore)
  })
  tokenStockContract(makeStore)
}
