import type { Account, EmailChange, Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { activated, fresh, link, message, now, race, registered, wins } from '../contract/fixtures.ts'
import { addressChange, begun, confirm, emailOf, made } from './fixtures.ts'

/** What is promised of changes that a “this wasn’t me” takes back. */
export function emailChangesBackContract(makeStore: () => Promise<Store>): void {
  describe('changes of e-mail addresses that weren’t their person’s', () => {
    test('are taken back by “this wasn’t me”, with those that came after; once, and for the account alone', async () => {
      const here = await begun(await makeStore())
      const { store, person, change } = here
      for (const hash of [here.oldTokenHash, here.newTokenHash]) await confirm(here, hash)
      const next = addressChange(person, { oldEmail: change.newEmail, oldKey: change.newKey })
      await store.emailChanges.begin(next)
      for (const hash of [next.oldTokenHash, next.newTokenHash]) await confirm(here, hash)
      const undoes = await store.emailChanges.left(person.id, { oldKey: change.oldKey, since: now })
      expect(undoes?.id).toBe(change.id)
      expect(await store.emailChanges.left(person.id, { oldKey: change.oldKey, since: now + 1 })).toBeNull()
      const report = (tokenHash = fresh('not-me')) =>
        store.notMeReports.report({
          tokenHash,
          accountId: person.id,
          undoes,
          link: link(person.id, { purpose: 'reset-password' }),
          ...made(person),
        })
      await registered(store, { email: change.oldEmail })
      const reports = await race(() => report())
      expect(wins(reports)).toBe(1)
      expect(await store.accounts.find({ email: change.oldKey })).toMatchObject({ id: person.id, email: person.email })
      for (const oldKey of [change.oldKey, change.newKey])
        expect(await store.emailChanges.left(person.id, { oldKey, since: 0 })).toBeNull()
    })

    test('taken back leave those before them, and others’; what isn’t done, or isn’t theirs, can’t be', async () => {
      const here = await begun(await makeStore())
      const { store, person, change } = here
      const other = await activated(store)
      const next = addressChange(person, { oldEmail: change.newEmail, oldKey: change.newKey })
      const theirs = addressChange(other)
      for (const hash of [here.oldTokenHash, here.newTokenHash]) await confirm(here, hash)
      await store.emailChanges.begin(next)
      for (const hash of [next.oldTokenHash, next.newTokenHash]) await confirm(here, hash, now + 10)
      await store.emailChanges.begin(theirs)
      for (const hash of [theirs.oldTokenHash, theirs.newTokenHash])
        await confirm({ ...here, person: other }, hash, now + 20)
      const report = (undoes: EmailChange) =>
        store.notMeReports.report({
          tokenHash: fresh('not-me', person.id),
          accountId: person.id,
          undoes,
          link: link(person.id, { purpose: 'reset-password' }),
          ...made(person, now + 30),
        })
      expect(await report({ ...next.change, id: fresh('change', person.id) })).toBe(false)
      expect(await report({ ...theirs.change, accountId: person.id })).toBe(false)
      expect(await report(next.change)).toBe(true)
      expect(await emailOf(store, person)).toBe(change.newEmail)
      expect(await report(next.change)).toBe(false)
      const left = async (of: Account, oldKey: string) =>
        (await store.emailChanges.left(of.id, { oldKey, since: 0 }))?.id ?? null
      expect([await left(person, change.oldKey), await left(other, theirs.change.oldKey)]).toEqual([
        change.id,
        theirs.change.id,
      ])
      expect(await left(person, change.newKey)).toBeNull()
    })

    test('aren’t taken back when another account has the address; one that waits ends', async () => {
      const here = await begun(await makeStore())
      const { store, person, change } = here
      for (const hash of [here.oldTokenHash, here.newTokenHash]) await confirm(here, hash)
      const holder = await registered(store, { email: change.oldEmail })
      const opener = link(holder.id)
      await store.accounts.issueLink({ link: opener, message: message() })
      await store.accounts.setPasswordByLink({
        tokenHash: opener.tokenHash,
        passwordHash: 'hash-9',
        clearThrottle: [],
        ...made(holder),
      })
      const report = (undoes: EmailChange | null) =>
        store.notMeReports.report({
          tokenHash: fresh('not-me'),
          accountId: person.id,
          undoes,
          link: link(person.id),
          ...made(person),
        })
      expect(await report(change)).toBe(false)
      expect(await emailOf(store, person)).toBe(change.newEmail)
      await store.emailChanges.begin(addressChange(person, { oldEmail: change.newEmail, oldKey: change.newKey }))
      expect(await report(null)).toBe(true)
      expect(await store.emailChanges.waiting(person.id, { now })).toBeNull()
    })
  })
}
