import type { Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import {
  activated,
  code,
  entry,
  link,
  message,
  noted,
  now,
  race,
  refreshGrant,
  registered,
  session,
  signedIn,
  started,
  token,
  waiting,
  wins,
} from '../contract/fixtures.ts'
import { enrolment } from '../devices/fixtures.ts'
import { passkey } from '../passkeys/contract.ts'

/** What accounts promise when an operator locks or unlocks one. */
export function lockingContract(makeStore: () => Promise<Store>): void {
  const lock = (accountId: string) => ({ accountId, now, messages: [], activity: entry(accountId) })
  const unlock = (accountId: string, clearThrottle: readonly string[] = []) => ({
    accountId,
    clearThrottle,
    messages: [],
    activity: entry(accountId),
  })

  describe('locking', () => {
    test('ends all that was opened, of this account alone, and tells its services', async () => {
      const store = await makeStore()
      const [made, bystander] = [await activated(store), await activated(store)]
      const [own, theirs] = [await signedIn(store, made.id), await signedIn(store, bystander.id)]
      const granted = code(own)
      await store.grants.issueCode(granted, { now, pushed: null })
      const offline = { ...refreshGrant(granted), sessionIdHash: null }
      await store.grants.spendCode(granted.codeHash, { buys: { token: token(granted), refresh: offline }, now })
      expect(await store.grants.findRefreshGrant(offline.idHash, { now })).not.toBeNull()
      const underWay = await started(store, { accountId: made.id })
      const reset = link(made.id, { purpose: 'reset-password' })
      await store.accounts.issueLink({ link: reset, message: message() })
      const [adding, added] = [enrolment(made.id), enrolment(bystander.id)]
      for (const each of [adding, added]) await store.enrolments.start(each)
      const [note, mail] = [entry(made.id, { kind: 'account-locked' }), message()]

      expect(await store.accounts.lock({ ...lock(made.id), messages: [mail], activity: note })).toBe(true)

      expect(await store.accounts.find({ id: made.id })).toEqual({ ...made, status: 'locked' })
      expect(await store.sessions.find({ idHash: own.idHash, now })).toBeNull()
      expect(await store.sessions.find({ idHash: theirs.idHash, now })).not.toBeNull()
      expect(await store.grants.findRefreshGrant(offline.idHash, { now })).toBeNull()
      expect(await store.logouts.ofSession(own.idHash)).toMatchObject([{ clientId: granted.clientId, uid: made.uid }])
      const { browserHash, idHash } = underWay
      expect(await store.signIns.find({ idHash, browserHash, now })).toBeNull()
      expect(await store.accounts.findLink(reset.tokenHash, { now })).toBeNull()
      expect(await store.enrolments.find({ id: adding.id, now })).toMatchObject({ status: 'cancelled' })
      expect(await store.enrolments.find({ id: added.id, now })).toMatchObject({ status: 'pending' })
      expect(await waiting(store)).toContain(mail.id)
      expect(await noted(store, made.id)).toContain(note.id)
      expect(await store.accounts.find({ id: bystander.id })).toEqual(bystander)
    })

    test('a sign-in that was about to finish doesn’t', async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const begun = await started(store, { accountId: id })
      await store.accounts.lock(lock(id))
      const opened = await store.sessions.open({
        signInIdHash: begun.idHash,
        session: session(id, { browserHash: begun.browserHash }),
        replaces: null,
        knowBrowser: false,
        activity: entry(id),
        messages: [],
        now: now - 1,
      })
      expect(opened).toBe(false)
      expect(await store.sessions.list({ accountId: id, now })).toEqual([])
    })

    test('of many at once one locks, and one unlocks; each writes one entry', async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      expect(wins(await race(() => store.accounts.lock(lock(id))))).toBe(1)
      expect(await noted(store, id)).toHaveLength(2)
      expect(wins(await race(() => store.accounts.unlock(unlock(id))))).toBe(1)
      expect(await noted(store, id)).toHaveLength(3)
      expect(await store.accounts.find({ id })).toMatchObject({ status: 'active', passwordHash: 'hash-1' })
      expect(await store.accounts.lock(lock('nobody'))).toBe(false)
      expect(await store.accounts.unlock(unlock('nobody'))).toBe(false)
    })

    test('what was pending is pending again; what a passkey opens is active', async () => {
      const store = await makeStore()
      const [never, other] = [await registered(store), await registered(store)]
      await store.passkeys.add({ passkey: passkey(other.id), limit: 9, messages: [], activity: entry(other.id) })
      for (const { id } of [never, other]) {
        expect(await store.accounts.lock(lock(id))).toBe(true)
        expect(await store.accounts.unlock(unlock(id))).toBe(true)
      }
      expect(await store.accounts.find({ id: never.id })).toMatchObject({ status: 'pending' })
      expect(await store.accounts.find({ id: other.id })).toMatchObject({ status: 'active' })
    })

    test('unlocking clears counts, also of an account that isn’t locked, and only where there are any', async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const count = (key: string) =>
        store.throttle.spend([{ key, accountId: null, limit: 1, lockSeconds: 9, windowSeconds: null }], { now })
      const own = `own:${id}`
      for (const key of [own, 'other']) await count(key)
      expect(await store.accounts.unlock(unlock(id, [own]))).toBe(true)
      expect([(await count(own)).ok, (await count('other')).ok]).toEqual([true, false])
      expect(await store.accounts.unlock(unlock(id, ['none']))).toBe(false)
      expect(await store.accounts.unlock(unlock(id))).toBe(false)
    })
  })
}
