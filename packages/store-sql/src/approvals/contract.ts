import type { Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import {
  approval,
  challenge,
  enrolled,
  opening,
  provedIn,
  refusal,
  request,
  waitingForPhone,
} from '../devices/fixtures.ts'
import {
  crowd,
  entry,
  fresh,
  message,
  noted,
  now,
  race,
  session,
  signedIn,
  signIn,
  started,
  waiting,
  wins,
} from '../contract/fixtures.ts'

/** What `ApprovalsPort` promises of opening and answering. */
export function approvalsContract(makeStore: () => Promise<Store>): void {
  async function asked(options: Parameters<typeof request>[2] = {}) {
    const store = await makeStore()
    const here = await waitingForPhone(store)
    const one = request(here.phone, here.begun, options)
    expect(await store.approvals.open(opening(one))).toEqual({ ok: true })
    return { store, ...here, one }
  }

  describe('approvals', () => {
    test('a request is read as written; once its time is over it is expired, later invisible', async () => {
      const { store, one, phone, begun } = await asked({ knownBrowser: true, place: 'Λευκωσία' })
      expect(await store.approvals.find({ id: one.id, now })).toEqual({ request: one, status: 'pending' })
      expect(await store.approvals.ofSignIn({ signInIdHash: begun.idHash, now: one.expiresAt })).toEqual({
        request: one,
        status: 'expired',
        pausedUntil: null,
      })
      expect(await store.approvals.pending({ deviceId: phone.id, now })).toEqual([one])
      expect(await store.approvals.pending({ deviceId: phone.id, now: one.expiresAt })).toEqual([])
      expect(await store.approvals.find({ id: one.id, now: one.keepUntil })).toBeNull()
      expect(await store.approvals.ofSignIn({ signInIdHash: begun.idHash, now: one.keepUntil })).toBeNull()
    })

    test('requests of other sign-ins and phones are kept apart', async () => {
      const { store, one, phone, begun } = await asked()
      const elsewhere = await waitingForPhone(store)
      const other = request(elsewhere.phone, elsewhere.begun, { createdAt: now + 1 })
      expect(await store.approvals.open(opening(other))).toEqual({ ok: true })
      expect((await store.approvals.ofSignIn({ signInIdHash: begun.idHash, now }))?.request).toEqual(one)
      expect(await store.approvals.pending({ deviceId: phone.id, now })).toEqual([one])
      expect(await store.approvals.ofSignIn({ signInIdHash: 'nobody', now })).toBeNull()
    })

    test('what a phone approves or reads is proved as it says, and never alone', async () => {
      const { store, one, phone, begun } = await asked()
      expect(await store.approvals.answer(approval(one, phone))).toEqual({ ok: true })
      const shown = challenge(begun)
      await store.qrChallenges.open(shown)
      const read = { method: 'mobile-app-qr', at: now, credentialId: phone.id }
      expect(await store.qrChallenges.consume({ id: shown.id, deviceId: phone.id, proof: read, now })).toBe(true)
      const { browserHash, idHash } = begun
      const proofs = (await store.signIns.find({ idHash, browserHash, now }))?.proofs
      expect(proofs).toHaveLength(2)
      expect(proofs).toEqual(expect.arrayContaining([approval(one, phone).proof, read]))
    })

    test('a sign-in that is over before its request is not approved', async () => {
      const store = await makeStore()
      const { phone, accountId } = await waitingForPhone(store)
      const brief = await started(store, { accountId, expiresAt: now + 60 })
      const [asks, shown] = [request(phone, brief), challenge(brief)]
      await store.approvals.open(opening(asks))
      await store.qrChallenges.open(shown)
      const late = now + 60
      expect(await store.approvals.answer({ ...approval(asks, phone), now: late })).toEqual({
        ok: false,
        reason: 'expired',
      })
      const proof = { method: 'mobile-app-qr', at: now, credentialId: phone.id }
      expect(await store.qrChallenges.consume({ id: shown.id, deviceId: phone.id, proof, now: late })).toBe(false)
    })

    test('asking again leaves what was answered as it was', async () => {
      const { store, one, phone, begun } = await asked()
      await store.approvals.answer(approval(one, phone))
      const second = request(phone, begun)
      expect(await store.approvals.open(opening(second))).toEqual({ ok: true })
      expect((await store.approvals.find({ id: one.id, now }))?.status).toBe('approved')
      expect((await store.approvals.find({ id: one.id, now: one.expiresAt }))?.status).toBe('approved')
      expect((await store.approvals.ofSignIn({ signInIdHash: begun.idHash, now }))?.request.id).toBe(second.id)
    })

    test('a sign-in that hung on a session which ended is not approved', async () => {
      const { store, phone, accountId } = await asked()
      const base = await signedIn(store, accountId)
      const raised = signIn({ accountId })
      await store.signIns.raise({ signIn: raised, proofs: [], session: base.idHash, now })
      const [asks, shown] = [request(phone, raised), challenge(raised)]
      await store.approvals.open(opening(asks))
      await store.qrChallenges.open(shown)
      await store.sessions.end({ idHash: base.idHash, now })
      expect(await store.approvals.answer(approval(asks, phone))).toEqual({ ok: false, reason: 'expired' })
      const proof = { method: 'mobile-app-qr', at: now, credentialId: phone.id }
      expect(await store.qrChallenges.consume({ id: shown.id, deviceId: phone.id, proof, now })).toBe(false)
    })

    test('a second request of a sign-in cancels the first, within the same second too', async () => {
      const { store, one, phone, begun } = await asked()
      const second = request(phone, begun)
      await store.approvals.open(opening(second))
      expect((await store.approvals.find({ id: one.id, now }))?.status).toBe('cancelled')
      expect((await store.approvals.ofSignIn({ signInIdHash: begun.idHash, now }))?.request.id).toBe(second.id)
      expect(await waiting(store)).toHaveLength(4)
      await store.approvals.answer(refusal(second, phone))
      expect((await store.approvals.ofSignIn({ signInIdHash: begun.idHash, now }))?.request.id).toBe(second.id)
    })

    test('the limit counts what was not approved, for each kind of browser, in the window', async () => {
      const { store, accountId, phone } = await asked({ createdAt: now - 100 })
      const others = await waitingForPhone(store)
      for (const _ of [1, 2, 3])
        expect(await store.approvals.open(opening(request(others.phone, others.begun)))).toEqual({ ok: true })
      const open = async (options: Parameters<typeof request>[2]) =>
        store.approvals.open(opening(request(phone, await started(store, { accountId }), options)))
      for (const createdAt of [now - 50, now]) expect(await open({ createdAt })).toEqual({ ok: true })
      const before = await waiting(store)
      expect(await open({})).toEqual({ ok: false, reason: 'too-many', until: now + 500 })
      expect(await waiting(store)).toEqual(before)
      expect(await open({ knownBrowser: true })).toEqual({ ok: true })
      expect(await open({ createdAt: now + 500, expiresAt: now + 620 })).toEqual({ ok: true })
    })

    test('an approved request does not count', async () => {
      const { store, accountId, phone, one } = await asked()
      await store.approvals.answer(approval(one, phone))
      for (const _ of [1, 2, 3])
        expect(await store.approvals.open(opening(request(phone, await started(store, { accountId }))))).toEqual({
          ok: true,
        })
    })

    test('only an active phone of the account is asked', async () => {
      const { store, phone, begun } = await asked()
      const elsewhere = await waitingForPhone(store)
      expect(await store.approvals.open(opening(request({ ...phone, id: elsewhere.phone.id }, begun)))).toEqual({
        ok: false,
        reason: 'unknown-device',
      })
      const limits = { inRow: 0, inLife: 0 }
      await store.devices.spendPinTry({
        deviceId: phone.id,
        pinKeyId: phone.pinKeyId,
        tryId: 't',
        blindedHash: 'b',
        limits,
        now,
        ifLocked: { messages: [], activity: entry(phone.accountId) },
      })
      expect(await store.approvals.open(opening(request(phone, begun)))).toEqual({ ok: false, reason: 'locked' })
      const stranger = await waitingForPhone(store)
      expect(
        await store.approvals.open(opening(request({ ...phone, accountId: stranger.accountId }, stranger.begun))),
      ).toEqual({ ok: false, reason: 'unknown-device' })
      await store.devices.remove({
        accountId: phone.accountId,
        deviceId: phone.id,
        now,
        messages: [],
        activity: entry(phone.accountId),
      })
      expect(await store.approvals.open(opening(request(phone, begun)))).toEqual({
        ok: false,
        reason: 'unknown-device',
      })
    })

    test(`of ${crowd} parallel openings as many succeed as the limit says`, async () => {
      const store = await makeStore()
      const { phone, begun } = await waitingForPhone(store)
      expect(wins(await race(() => store.approvals.open(opening(request(phone, begun)))))).toBe(3)
      expect(await store.approvals.pending({ deviceId: phone.id, now })).toHaveLength(1)
    })

    test('an approval records its proof in the sign-in, with messages and activity', async () => {
      const { store, one, phone, begun } = await asked()
      const [mail, noteOfIt] = [message(), entry(phone.accountId)]
      expect(await store.approvals.answer({ ...approval(one, phone), messages: [mail], activity: noteOfIt })).toEqual({
        ok: true,
      })
      expect(await provedIn(store, begun)).toEqual(['mobile-app-pin'])
      expect((await store.approvals.find({ id: one.id, now }))?.status).toBe('approved')
      expect(await waiting(store)).toContain(mail.id)
      expect(await noted(store, phone.accountId)).toContain(noteOfIt.id)
      expect(await store.approvals.answer(approval(one, phone))).toEqual({
        ok: false,
        reason: 'answered',
        status: 'approved',
      })
      expect(await store.approvals.pending({ deviceId: phone.id, now })).toEqual([])
    })

    test('approving needs the phone itself, its key, time, and a sign-in that is open', async () => {
      const { store, one, phone, begun, accountId } = await asked()
      const before = await waiting(store)
      const answer = { ...approval(one, phone), messages: [message()] }
      expect(await store.approvals.answer({ ...answer, id: 'nobody' })).toEqual({ ok: false, reason: 'unknown' })
      expect(await store.approvals.answer({ ...answer, deviceId: 'other' })).toEqual({ ok: false, reason: 'unknown' })
      expect(await store.approvals.answer({ ...answer, approvalThumbprint: 'other' })).toEqual({
        ok: false,
        reason: 'revoked',
      })
      expect(await store.approvals.answer({ ...answer, now: one.expiresAt })).toEqual({ ok: false, reason: 'expired' })
      // What is over is over, whoever asks.
      const stranger = { ...answer, approvalThumbprint: 'other' }
      expect(await store.approvals.answer({ ...stranger, now: one.expiresAt })).toEqual({
        ok: false,
        reason: 'expired',
      })
      expect(await store.approvals.answer({ ...answer, now: one.keepUntil })).toEqual({ ok: false, reason: 'unknown' })
      const opened = session(accountId, { browserHash: begun.browserHash })
      await store.sessions.open({
        signInIdHash: begun.idHash,
        session: opened,
        replaces: null,
        knowBrowser: false,
        activity: entry(accountId),
        messages: [],
        now,
      })
      expect(await store.approvals.answer(answer)).toEqual({ ok: false, reason: 'expired' })
      expect(await provedIn(store, begun)).toEqual([])
      expect((await store.approvals.find({ id: one.id, now }))?.status).toBe('pending')
      expect(await waiting(store)).toEqual(before)
    })

    test('approving needs the key of the very phone that is asked, or what unlocks that one', async () => {
      const { store, one, phone, accountId } = await asked()
      const own = { biometricId: fresh('biometrics'), biometricKey: '{}' }
      const other = await enrolled(store, accountId, own)
      const by = { ...approval(one, phone), approvalThumbprint: null, biometricId: own.biometricId }
      for (const answer of [{ ...by, biometricId: null, approvalThumbprint: other.approvalThumbprint }, by])
        expect(await store.approvals.answer(answer)).toEqual({ ok: false, reason: 'revoked' })
      expect((await store.approvals.find({ id: one.id, now }))?.status).toBe('pending')
      const brief = await started(store, { accountId, expiresAt: now + 60 })
      const asks = request(other, brief)
      await store.approvals.open(opening(asks))
      const unlocked = { ...approval(asks, other), approvalThumbprint: null, biometricId: own.biometricId }
      const late = now + 60
      expect(await store.approvals.answer({ ...unlocked, now: late })).toEqual({ ok: false, reason: 'expired' })
      for (const biometricId of ['other', null])
        expect(await store.approvals.answer({ ...unlocked, biometricId })).toEqual({ ok: false, reason: 'revoked' })
      expect(await store.approvals.answer(unlocked)).toEqual({ ok: true })
    })

    test('a phone proves nothing in another account’s sign-in', async () => {
      const store = await makeStore()
      const { phone } = await waitingForPhone(store)
      const { begun } = await waitingForPhone(store)
      const one = request(phone, begun)
      // Where the other account is in another database, it isn't even written.
      await store.approvals.open(opening(one)).catch(() => null)
      expect(await store.approvals.answer(approval(one, phone))).toMatchObject({ ok: false })
      expect(await provedIn(store, begun)).toEqual([])
    })

    test('a phone that locks has nothing left to answer', async () => {
      const store = await makeStore()
      const { phone, begun, accountId } = await waitingForPhone(store)
      const limits = { inRow: 0, inLife: 0 }
      const lock = {
        deviceId: phone.id,
        pinKeyId: phone.pinKeyId,
        tryId: 't',
        blindedHash: 'b',
        limits,
        now,
        ifLocked: { messages: [], activity: entry(accountId) },
      }
      const cancelled = request(phone, begun)
      await store.approvals.open(opening(cancelled))
      await store.devices.spendPinTry(lock)
      expect(await store.approvals.answer(refusal(cancelled, phone))).toEqual({
        ok: false,
        reason: 'answered',
        status: 'cancelled',
      })
    })

    test(`of ${crowd} parallel answers, approvals and refusals mixed, one counts`, async () => {
      const { store, one, phone, begun } = await asked()
      const before = (await waiting(store)).length
      const results = await race((index) =>
        store.approvals.answer({ ...(index % 2 ? refusal(one, phone) : approval(one, phone)), messages: [message()] }),
      )
      expect(wins(results)).toBe(1)
      const { status } = (await store.approvals.find({ id: one.id, now })) ?? {}
      expect(await provedIn(store, begun)).toEqual(status === 'approved' ? ['mobile-app-pin'] : [])
      expect(await waiting(store)).toHaveLength(before + 1)
    })

    test('the same method proved before stays as it was', async () => {
      const { store, one, phone, begun } = await asked()
      const first = { method: 'mobile-app-pin', at: now - 1, credentialId: 'first' }
      await store.signIns.prove({
        idHash: begun.idHash,
        proof: first,
        method: null,
        credentialId: null,
        clearThrottle: [],
        now,
      })
      await store.approvals.answer(approval(one, phone))
      const state = await store.signIns.find({ idHash: begun.idHash, browserHash: begun.browserHash, now })
      expect(state?.proofs).toEqual([first])
    })

    test('a request id used twice is a mistake that is told', async () => {
      const { store, one } = await asked()
      await expect(store.approvals.open({ ...opening({ ...one, nonce: fresh('nonce') }) })).rejects.toThrow(
        /constraint/i,
      )
    })
  })
}
