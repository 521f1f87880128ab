import type { Account, NotMeReportsPort, Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { enrolled, enrolment } from '../devices/fixtures.ts'
import {
  account,
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
  wins,
} from '../contract/fixtures.ts'

/** What `NotMeReportsPort` promises. */
export function notMeReportsContract(makeStore: () => Promise<Store>): void {
  const saying = (of: Account): Parameters<NotMeReportsPort['report']>[0] => ({
    tokenHash: fresh('not-me'),
    accountId: of.id,
    link: link(of.id, { purpose: 'reset-password' }),
    now,
    messages: [],
    activity: entry(of.id),
  })

  describe('reports of “this wasn’t me”', () => {
    test('end sessions, sign-ins and earlier reset links, once; the new link works', async () => {
      const store = await makeStore()
      const person = await activated(store)
      const begun = await started(store, { accountId: person.id })
      const open = await signedIn(store, person.id)
      const earlier = link(person.id, { purpose: 'reset-password' })
      const invited = link(person.id, { purpose: 'choose-password' })
      for (const each of [earlier, invited]) await store.accounts.issueLink({ link: each, message: message() })
      const adding = enrolment(person.id)
      await store.enrolments.start(adding)
      const [said, done] = [message(), entry(person.id)]
      const report = { ...saying(person), messages: [said], activity: done }
      expect(await store.notMeReports.used(report.tokenHash)).toBe(false)
      expect(await store.notMeReports.report(report)).toBe(true)
      expect(await store.notMeReports.used(report.tokenHash)).toBe(true)
      expect(await store.sessions.find({ idHash: open.idHash, now })).toBeNull()
      expect(await store.signIns.find({ idHash: begun.idHash, browserHash: begun.browserHash, now })).toBeNull()
      expect(await store.accounts.findLink(earlier.tokenHash, { now })).toBeNull()
      expect(await store.accounts.findLink(invited.tokenHash, { now })).not.toBeNull()
      expect((await store.enrolments.find({ id: adding.id, now }))?.status).toBe('cancelled')
      expect((await store.accounts.findLink(report.link.tokenHash, { now }))?.link).toEqual(report.link)
      expect(await store.approvals.notMeAt(person.id)).toBe(now)
      expect(await waiting(store)).toContain(said.id)
      expect(await noted(store, person.id)).toContain(done.id)
    })

    test('end a deletion that somebody asked for who held the account, not an operator’s, and no later one', async () => {
      const store = await makeStore()
      const deletion = async (of: Account, askedBy: 'person' | 'operator') => {
        const one = { id: fresh('deletion', of.id), accountId: of.id, askedBy, askedAt: now, dueAt: now + 1000 }
        await store.deletions.begin({ deletion: one, messages: [], activity: entry(of.id) })
        return one
      }
      const [person, other] = [await activated(store), await activated(store)]
      const [, operators] = [await deletion(person, 'person'), await deletion(other, 'operator')]
      const report = saying(person)
      for (const each of [report, saying(other)]) expect(await store.notMeReports.report(each)).toBe(true)
      expect([await store.deletions.waiting(person.id), await store.deletions.waiting(other.id)]).toEqual([
        null,
        operators,
      ])
      const later = await deletion(person, 'person')
      expect(await store.notMeReports.report({ ...report, link: link(person.id) })).toBe(false)
      expect(await store.deletions.waiting(person.id)).toEqual(later)
    })

    test('make known browsers unknown', async () => {
      const store = await makeStore()
      const person = await activated(store)
      const begun = await started(store, { accountId: person.id })
      await store.sessions.open({
        signInIdHash: begun.idHash,
        session: { ...(await signedIn(store, person.id)), idHash: fresh('session'), browserHash: begun.browserHash },
        replaces: null,
        knowBrowser: true,
        activity: entry(person.id),
        messages: [],
        now,
      })
      const again = await started(store, { accountId: person.id, browserHash: begun.browserHash })
      const known = async () =>
        (await store.signIns.find({ idHash: again.idHash, browserHash: again.browserHash, now }))?.knownBrowser
      expect(await known()).toBe(true)
      await store.notMeReports.report(saying(person))
      const after = await started(store, { accountId: person.id, browserHash: begun.browserHash })
      expect(
        (await store.signIns.find({ idHash: after.idHash, browserHash: after.browserHash, now }))?.knownBrowser,
      ).toBe(false)
    })

    test('said twice, or of an account that isn’t active, write nothing; others’ sessions stay', async () => {
      const store = await makeStore()
      const person = await activated(store)
      const report = saying(person)
      await store.notMeReports.report(report)
      const later = await signedIn(store, person.id)
      const other = await signedIn(store, (await activated(store)).id)
      expect(await store.notMeReports.report({ ...report, link: link(person.id), messages: [message()] })).toBe(false)
      expect(await store.sessions.find({ idHash: later.idHash, now })).not.toBeNull()
      expect(await store.sessions.find({ idHash: other.idHash, now })).not.toBeNull()
      const pending = await registered(store)
      expect(await store.notMeReports.report(saying(pending))).toBe(false)
      const nobody = { ...saying(account()), link: link(person.id) }
      expect(await store.notMeReports.report(nobody)).toBe(false)
      expect(await store.accounts.findLink(nobody.link.tokenHash, { now })).toBeNull()
    })

    test('end the removal of a factor that waits; said twice they end nothing that came later', async () => {
      const store = await makeStore()
      const person = await activated(store)
      const { id: factorId, name: factorName } = await enrolled(store, person.id)
      const removing = async () => {
        const one = {
          id: fresh('removal', person.id),
          accountId: person.id,
          kind: 'device',
          factorId,
          factorName,
        } as const
        const removal = { ...one, askedAt: now, dueAt: now }
        await store.factorRemovals.begin({
          removal,
          askedBy: fresh('link', person.id),
          messages: [],
          activity: entry(person.id),
        })
        return removal
      }
      await removing()
      const report = saying(person)
      expect(await store.notMeReports.report(report)).toBe(true)
      expect(await store.factorRemovals.waiting(person.id)).toBeNull()
      const later = await removing()
      const again = { ...report, now: now + 9, link: link(person.id, { purpose: 'reset-password' }) }
      expect(await store.notMeReports.report(again)).toBe(false)
      expect(await store.factorRemovals.waiting(person.id)).toEqual(later)
      expect(await store.approvals.notMeAt(person.id)).toBe(now)
    })

    test(`of ${crowd} parallel callers one reports`, async () => {
      const store = await makeStore()
      const person = await activated(store)
      const { tokenHash } = saying(person)
      expect(wins(await race(() => store.notMeReports.report({ ...saying(person), tokenHash })))).toBe(1)
    })
  })
}
