import type { Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { challenge, enrolled, provedIn, waitingForPhone } from '../devices/fixtures.ts'
import { activated, crowd, entry, now, race, session, started, wins } from '../contract/fixtures.ts'

/** What `QrChallengesPort` promises. */
export function qrChallengesContract(makeStore: () => Promise<Store>): void {
  async function opened() {
    const store = await makeStore()
    const here = await waitingForPhone(store)
    const one = challenge(here.begun)
    await store.qrChallenges.open(one)
    const consumption = {
      id: one.id,
      deviceId: here.phone.id,
      proof: { method: 'mobile-app-qr', at: now, credentialId: here.phone.id },
      now,
    }
    return { store, ...here, one, consumption }
  }

  describe('QR challenges', () => {
    test('the newest challenge of a sign-in is the open one, until it expires', async () => {
      const { store, begun, one, accountId } = await opened()
      const elsewhere = challenge(await started(store, { accountId }))
      await store.qrChallenges.open(elsewhere)
      const next = challenge(begun)
      await store.qrChallenges.open(next)
      const { signInIdHash } = elsewhere
      expect((await store.qrChallenges.ofSignIn({ signInIdHash, now }))?.challenge).toEqual(elsewhere)
      expect(await store.qrChallenges.ofSignIn({ signInIdHash: begun.idHash, now })).toEqual({
        challenge: next,
        tries: 0,
      })
      expect(await store.qrChallenges.spendTry({ id: one.id, signInIdHash: begun.idHash, limit: 5, now })).toEqual({
        ok: false,
        reason: 'unknown',
      })
      expect(await store.qrChallenges.ofSignIn({ signInIdHash: begun.idHash, now: next.expiresAt })).toBeNull()
    })

    test('tries count down to none; another sign-in’s are unknown', async () => {
      const { store, begun, one, accountId } = await opened()
      const attempt = { id: one.id, signInIdHash: begun.idHash, limit: 2, now }
      expect(await store.qrChallenges.spendTry(attempt)).toEqual({ ok: true, challenge: one, left: 1 })
      expect(await store.qrChallenges.spendTry(attempt)).toEqual({ ok: true, challenge: one, left: 0 })
      expect(await store.qrChallenges.spendTry(attempt)).toEqual({ ok: false, reason: 'no-tries' })
      expect((await store.qrChallenges.ofSignIn({ signInIdHash: begun.idHash, now }))?.tries).toBe(2)
      const other = await started(store, { accountId })
      expect(await store.qrChallenges.spendTry({ ...attempt, signInIdHash: other.idHash, limit: 5 })).toEqual({
        ok: false,
        reason: 'unknown',
      })
      expect(await store.qrChallenges.spendTry({ ...attempt, limit: 5, now: one.expiresAt })).toEqual({
        ok: false,
        reason: 'unknown',
      })
    })

    test('a consumed challenge proves its sign-in and is over', async () => {
      const { store, begun, one, consumption } = await opened()
      expect(await store.qrChallenges.consume(consumption)).toBe(true)
      expect(await provedIn(store, begun)).toEqual(['mobile-app-qr'])
      expect(await store.qrChallenges.consume(consumption)).toBe(false)
      expect(await store.qrChallenges.ofSignIn({ signInIdHash: begun.idHash, now })).toBeNull()
      expect(await store.qrChallenges.spendTry({ id: one.id, signInIdHash: begun.idHash, limit: 5, now })).toEqual({
        ok: false,
        reason: 'unknown',
      })
    })

    test('it needs time, an open sign-in, and an active phone of the account', async () => {
      const { store, begun, one, phone, accountId, consumption } = await opened()
      const foreign = challenge(await started(store, { accountId: (await activated(store)).id }), { accountId })
      // Where the other account is in another database, it isn't even written.
      await store.qrChallenges.open(foreign).catch(() => null)
      expect(await store.qrChallenges.consume({ ...consumption, id: foreign.id })).toBe(false)
      const stranger = await enrolled(store, (await activated(store)).id)
      expect(await store.qrChallenges.consume({ ...consumption, now: one.expiresAt })).toBe(false)
      expect(await store.qrChallenges.consume({ ...consumption, deviceId: stranger.id })).toBe(false)
      const second = await enrolled(store, accountId)
      await store.devices.remove({ accountId, deviceId: phone.id, now, messages: [], activity: entry(accountId) })
      expect(await store.qrChallenges.consume(consumption)).toBe(false)
      expect(await provedIn(store, begun)).toEqual([])
      const ended = session(accountId, { browserHash: begun.browserHash })
      await store.sessions.open({
        signInIdHash: begun.idHash,
        session: ended,
        replaces: null,
        knowBrowser: false,
        activity: entry(accountId),
        messages: [],
        now,
      })
      expect(await store.qrChallenges.consume({ ...consumption, deviceId: second.id })).toBe(false)
    })

    test(`of ${crowd} challenges opened in parallel one is open`, async () => {
      const { store, begun } = await opened()
      const ids = await race(async () => {
        const one = challenge(begun)
        await store.qrChallenges.open(one)
        return one.id
      })
      const tries = ids.map((id) => store.qrChallenges.spendTry({ id, signInIdHash: begun.idHash, limit: 5, now }))
      expect(wins(await Promise.all(tries))).toBe(1)
    })

    test(`of ${crowd} parallel tries as many are answered as the limit says, and one consumes`, async () => {
      const { store, begun, one, consumption } = await opened()
      expect(
        wins(await race(() => store.qrChallenges.spendTry({ id: one.id, signInIdHash: begun.idHash, limit: 5, now }))),
      ).toBe(5)
      expect(wins(await race(() => store.qrChallenges.consume(consumption)))).toBe(1)
    })
  })
}
