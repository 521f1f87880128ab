import type { Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { enrolment } from '../devices/fixtures.ts'
import {
  activated,
  crowd,
  entry,
  link,
  message,
  noted,
  now,
  race,
  registered,
  session,
  signedIn,
  started,
  waiting,
  wins,
} from '../contract/fixtures.ts'

/** What accounts promise of their passwords. */
export function passwordsContract(makeStore: () => Promise<Store>): void {
  describe('passwords', () => {
    test('a changed password ends links, sign-ins and phones under way and every other session', async () => {
      const store = await makeStore()
      const [made, bystander] = [await activated(store), await activated(store)]
      const theirs = await signedIn(store, bystander.id)
      const done = await started(store, { accountId: made.id })
      const own = session(made.id, { browserHash: done.browserHash })
      const gate = {
        replaces: null,
        knowBrowser: false,
        messages: [],
        activity: entry(made.id),
        now,
      }
      await store.sessions.open({ ...gate, signInIdHash: done.idHash, session: own })
      const kept = await signedIn(store, made.id)
      const other = await signedIn(store, made.id)
      const underWay = await started(store, { accountId: made.id })
      const reset = link(made.id, { purpose: 'reset-password' })
      await store.accounts.issueLink({ link: reset, message: message() })
      const [adding, added] = [enrolment(made.id), enrolment(bystander.id)]
      for (const each of [adding, added]) await store.enrolments.start(each)
      const mail = message()
      const noteOfIt = entry(made.id, { kind: 'password-changed' })
      const change = {
        accountId: made.id,
        fromHash: 'hash-1',
        toHash: 'hash-2',
        keepSession: kept.idHash,
        clearThrottle: ['tries'],
        now: now + 5,
        messages: [mail],
        activity: noteOfIt,
      }
      await store.throttle.spend([{ key: 'tries', accountId: null, limit: 9, lockSeconds: 1, windowSeconds: null }], {
        now,
      })
      expect(await store.accounts.changePassword(change)).toBe(true)
      expect((await store.throttle.peek(['tries'], { now })).get('tries')?.count).toBe(0)
      expect(await store.accounts.find({ id: made.id })).toMatchObject({
        passwordHash: 'hash-2',
        passwordChangedAt: now + 5,
      })
      expect(await store.accounts.find({ id: bystander.id })).toEqual(bystander)
      for (const { idHash } of [kept, theirs]) expect(await store.sessions.find({ idHash, now })).not.toBeNull()
      expect(await store.sessions.find({ idHash: other.idHash, now })).toBeNull()
      expect(
        await store.signIns.find({ idHash: underWay.idHash, browserHash: underWay.browserHash, now: now + 5 }),
      ).toBeNull()
      expect(
        await store.signIns.find({ idHash: done.idHash, browserHash: done.browserHash, now: now + 5 }),
      ).not.toBeNull()
      expect(await store.accounts.findLink(reset.tokenHash, { now })).toBeNull()
      expect((await store.enrolments.find({ id: adding.id, now }))?.status).toBe('cancelled')
      expect((await store.enrolments.find({ id: added.id, now }))?.status).toBe('pending')
      expect(await waiting(store)).toContain(mail.id)
      expect(await noted(store, made.id)).toContain(noteOfIt.id)
    })

    test('a password changed from another hash than the stored one changes nothing', async () => {
      const store = await makeStore()
      const made = await activated(store)
      const other = await signedIn(store, made.id)
      const underWay = await started(store, { accountId: made.id })
      const reset = link(made.id, { purpose: 'reset-password' })
      await store.accounts.issueLink({ link: reset, message: message() })
      const mail = message()
      const change = {
        accountId: made.id,
        fromHash: 'hash-0',
        toHash: 'hash-2',
        keepSession: '',
        now,
        messages: [mail],
        activity: entry(made.id),
      }
      expect(await store.accounts.changePassword(change)).toBe(false)
      expect((await store.accounts.find({ id: made.id }))?.passwordHash).toBe('hash-1')
      expect(await store.sessions.find({ idHash: other.idHash, now })).not.toBeNull()
      expect(await store.accounts.findLink(reset.tokenHash, { now })).not.toBeNull()
      const { idHash, browserHash } = underWay
      expect(await store.signIns.find({ idHash, browserHash, now })).not.toBeNull()
      expect(await noted(store, made.id)).toHaveLength(2)
      expect(await waiting(store)).not.toContain(mail.id)
    })

    test(`of ${crowd} parallel changes from one password one succeeds, with one mail`, async () => {
      const store = await makeStore()
      const made = await activated(store)
      const before = (await waiting(store)).length
      const results = await race((index) =>
        store.accounts.changePassword({
          accountId: made.id,
          fromHash: 'hash-1',
          toHash: `to-${index}`,
          keepSession: '',
          now,
          messages: [message()],
          activity: entry(made.id),
        }),
      )
      expect(wins(results)).toBe(1)
      expect((await store.accounts.find({ id: made.id }))?.passwordHash).toBe(`to-${results.indexOf(true)}`)
      expect(await waiting(store)).toHaveLength(before + 1)
    })

    test('a rehash replaces the very hash it was made from', async () => {
      const store = await makeStore()
      const [made, bystander] = [await activated(store), await activated(store)]
      await store.accounts.rehashPassword({ accountId: made.id, fromHash: 'stale', toHash: 'wrong' })
      expect((await store.accounts.find({ id: made.id }))?.passwordHash).toBe('hash-1')
      await store.accounts.rehashPassword({ accountId: made.id, fromHash: 'hash-1', toHash: 'hash-1b' })
      expect(await store.accounts.find({ id: made.id })).toMatchObject({
        passwordHash: 'hash-1b',
        passwordChangedAt: made.passwordChangedAt,
      })
      expect(await store.accounts.find({ id: bystander.id })).toEqual(bystander)
    })

    test(`“always two factors” is switched once of ${crowd} times at once, and ends the sessions of one factor but the one kept`, async () => {
      const store = await makeStore()
      const [{ id: accountId }, bystander] = [await activated(store), await activated(store)]
      const [kept, weak] = [await signedIn(store, accountId), await signedIn(store, accountId)]
      const strong = await signedIn(store, accountId, { level: 'MEDIUM' })
      const elsewhere = await signedIn(store, bystander.id)
      const set = (on: boolean, said = message()) =>
        store.accounts.setAlwaysTwoFactors({
          accountId,
          on,
          keepSession: kept.idHash,
          messages: [said],
          activity: entry(accountId),
        })
      const before = (await waiting(store)).length
      expect(await set(false)).toBe(false)
      expect(wins(await race(() => set(true)))).toBe(1)
      expect(await waiting(store)).toHaveLength(before + 1)
      expect(await store.accounts.find({ id: accountId })).toMatchObject({ alwaysTwoFactors: true })
      expect(await store.accounts.find({ id: bystander.id })).toEqual(bystander)
      expect(await store.sessions.find({ idHash: weak.idHash, now })).toBeNull()
      for (const { idHash } of [kept, strong, elsewhere])
        expect(await store.sessions.find({ idHash, now })).not.toBeNull()
      expect((await store.sessions.find({ idHash: kept.idHash, now }))?.account.alwaysTwoFactors).toBe(true)
      const later = await signedIn(store, accountId)
      expect(await set(true)).toBe(false)
      expect(await store.sessions.find({ idHash: later.idHash, now })).not.toBeNull()
      expect(await set(false)).toBe(true)
      expect(await store.sessions.find({ idHash: kept.idHash, now })).not.toBeNull()
    })

    test('“always two factors” is for who has an account that is active', async () => {
      const store = await makeStore()
      const pending = await registered(store)
      const asked = { accountId: pending.id, on: true, keepSession: '', messages: [], activity: entry(pending.id) }
      expect(await store.accounts.setAlwaysTwoFactors(asked)).toBe(false)
      expect(await store.accounts.find({ id: pending.id })).toEqual(pending)
      expect(await noted(store, pending.id)).toEqual([])
    })

    test('configure changes what is given and leaves the rest', async () => {
      const store = await makeStore()
      const [made, bystander] = [await registered(store), await registered(store)]
      await store.accounts.configure(made.id, { preferredMethod: 'passkey' })
      await store.accounts.configure(made.id, { language: 'mt' })
      expect(await store.accounts.find({ id: bystander.id })).toEqual(bystander)
      expect(await store.accounts.find({ id: made.id })).toEqual({
        ...made,
        preferredMethod: 'passkey',
        language: 'mt',
      })
      await store.accounts.configure(made.id, { assurance: 'HIGH', memberOf: ['EDITORS', 'DIGIT'] })
      expect(await store.accounts.find({ id: made.id })).toMatchObject({
        language: 'mt',
        assurance: 'HIGH',
        memberOf: ['EDITORS', 'DIGIT'],
      })
      await store.accounts.configure(made.id, { assurance: null, memberOf: null })
      expect(await store.accounts.find({ id: made.id })).toMatchObject({ assurance: null, memberOf: null })
      await store.accounts.configure(made.id, { preferredMethod: null })
      const nothing = { messages: [message()], activity: entry(made.id) }
      await store.accounts.configure(made.id, nothing)
      expect(await noted(store, made.id)).not.toContain(nothing.activity.id)
      expect(await waiting(store)).not.toContain(nothing.messages[0]?.id)
      expect((await store.accounts.find({ id: made.id }))?.preferredMethod).toBeNull()
      expect(await store.accounts.find({ id: bystander.id })).toEqual(bystander)
    })
  })
}
