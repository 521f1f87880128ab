import type { Account, EmailChange, Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { enrolment } from '../devices/fixtures.ts'
import {
  activated,
  crowd,
  entry,
  fresh,
  link,
  message,
  noted,
  now,
  race,
  registered,
  signedIn,
  started,
  waiting,
} from '../contract/fixtures.ts'
import { addressChange, begun, confirm, emailOf, made } from './fixtures.ts'

const day = 86_400

/** What `EmailChangesPort` promises. */
export function emailChangesContract(makeStore: () => Promise<Store>): void {
  describe('changes of e-mail addresses', () => {
    test('are made when both addresses confirmed, in either order; the account is found by the new one alone', async () => {
      for (const first of ['oldTokenHash', 'newTokenHash'] as const) {
        const here = await begun(await makeStore())
        const { store, person, change } = here
        const second = first === 'oldTokenHash' ? 'newTokenHash' : 'oldTokenHash'
        const found = await store.emailChanges.findLink(here[first], { now })
        expect(found).toMatchObject({ change, side: first.slice(0, 3), used: false, account: { id: person.id } })
        expect(await confirm(here, here[first])).toBe('confirmed')
        expect(await emailOf(store, person)).toBe(person.email)
        expect(await store.emailChanges.findLink(here[first], { now })).toMatchObject({ used: true })
        expect(await store.emailChanges.findLink(here[second], { now })).toMatchObject({ used: false })
        expect(await confirm(here, here[first])).toBeNull()
        const [said, done] = [message(), entry(person.id)]
        const last = { tokenHash: here[second], now, messages: [said], activity: done }
        expect(await store.emailChanges.confirm(last)).toBe('changed')
        expect((await store.accounts.find({ email: change.newKey }))?.email).toBe(change.newEmail)
        expect(await store.accounts.find({ email: change.oldKey })).toBeNull()
        expect(await waiting(store)).toContain(said.id)
        expect(await noted(store, person.id)).toContain(done.id)
        expect(await store.emailChanges.waiting(person.id, { now })).toBeNull()
        for (const link of [first, second] as const) {
          expect(await store.emailChanges.findLink(here[link], { now })).toBeNull()
          expect(await confirm(here, here[link])).toBeNull()
        }
      }
    })

    test('write nothing for the first confirmation', async () => {
      const here = await begun(await makeStore())
      const { store, person } = here
      const [said, done] = [message(), entry(person.id)]
      await store.emailChanges.confirm({ tokenHash: here.oldTokenHash, now, messages: [said], activity: done })
      expect(await waiting(store)).not.toContain(said.id)
      expect(await noted(store, person.id)).not.toContain(done.id)
      expect(await store.emailChanges.waiting(person.id, { now })).toMatchObject({
        oldConfirmedAt: now,
        newConfirmedAt: null,
      })
    })

    test('end other sessions, sign-ins under way, links and phones that are being added; the session that asked stays', async () => {
      const here = await begun(await makeStore())
      const { store, person, session } = here
      const other = await signedIn(store, person.id)
      const under = await started(store, { accountId: person.id })
      const reset = link(person.id, { purpose: 'reset-password' })
      await store.accounts.issueLink({ link: reset, message: message() })
      const adding = enrolment(person.id)
      await store.enrolments.start(adding)
      await confirm(here, here.oldTokenHash)
      expect(await store.sessions.find({ idHash: other.idHash, now })).not.toBeNull()
      expect(await confirm(here, here.newTokenHash)).toBe('changed')
      expect(await store.sessions.find({ idHash: other.idHash, now })).toBeNull()
      expect(await store.sessions.find({ idHash: session.idHash, now })).not.toBeNull()
      expect(await store.signIns.find({ idHash: under.idHash, browserHash: under.browserHash, now })).toBeNull()
      expect(await store.accounts.findLink(reset.tokenHash, { now })).toBeNull()
      expect((await store.enrolments.find({ id: adding.id, now }))?.status).toBe('cancelled')
    })

    test('end with their links’ time, unless only time is missing', async () => {
      const here = await begun(await makeStore())
      const late = now + day
      expect(await here.store.emailChanges.findLink(here.oldTokenHash, { now: late - 1 })).not.toBeNull()
      expect(await here.store.emailChanges.findLink(here.oldTokenHash, { now: late })).toBeNull()
      expect(await confirm(here, here.oldTokenHash, late)).toBeNull()
      expect(await here.store.emailChanges.waiting(here.person.id, { now: late })).toBeNull()
      const unsaid = await begun(await makeStore(), { dueAt: now + 3 * day })
      expect(await unsaid.store.emailChanges.waiting(unsaid.person.id, { now: late })).toBeNull()
      const alone = await begun(await makeStore(), { dueAt: now + 3 * day })
      expect(await confirm(alone, alone.newTokenHash)).toBe('confirmed')
      expect(await alone.store.emailChanges.waiting(alone.person.id, { now: late })).not.toBeNull()
      expect(await alone.store.emailChanges.findLink(alone.newTokenHash, { now: late })).toMatchObject({ used: true })
      expect(await alone.store.emailChanges.findLink(alone.oldTokenHash, { now: late })).toBeNull()
      expect(await confirm(alone, alone.oldTokenHash, late)).toBeNull()
    })

    test('without the old address are made when their time has come, not a second before', async () => {
      const dueAt = now + 3 * day
      const here = await begun(await makeStore(), { dueAt })
      const { store, person, change } = here
      const finish = (at: number) => store.emailChanges.finish({ id: change.id, ...made(person, at) })
      expect(await store.emailChanges.due({ now: dueAt, limit: 9 })).toEqual([])
      expect(await finish(dueAt)).toBeNull()
      await confirm(here, here.newTokenHash)
      expect(await store.emailChanges.due({ now: dueAt - 1, limit: 9 })).toEqual([])
      expect(await finish(dueAt - 1)).toBeNull()
      expect((await store.emailChanges.due({ now: dueAt, limit: 9 })).map(({ id }) => id)).toEqual([change.id])
      expect(await finish(dueAt)).toBe('changed')
      expect(await emailOf(store, person)).toBe(change.newEmail)
      expect(await finish(dueAt)).toBeNull()
    })

    test('without the old address are made at once when it confirms after all', async () => {
      const here = await begun(await makeStore(), { dueAt: now + 3 * day })
      await confirm(here, here.newTokenHash)
      expect(await confirm(here, here.oldTokenHash)).toBe('changed')
    })

    test('are each account’s own, whoever else’s wait beside', async () => {
      const dueAt = now + 3 * day
      const here = await begun(await makeStore(), { dueAt })
      const { store } = here
      const other = await activated(store)
      const theirs = addressChange(other, { dueAt })
      await store.emailChanges.begin(theirs)
      expect(await store.emailChanges.waiting(other.id, { now })).toEqual(theirs.change)
      expect(await store.emailChanges.waiting(here.person.id, { now })).toEqual(here.change)
      const there = { ...here, person: other }
      for (const [one, hash] of [[here, here.newTokenHash] as const, [there, theirs.newTokenHash] as const])
        expect(await confirm(one, hash)).toBe('confirmed')
      for (const [{ id }, of] of [[theirs.change, other] as const, [here.change, here.person] as const])
        expect(await store.emailChanges.finish({ id, ...made(of, dueAt) })).toBe('changed')
      const left = (of: Account, { oldKey }: EmailChange) => store.emailChanges.left(of.id, { oldKey, since: now })
      expect((await left(other, theirs.change))?.id).toBe(theirs.change.id)
      expect([await left(other, here.change), await left(here.person, theirs.change)]).toEqual([null, null])
    })

    test('wait one at a time: a new one ends the last', async () => {
      const here = await begun(await makeStore())
      const { store, person } = here
      const next = addressChange(person)
      expect(await store.emailChanges.begin(next)).toBe(true)
      expect(await store.emailChanges.waiting(person.id, { now })).toEqual(next.change)
      expect(await confirm(here, here.oldTokenHash)).toBeNull()
    })

    test('begin for an active account with that address alone', async () => {
      const store = await makeStore()
      const pending = await registered(store)
      expect(await store.emailChanges.begin({ ...addressChange(pending), messages: [message()] })).toBe(false)
      const person = await activated(store)
      const other = await activated(store)
      for (const oldKey of ['other@example.eu', other.email.toLowerCase()])
        expect(await store.emailChanges.begin(addressChange(person, { oldKey }))).toBe(false)
      expect(await store.emailChanges.waiting(person.id, { now })).toBeNull()
      const waits = addressChange(person)
      await store.emailChanges.begin(waits)
      expect(await store.emailChanges.begin(addressChange(person, { oldKey: 'other@example.eu' }))).toBe(false)
      expect(await store.emailChanges.waiting(person.id, { now })).toEqual(waits.change)
    })

    test('an account’s own address is taken by nobody else', async () => {
      const here = await begun(await makeStore())
      const { store, person } = here
      const same = addressChange(person, { newEmail: person.email.toUpperCase(), newKey: person.email.toLowerCase() })
      await store.emailChanges.begin(same)
      await confirm(here, same.oldTokenHash)
      expect(await confirm(here, same.newTokenHash)).toBe('changed')
      expect(await emailOf(store, person)).toBe(person.email.toUpperCase())
    })

    test('are cancelled once, by the account alone', async () => {
      const here = await begun(await makeStore())
      const { store, person, change } = here
      const activity = entry(person.id)
      expect(await store.emailChanges.cancel({ id: change.id, accountId: fresh('account'), activity })).toBe(false)
      expect(await store.emailChanges.cancel({ id: fresh('change'), accountId: person.id, activity })).toBe(false)
      expect(await store.emailChanges.cancel({ id: change.id, accountId: person.id, activity })).toBe(true)
      expect(await store.emailChanges.cancel({ id: change.id, accountId: person.id, activity: entry(person.id) })).toBe(
        false,
      )
      expect(await noted(store, person.id)).toContain(activity.id)
      expect(await store.emailChanges.findLink(here.oldTokenHash, { now })).toBeNull()
      expect(await confirm(here, here.oldTokenHash)).toBeNull()
      const late = await begun(await makeStore(), { dueAt: now + day })
      await confirm(late, late.newTokenHash)
      const ended = { id: late.change.id, accountId: late.person.id, activity: entry(late.person.id) }
      expect(await late.store.emailChanges.cancel(ended)).toBe(true)
      expect(await late.store.emailChanges.due({ now: now + day, limit: 9 })).toEqual([])
    })

    test('end with a new password, by a link or by hand', async () => {
      const byLink = await begun(await makeStore())
      const reset = link(byLink.person.id, { purpose: 'reset-password' })
      await byLink.store.accounts.issueLink({ link: reset, message: message() })
      const by = { passwordHash: 'hash-2', clearThrottle: [], ...made(byLink.person) }
      await byLink.store.accounts.setPasswordByLink({ tokenHash: reset.tokenHash, ...by })
      expect(await byLink.store.emailChanges.waiting(byLink.person.id, { now })).toBeNull()
      const byHand = await begun(await makeStore())
      const hashes = { fromHash: 'hash-1', toHash: 'hash-2', keepSession: byHand.session.idHash }
      await byHand.store.accounts.changePassword({ accountId: byHand.person.id, ...hashes, ...made(byHand.person) })
      expect(await byHand.store.emailChanges.waiting(byHand.person.id, { now })).toBeNull()
    })

    test('give way to an account that has the address; a pending one gives way to them', async () => {
      const here = await begun(await makeStore())
      const { store, person, change } = here
      const pending = await registered(store, { email: change.newEmail })
      await confirm(here, here.oldTokenHash)
      expect(await store.accounts.find({ id: pending.id })).toEqual(pending)
      expect(await confirm(here, here.newTokenHash)).toBe('changed')
      expect((await store.accounts.find({ email: change.newKey }))?.id).toBe(person.id)
      const second = addressChange(person, { oldEmail: change.newEmail, oldKey: change.newKey })
      const other = await activated(store)
      const held = { ...second.change, newEmail: other.email, newKey: other.email.toLowerCase() }
      await store.emailChanges.begin({ ...second, change: held })
      await confirm(here, second.oldTokenHash)
      expect(await confirm(here, second.newTokenHash)).toBe('taken')
      expect(await emailOf(store, person)).toBe(change.newEmail)
      expect(await emailOf(store, other)).toBe(other.email)
    })

    test(`of ${crowd} parallel callers one makes the change; of two accounts one gets the address`, async () => {
      const here = await begun(await makeStore())
      const { store, person, change } = here
      const outcomes = await race((index) => confirm(here, index % 2 ? here.oldTokenHash : here.newTokenHash))
      expect(outcomes.filter((outcome) => outcome === 'changed')).toHaveLength(1)
      expect(outcomes.filter((outcome) => outcome === 'confirmed')).toHaveLength(1)
      expect((await store.activity.list(person.id, { limit: 99 })).length).toBeLessThan(crowd)
      const people = await Promise.all([activated(store), activated(store)])
      const asks = people.map((one) => addressChange(one, { newEmail: 'both@example.eu', newKey: 'both@example.eu' }))
      await Promise.all(asks.map((ask) => store.emailChanges.begin(ask)))
      const theirs = (index: number) => ({ ...here, person: people[index] ?? person })
      await Promise.all(asks.map((ask, index) => confirm(theirs(index), ask.oldTokenHash)))
      const both = await Promise.all(asks.map((ask, index) => confirm(theirs(index), ask.newTokenHash)))
      expect([...both].sort()).toEqual(['changed', 'taken'])
      expect(change.accountId).toBe(person.id)
    })

    test('race with a registration: the address has one account', async () => {
      const here = await begun(await makeStore())
      const { store, change } = here
      await confirm(here, here.oldTokenHash)
      await Promise.all([registered(store, { email: change.newEmail }), confirm(here, here.newTokenHash)])
      expect((await store.accounts.find({ email: change.newKey }))?.id).toBe(here.person.id)
    })
  })
}
