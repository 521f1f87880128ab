// Commits of one account that each have a row of their own, and then write what all of them share, take the
// account's row first. Otherwise each would hold what the next one waits for.
import type { Store } from '@laissez-passer/core/ports'
import { expect, test } from 'vitest'
import { activated, entry, fresh, link, message, now, registered, started } from '../src/contract/fixtures.ts'
import { enrolled, opening, refusal, request } from '../src/devices/fixtures.ts'
import { addressChange, made } from '../src/email-changes/fixtures.ts'
import { postgres } from '../src/postgres.ts'
import { connected, freshDatabase } from './support/schema.ts'

const many = 20

/** Several of one act, each with a row of its own. */
type Act = (store: Store) => Promise<readonly (() => Promise<unknown>)[]>

const list = <Made>(make: () => Promise<Made>): Promise<readonly Made[]> =>
  Promise.all(Array.from({ length: many }, make))

const acts: Readonly<Record<string, Act>> = {
  async 'links that set a password'(store) {
    const { id } = await activated(store)
    const given = await list(async () => {
      const one = link(id, { purpose: 'reset-password' })
      await store.accounts.issueLink({ link: one, message: message() })
      return one.tokenHash
    })
    const set = { passwordHash: 'hash-2', now, clearThrottle: [], messages: [] }
    return given.map((tokenHash) => () => store.accounts.setPasswordByLink({ ...set, tokenHash, activity: entry(id) }))
  },

  async 'reports that take a change of address back'(store) {
    const person = await activated(store)
    const { change, oldTokenHash, newTokenHash, ...asked } = addressChange(person)
    await store.emailChanges.begin({ change, oldTokenHash, newTokenHash, ...asked })
    for (const tokenHash of [oldTokenHash, newTokenHash])
      await store.emailChanges.confirm({ tokenHash, ...made(person) })
    await registered(store, { email: change.oldEmail })
    return Array.from({ length: many }, () => {
      const report = { tokenHash: fresh('not-me'), accountId: person.id, undoes: change, link: link(person.id) }
      return () => store.notMeReports.report({ ...report, ...made(person) })
    })
  },

  async 'requests to phones of whom this wasn’t'(store) {
    const { id } = await activated(store)
    const asked = await list(async () => {
      const phone = await enrolled(store, id)
      const one = request(phone, await started(store, { accountId: id }))
      await store.approvals.open({ ...opening(one), limit: many })
      return { one, phone }
    })
    return asked.map(
      ({ one, phone }) =>
        () =>
          store.approvals.answer(refusal(one, phone, 'not-me')),
    )
  },
}

test.each(Object.entries(acts))('none of many %s waits for one that waits for it', async (_, act) => {
  const url = await freshDatabase()
  const run = await connected(url)
  // Long before a time limit of ours would break a circle.
  await run(`alter database "${new URL(url).pathname.slice(1)}" set deadlock_timeout = '5ms'`)
  const store = await postgres(url, { connections: many })
  const all = await act(store)
  await Promise.all(all.map((one) => one()))
  // A connection that ends tells what it counted.
  await store.close()
  const [counted] = await run('select deadlocks from pg_stat_database where datname = current_database()')
  expect(counted).toEqual({ deadlocks: '0' })
})
