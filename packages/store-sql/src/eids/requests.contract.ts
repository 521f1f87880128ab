import type { EidRequest, Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { crowd, fresh, message, now, race, waiting, wins } from '../contract/fixtures.ts'

export function eidRequest(options: Partial<EidRequest> = {}): EidRequest {
  return {
    idHash: fresh('eid-request'),
    stage: 'asked',
    browserHash: fresh('browser'),
    sealed: 'k1.c2VhbGVk',
    createdAt: now,
    expiresAt: now + 600,
    ...options,
  }
}

/** What `EidRequestsPort` promises. */
export function eidRequestsContract(makeStore: () => Promise<Store>): void {
  async function opened(options: Partial<EidRequest> = {}) {
    const store = await makeStore()
    const request = eidRequest(options)
    await store.eidRequests.open(request)
    const { idHash, stage, browserHash } = request
    return { store, request, key: { idHash, stage, browserHash, now } }
  }

  describe('eid requests', () => {
    test('are found by their id at their stage in their browser, until they expire', async () => {
      const { store, request, key } = await opened()
      expect(await store.eidRequests.find(key)).toBe(request.sealed)
      expect(await store.eidRequests.find({ ...key, idHash: 'another' })).toBeNull()
      expect(await store.eidRequests.find({ ...key, stage: 'unmatched' })).toBeNull()
      expect(await store.eidRequests.find({ ...key, browserHash: 'another' })).toBeNull()
      expect(await store.eidRequests.find({ ...key, browserHash: null })).toBeNull()
      expect(await store.eidRequests.find({ ...key, now: request.expiresAt })).toBeNull()
    })

    test('one that a mail opens has no browser', async () => {
      const store = await makeStore()
      const mail = message()
      const request = eidRequest({ stage: 'registering', browserHash: null })
      await store.eidRequests.open(request, { message: mail })
      const { idHash, stage } = request
      expect(await store.eidRequests.find({ idHash, stage, browserHash: null, now })).toBe(request.sealed)
      expect(await store.eidRequests.find({ idHash, stage, browserHash: 'any', now })).toBeNull()
      expect(await waiting(store)).toContain(mail.id)
    })

    test(`of ${crowd} parallel callers one takes it; another browser takes nothing`, async () => {
      const { store, request, key } = await opened()
      expect(await store.eidRequests.take({ ...key, browserHash: 'another' })).toBeNull()
      expect(await store.eidRequests.take({ ...key, stage: 'registering' })).toBeNull()
      expect(await store.eidRequests.take({ ...key, now: request.expiresAt })).toBeNull()
      const taken = await race(() => store.eidRequests.take(key))
      expect(taken.filter((one) => one !== null)).toEqual([{ sealed: request.sealed, answer: null }])
      expect(await store.eidRequests.find(key)).toBeNull()
    })

    test(`of ${crowd} parallel answers the first stays`, async () => {
      const { store, request, key } = await opened()
      const answer = (index: number) =>
        store.eidRequests.answer({ idHash: request.idHash, sealed: `answer-${index}`, now })
      const kept = await race(answer)
      expect(wins(kept)).toBe(1)
      expect(await store.eidRequests.take(key)).toEqual({
        sealed: request.sealed,
        answer: `answer-${kept.indexOf(true)}`,
      })
      expect(await answer(0)).toBe(false)
    })

    test('only what was asked has an answer, and not too late', async () => {
      const { store, request } = await opened({ stage: 'unmatched' })
      const { idHash, expiresAt } = request
      expect(await store.eidRequests.answer({ idHash, sealed: 'answer', now })).toBe(false)
      const asked = eidRequest()
      await store.eidRequests.open(asked)
      expect(await store.eidRequests.answer({ idHash: asked.idHash, sealed: 'answer', now: expiresAt })).toBe(false)
      const other = eidRequest({ sealed: 'k1.b3RoZXI' })
      await store.eidRequests.open(other)
      expect(await store.eidRequests.answer({ idHash: asked.idHash, sealed: 'answer', now })).toBe(true)
      const { sealed, stage, browserHash } = other
      const key = { idHash: other.idHash, stage, browserHash, now }
      expect(await store.eidRequests.take(key)).toEqual({ sealed, answer: null })
    })

    test('expired ones are swept ten minutes later', async () => {
      const { store, request } = await opened()
      await store.sweep({ now: request.expiresAt + 599 })
      expect(await store.eidRequests.answer({ idHash: request.idHash, sealed: 'answer', now })).toBe(true)
      await store.sweep({ now: request.expiresAt + 600 })
      await store.eidRequests.open(request)
    })
  })
}
