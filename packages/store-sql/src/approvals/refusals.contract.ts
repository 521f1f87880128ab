import type { Device, Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { approval, opening, provedIn, refusal, request, waitingForPhone } from '../devices/fixtures.ts'
import { now, started } from '../contract/fixtures.ts'

/** What refusals promise: growing pauses, and "this wasn't me". */
export function refusalsContract(makeStore: () => Promise<Store>): void {
  /** Opens a request at a moment with no limit in the way. */
  async function ask(store: Store, phone: Device, { at = now, knownBrowser = false } = {}) {
    const begun = await started(store, { accountId: phone.accountId, createdAt: at, expiresAt: at + 900 })
    const one = request(phone, begun, { createdAt: at, expiresAt: at + 120, keepUntil: at + 900, knownBrowser })
    return { one, begun, result: await store.approvals.open({ ...opening(one), limit: 99 }) }
  }

  describe('refusals', () => {
    test('each refusal doubles the pause, up to the longest; an approval ends it', async () => {
      const store = await makeStore()
      const { phone } = await waitingForPhone(store)
      let at = now
      for (const pause of [30, 60, 120, 240, 480, 600, 600]) {
        const { one, result } = await ask(store, phone, { at })
        expect(result).toEqual({ ok: true })
        expect(
          await store.approvals.answer({ ...refusal(one, phone, pause === 60 ? 'wrong-code' : 'refused'), now: at }),
        ).toEqual({ ok: true })
        expect((await ask(store, phone, { at: at + pause - 1 })).result).toEqual({
          ok: false,
          reason: 'paused',
          until: at + pause,
        })
        at += pause
      }
      const { one } = await ask(store, phone, { at })
      expect(await store.approvals.answer({ ...approval(one, phone), now: at })).toEqual({ ok: true })
      const next = await ask(store, phone, { at })
      await store.approvals.answer({ ...refusal(next.one, phone), now: at })
      expect((await ask(store, phone, { at })).result).toEqual({ ok: false, reason: 'paused', until: at + 30 })
    })

    test('one wrong code pauses nothing; what follows it does, and an approval forgives it', async () => {
      const store = await makeStore()
      const { phone } = await waitingForPhone(store)
      const slip = async () => {
        const { one, result } = await ask(store, phone)
        expect(result).toEqual({ ok: true })
        expect(await store.approvals.answer(refusal(one, phone, 'wrong-code'))).toEqual({ ok: true })
        return one
      }
      await slip()
      const { one } = await ask(store, phone)
      expect(await store.approvals.answer(approval(one, phone))).toEqual({ ok: true })
      await slip()
      const last = await slip()
      expect((await ask(store, phone)).result).toEqual({ ok: false, reason: 'paused', until: now + 30 })
      const seen = async (at: number) =>
        (await store.approvals.ofSignIn({ signInIdHash: last.signInIdHash, now: at }))?.pausedUntil
      expect(await seen(now + 29)).toBe(now + 30)
      expect(await seen(now + 30)).toBeNull()
      const again = await ask(store, phone, { at: now + 30 })
      await store.approvals.answer({ ...refusal(again.one, phone, 'wrong-code'), now: now + 30 })
      expect((await ask(store, phone, { at: now + 30 })).result).toEqual({
        ok: false,
        reason: 'paused',
        until: now + 90,
      })
    })

    test('an answer that is not accepted changes nothing: no pause, no silence, no memory of it', async () => {
      const store = await makeStore()
      const { phone } = await waitingForPhone(store)
      const { one, begun } = await ask(store, phone)
      const other = await ask(store, phone)
      await store.approvals.answer(refusal(one, phone))
      const answers = [refusal(one, phone), refusal(one, phone, 'not-me'), approval(one, phone)]
      for (const answer of answers)
        expect(await store.approvals.answer(answer)).toEqual({ ok: false, reason: 'answered', status: 'refused' })
      expect((await ask(store, phone)).result).toEqual({ ok: false, reason: 'paused', until: now + 30 })
      expect(await provedIn(store, begun)).toEqual([])
      expect(await store.approvals.notMeAt(phone.accountId)).toBeNull()
      expect((await store.approvals.find({ id: other.one.id, now }))?.status).toBe('pending')
      await store.approvals.answer(refusal(other.one, phone))
      expect((await ask(store, phone)).result).toEqual({ ok: false, reason: 'paused', until: now + 60 })
    })

    test('an approval ends no other account’s pause, nor the other kind of browser’s', async () => {
      const store = await makeStore()
      const [mine, theirs] = [(await waitingForPhone(store)).phone, (await waitingForPhone(store)).phone]
      const requests = [
        await ask(store, mine),
        await ask(store, mine, { knownBrowser: true }),
        await ask(store, theirs),
      ]
      const approved = await ask(store, mine)
      for (const [index, { one }] of requests.entries())
        await store.approvals.answer(refusal(one, index === 2 ? theirs : mine))
      expect(await store.approvals.answer(approval(approved.one, mine))).toEqual({ ok: true })
      expect((await ask(store, mine)).result).toEqual({ ok: true })
      for (const { result } of [await ask(store, mine, { knownBrowser: true }), await ask(store, theirs)])
        expect(result).toEqual({ ok: false, reason: 'paused', until: now + 30 })
    })

    test('known and unknown browsers rest apart; accounts too', async () => {
      const store = await makeStore()
      const { phone } = await waitingForPhone(store)
      const { one } = await ask(store, phone)
      await store.approvals.answer(refusal(one, phone))
      expect((await ask(store, phone, { knownBrowser: true })).result).toEqual({ ok: true })
      const elsewhere = await waitingForPhone(store)
      expect((await ask(store, elsewhere.phone)).result).toEqual({ ok: true })
    })

    test('a refusal proves nothing and lets the sign-in go on', async () => {
      const store = await makeStore()
      const { phone } = await waitingForPhone(store)
      const { one, begun } = await ask(store, phone)
      await store.approvals.answer(refusal(one, phone))
      expect(await provedIn(store, begun)).toEqual([])
      expect(await store.approvals.notMeAt(phone.accountId)).toBeNull()
    })

    test('"not me" ends the sign-in, cancels strangers’ requests, silences them, and is remembered', async () => {
      const store = await makeStore()
      const { phone } = await waitingForPhone(store)
      const stranger = await waitingForPhone(store)
      const theirs = await ask(store, stranger.phone)
      const [mine, known, other] = [
        await ask(store, phone, { knownBrowser: true }),
        await ask(store, phone, { knownBrowser: true }),
        await ask(store, phone),
      ]
      expect(await store.approvals.answer(refusal(mine.one, phone, 'not-me'))).toEqual({ ok: true })
      expect((await store.approvals.find({ id: mine.one.id, now }))?.status).toBe('not-me')
      expect(await provedIn(store, mine.begun)).toBeNull()
      expect(await provedIn(store, known.begun)).toEqual([])
      expect((await store.approvals.find({ id: other.one.id, now }))?.status).toBe('cancelled')
      expect((await store.approvals.find({ id: known.one.id, now }))?.status).toBe('pending')
      expect((await ask(store, phone)).result).toEqual({ ok: false, reason: 'paused', until: now + 3600 })
      expect((await ask(store, phone, { knownBrowser: true })).result).toEqual({
        ok: false,
        reason: 'paused',
        until: now + 30,
      })
      expect(await store.approvals.notMeAt(phone.accountId)).toBe(now)
      expect(await store.approvals.notMeAt(stranger.accountId)).toBeNull()
      expect(await store.approvals.notMeAt('nobody')).toBeNull()
      expect((await store.approvals.find({ id: theirs.one.id, now }))?.status).toBe('pending')
      expect((await ask(store, stranger.phone)).result).toEqual({ ok: true })
    })

    test('a pause that is over is no reason any more', async () => {
      const store = await makeStore()
      const { phone } = await waitingForPhone(store)
      const { one } = await ask(store, phone)
      await store.approvals.answer(refusal(one, phone))
      const late = now + 30
      const stranger = await waitingForPhone(store)
      const theirs = await ask(store, stranger.phone, { at: late })
      await store.approvals.answer({ ...refusal(theirs.one, stranger.phone), now: late })
      const begun = await started(store, { accountId: phone.accountId })
      const full = { ...opening(request(phone, begun, { createdAt: late, expiresAt: late + 120 })), limit: 1 }
      expect(await store.approvals.open(full)).toEqual({ ok: false, reason: 'too-many', until: now + 600 })
    })

    test('a later refusal does not shorten the silence', async () => {
      const store = await makeStore()
      const { phone } = await waitingForPhone(store)
      const [first, second] = [await ask(store, phone), await ask(store, phone, { knownBrowser: true })]
      await store.approvals.answer(refusal(first.one, phone, 'not-me'))
      await store.approvals.answer(refusal(second.one, phone))
      expect((await ask(store, phone)).result).toEqual({ ok: false, reason: 'paused', until: now + 3600 })
    })
  })
}
