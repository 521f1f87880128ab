import type { Account, NewAccount, Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
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
  waiting,
} from '../contract/fixtures.ts'

const bcrypt = `$2b$12$${'a'.repeat(53)}`
const pbkdf2 = `$pbkdf2-sha256$i=27500$${'A'.repeat(22)}$${'A'.repeat(43)}`

/** What adding accounts promises, and how their passwords are counted. */
export function addContract(makeStore: () => Promise<Store>): void {
  const made = (options: Partial<Account> = {}, changed: Partial<NewAccount> = {}): NewAccount => {
    const one = account({ status: 'active', passwordHash: bcrypt, passwordChangedAt: 7, ...options })
    return {
      account: one,
      emailKey: one.email.toLowerCase(),
      uidMarks: [],
      link: null,
      messages: [],
      activity: entry(one.id, { kind: 'account-imported' }),
      ...changed,
    }
  }

  describe('adding accounts', () => {
    test('many at once, each with what belongs to it, whatever becomes of the others', async () => {
      const store = await makeStore()
      const there = await activated(store)
      const invited = account()
      const [opener, mail] = [link(invited.id), message()]
      const all = [
        made(),
        made({ email: there.email }),
        made({ uid: there.uid }),
        made({ ...invited }, { link: opener, messages: [mail] }),
      ]
      expect(await store.accounts.add(all)).toEqual(['added', 'taken-email', 'taken-uid', 'added'])
      for (const [at, { account: one, activity }] of all.entries()) {
        const isNew = at === 0 || at === 3
        expect(await store.accounts.find({ id: one.id })).toEqual(isNew ? one : null)
        expect((await noted(store, one.id)).includes(activity.id)).toBe(isNew)
      }
      expect(await store.accounts.find({ id: there.id })).toEqual(there)
      expect((await store.accounts.findLink(opener.tokenHash, { now }))?.account.id).toBe(invited.id)
      expect(await waiting(store)).toContain(mail.id)
      expect(await store.accounts.search({ email: null, uid: null, name: 'zoe', after: null, limit: 9 })).toMatchObject(
        {
          accounts: { length: 3 },
        },
      )
      expect(await store.accounts.add([])).toEqual([])
    })

    test('twice changes nothing, and of parallel callers one adds an address', async () => {
      const store = await makeStore()
      const results = await race(() => store.accounts.add([made({ email: 'one@example.eu' })]))
      expect(results.flat().toSorted()).toEqual(['added', ...Array.from({ length: crowd - 1 }, () => 'taken-email')])
      const first = await store.accounts.find({ email: 'one@example.eu' })
      await store.accounts.add([made({ email: 'one@example.eu', firstName: 'Other' })])
      expect(await store.accounts.find({ email: 'one@example.eu' })).toEqual(first)
    })

    test('holders of addresses are told together, however many are asked for', async () => {
      const store = await makeStore()
      const one = await activated(store)
      const asked = [...Array.from({ length: 250 }, () => fresh('nobody')), one.email.toLowerCase()]
      const { id, status, uid } = one
      expect(await store.accounts.holders(asked)).toEqual(new Map([[one.email.toLowerCase(), { id, status, uid }]]))
      expect(await store.accounts.holders([])).toEqual(new Map())
    })

    test('identifiers that somebody has, or had, are told together, however many are asked for', async () => {
      const store = await makeStore()
      const [held, left] = [await activated(store), await activated(store)]
      await activated(store)
      const ends = { sealedUid: '', uidMark: fresh('mark'), now, messages: [], activity: entry(left.id) }
      expect(await store.accounts.delete({ accountId: left.id, ...ends })).toBe(true)
      const free = Array.from({ length: 180 }, () => ({ uid: fresh('free'), uidMarks: [fresh('mark'), fresh('mark')] }))
      const gone = [
        { uid: held.uid, uidMarks: [] },
        { uid: left.uid, uidMarks: [fresh('mark'), ends.uidMark] },
      ]
      const told = new Map([
        [left.uid, 'retired-uid'],
        [held.uid, 'taken-uid'],
      ])
      expect(await store.accounts.goneUids([...free, ...gone])).toEqual(told)
      expect(await store.accounts.goneUids([...gone, ...free])).toEqual(told)
      expect(await store.accounts.goneUids([])).toEqual(new Map())
    })

    test('passwords of other systems are counted by their cost until they are hashed anew', async () => {
      const store = await makeStore()
      await activated(store)
      expect(await store.accounts.passwordKinds()).toEqual([])
      const [one, two, three] = [made(), made(), made({ passwordHash: pbkdf2 })]
      await store.accounts.add([one, two, three])
      const kinds = (others: number, [byBcrypt, byPbkdf2]: readonly [number, number]) => [
        { beginning: null, accounts: others },
        ...(byBcrypt === 0 ? [] : [{ beginning: '$2b$12$', accounts: byBcrypt }]),
        ...(byPbkdf2 === 0 ? [] : [{ beginning: '$pbkdf2-sha256$i=27500,l=32$', accounts: byPbkdf2 }]),
      ]
      expect(await store.accounts.passwordKinds()).toEqual(kinds(1, [2, 1]))
      await store.accounts.rehashPassword({ accountId: one.account.id, fromHash: bcrypt, toHash: 'ours' })
      expect(await store.accounts.passwordKinds()).toEqual(kinds(2, [1, 1]))
      const reset = link(two.account.id, { purpose: 'reset-password' })
      await store.accounts.issueLink({ link: reset, message: message() })
      await store.accounts.setPasswordByLink({
        tokenHash: reset.tokenHash,
        passwordHash: 'ours',
        now,
        clearThrottle: [],
        messages: [],
        activity: entry(two.account.id),
      })
      expect(await store.accounts.passwordKinds()).toEqual(kinds(3, [0, 1]))
      await store.accounts.changePassword({
        accountId: three.account.id,
        fromHash: pbkdf2,
        toHash: 'ours',
        keepSession: '',
        now,
        messages: [],
        activity: entry(three.account.id),
      })
      expect(await store.accounts.passwordKinds()).toEqual([])
    })
  })
}
