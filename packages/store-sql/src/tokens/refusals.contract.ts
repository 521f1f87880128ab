import type { CodeTokensPort, Store } from '@laissez-passer/core/ports'
import { expect, test } from 'vitest'
import { provedIn } from '../devices/fixtures.ts'
import { activated, entry, fresh, message, now, session, started, waiting } from '../contract/fixtures.ts'
import { accepting, adding, codeToken, confirming, pendingApp, tokenChallenge, withDevice } from './fixtures.ts'

/** What `CodeTokensPort` refuses, and that it writes nothing then. */
export function codeTokenRefusals(makeStore: () => Promise<Store>): void {
  test('no code is accepted twice, no earlier one, none without what it needs', async () => {
    const { store, accountId, device, begun } = await withDevice(makeStore)
    const { id: other } = await activated(store)
    const foreign = await started(store, { accountId: other })
    const theirs = codeToken(other)
    await store.codeTokens.add(adding(theirs))
    const app = pendingApp(accountId)
    await store.codeTokens.open(app)
    const key = fresh('key')
    await store.throttle.spend([{ key, accountId: null, limit: 5, lockSeconds: 60, windowSeconds: null }], { now })
    const refused = async (options: Partial<Parameters<CodeTokensPort['accept']>[0]>) =>
      expect(await store.codeTokens.accept({ ...accepting(device, begun), clearThrottle: [key], ...options })).toBe(
        false,
      )
    await refused({ counter: 9 })
    await refused({ counter: null })
    await refused({ id: fresh('token') })
    await refused({ id: theirs.id })
    await refused({ id: app.id })
    await refused({ accountId: other })
    await refused({ signInIdHash: foreign.idHash })
    await refused({ signInIdHash: fresh('sign-in') })
    await refused({ now: begun.expiresAt })
    await refused({ challengeId: fresh('challenge') })
    const ended = codeToken(accountId, { validUntil: now - 1 })
    await store.codeTokens.add(adding(ended))
    await refused({ id: ended.id })
    await store.codeTokens.remove({ id: ended.id, accountId, now, messages: [], activity: entry(accountId) })
    const completed = await started(store, { accountId })
    await store.sessions.open({
      signInIdHash: completed.idHash,
      session: session(accountId, { browserHash: completed.browserHash }),
      replaces: null,
      knowBrowser: false,
      activity: entry(accountId),
      messages: [],
      now,
    })
    await refused({ signInIdHash: completed.idHash })
    expect(await provedIn(store, begun)).toEqual([])
    expect(await store.codeTokens.list(accountId)).toEqual([device])
    expect((await store.throttle.peek([key], { now })).get(key)?.count).toBe(1)
    expect(await store.codeTokens.accept({ ...accepting(device, begun), counter: 12 })).toBe(true)
    const next = await started(store, { accountId })
    for (const counter of [10, 11, 12]) await refused({ signInIdHash: next.idHash, counter })
    expect(await store.codeTokens.accept({ ...accepting(device, next), counter: 13 })).toBe(true)
    await store.codeTokens.remove({ id: device.id, accountId, now, messages: [], activity: entry(accountId) })
    await refused({ signInIdHash: (await started(store, { accountId })).idHash, counter: 14 })
  })

  test('a challenge is answered by its token, in its sign-in, in time; with a counter only by one that isn’t spent', async () => {
    const { store, accountId, device, begun } = await withDevice(makeStore)
    const second = codeToken(accountId)
    await store.codeTokens.add(adding(second))
    const asked = tokenChallenge(device, begun)
    await store.codeTokens.challenge(asked)
    const elsewhere = await started(store, { accountId })
    const answer = { ...accepting(device, begun), counter: null, challengeId: asked.id }
    const refused = async (options: Partial<typeof answer>) =>
      expect(await store.codeTokens.accept({ ...answer, ...options })).toBe(false)
    await refused({ id: second.id })
    await refused({ signInIdHash: elsewhere.idHash })
    await refused({ now: asked.expiresAt })
    expect(await store.codeTokens.accept({ ...answer, counter: 9 })).toBe(false)
    expect(await store.codeTokens.challengeOf({ signInIdHash: begun.idHash, now })).not.toBeNull()
    expect(await store.codeTokens.accept({ ...answer, counter: 11 })).toBe(true)
    expect(await store.codeTokens.list(accountId)).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: device.id, countFrom: 12 })]),
    )
    const renewed = tokenChallenge(second, elsewhere)
    await store.codeTokens.challenge(renewed)
    await store.codeTokens.remove({ id: second.id, accountId, now, messages: [], activity: entry(accountId) })
    expect(await store.codeTokens.challengeOf({ signInIdHash: elsewhere.idHash, now })).toBeNull()
  })

  test('a device is good for its last second, and no challenge stands in for another', async () => {
    const { store, accountId, device, begun } = await withDevice(makeStore)
    const last = codeToken(accountId, { validUntil: now })
    await store.codeTokens.add(adding(last))
    await store.codeTokens.challenge(tokenChallenge(device, begun))
    const other = { ...accepting(device, begun), challengeId: fresh('challenge') }
    expect(await store.codeTokens.accept(other)).toBe(false)
    expect(await store.codeTokens.accept({ ...other, counter: null })).toBe(false)
    expect(await provedIn(store, begun)).toEqual([])
    expect(await store.codeTokens.accept(accepting(last, begun))).toBe(true)
  })

  test('two people add an app at a time, and neither is awaited out of step before it is confirmed', async () => {
    const store = await makeStore()
    const [mine, theirs] = [pendingApp((await activated(store)).id), pendingApp((await activated(store)).id)]
    for (const app of [mine, theirs]) await store.codeTokens.open(app)
    for (const { id, accountId } of [mine, theirs])
      await store.codeTokens.expect({ id, accountId, resyncFrom: 40, resyncUntil: now + 300 })
    for (const app of [mine, theirs])
      expect(await store.codeTokens.find({ id: app.id, accountId: app.accountId, now })).toEqual(app)
  })

  test('the very next code that one may show is awaited', async () => {
    const { store, accountId, device } = await withDevice(makeStore)
    await store.codeTokens.expect({ id: device.id, accountId, resyncFrom: 10, resyncUntil: now + 300 })
    expect(await store.codeTokens.list(accountId)).toMatchObject([{ resyncFrom: 10 }])
    const back = { id: device.id, accountId, firstCounter: 10, countFrom: 12, driftSeconds: 0 }
    expect(await store.codeTokens.resynchronise({ ...back, activity: entry(accountId) })).toBe(true)
  })

  test('an app isn’t confirmed late, by others, or beyond the limit', async () => {
    const { store, accountId } = await withDevice(makeStore)
    const { id: other } = await activated(store)
    const app = pendingApp(accountId)
    await store.codeTokens.open(app)
    const said = message()
    const confirm = (options: Partial<Parameters<CodeTokensPort['confirm']>[0]>) =>
      store.codeTokens.confirm({ ...confirming(app), messages: [said], ...options })
    expect(await confirm({ now: now + 600 })).toEqual({ ok: false, reason: 'unknown' })
    expect(await confirm({ accountId: other })).toEqual({ ok: false, reason: 'unknown' })
    expect(await confirm({ id: fresh('token') })).toEqual({ ok: false, reason: 'unknown' })
    expect(await confirm({ limit: 1 })).toEqual({ ok: false, reason: 'too-many' })
    expect(await waiting(store)).not.toContain(said.id)
    expect(await store.codeTokens.rename({ id: app.id, accountId, name: 'x', activity: entry(accountId) })).toBe(false)
    expect(
      await store.codeTokens.remove({ id: app.id, accountId, now, messages: [], activity: entry(accountId) }),
    ).toBe(false)
    expect(await confirm({ limit: 2 })).toEqual({ ok: true })
  })
}
