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
import { asked } from './asked.contract.ts'

/** What `ApprovalsPort` promises of what a phone answers. */
export function answersContract(makeStore: () => Promise<Store>): void {
  describe('approvals', () => {
    test('what a phone approves or reads is proved as it says, and never alone', async () => {
      const { store, one, phone, begun } = await asked(makeStore)
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
      const { store, one, phone, begun } = await asked(makeStore)
      await store.approvals.answer(approval(one, phone))
      const second = request(phone, begun)
      expect(await store.approvals.open(opening(second))).toEqual({ ok: true })
      expect((await store.approvals.find({ id: one.id, now }))?.status).toBe('approved')
      expect((await store.approvals.find({ id: one.id, now: one.expiresAt }))?.status).toBe('approved')
      expect((await store.approvals.ofSignIn({ signInIdHash: begun.idHash, now }))?.request.id).toBe(second.id)
    })

    test('a sign-in that hung on a session which ended is not approved', async () => {
      const { store, phone, accountId } = await asked(makeStore)
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

    test('an approval records its proof in the sign-in, with messages and activity', async () => {
      const { store, one, phone, begun } = await asked(makeStore)
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
      const { store, one, phone, begun, accountId } = await asked(makeStore)
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
      const { store, one, phone, accountId } = await asked(makeStore)
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
      const { store, one, phone, begun } = await asked(makeStore)
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
      const { store, one, phone, begun } = await asked(makeStore)
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
  })
}
