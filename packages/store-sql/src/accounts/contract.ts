import type { Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import {
  account,
  activated,
  crowd,
  entry,
  link,
  message,
  noted,
  now,
  race,
  registered,
  waiting,
} from '../contract/fixtures.ts'

/** What `AccountsPort` promises, links apart. */
export function accountsContract(makeStore: () => Promise<Store>): void {
  describe('accounts', () => {
    test('an account is found by address key, unique identifier and id, with every field as written', async () => {
      const store = await makeStore()
      await registered(store)
      const made = account({ preferredMethod: 'mobile-app-pin', passwordChangedAt: 5 })
      expect(
        await store.accounts.register({
          account: made,
          emailKey: 'zoe@example.eu',
          link: link(made.id),
          message: message(),
        }),
      ).toBe('created')
      expect(await store.accounts.find({ email: 'zoe@example.eu' })).toEqual(made)
      expect(await store.accounts.find({ uid: made.uid })).toEqual(made)
      expect(await store.accounts.find({ id: made.id })).toEqual(made)
      expect(await store.accounts.find({ email: made.email })).toBeNull()
      expect(await store.accounts.find({ id: made.uid })).toBeNull()
      expect(await store.accounts.find({ uid: made.id })).toBeNull()
    })

    test('register writes the link and the mail with the account', async () => {
      const store = await makeStore()
      const made = account()
      const first = link(made.id)
      const mail = message()
      await store.accounts.register({ account: made, emailKey: 'a@b.eu', link: first, message: mail })
      expect(await store.accounts.findLink(first.tokenHash, { now })).toEqual({ link: first, account: made })
      expect(await waiting(store)).toEqual([mail.id])
    })

    test('a taken address or identifier is told apart and writes nothing', async () => {
      const store = await makeStore()
      const made = account()
      const mail = message()
      await store.accounts.register({ account: made, emailKey: 'taken@b.eu', link: link(made.id), message: mail })
      const sameEmail = account()
      const itsLink = link(sameEmail.id)
      expect(
        await store.accounts.register({
          account: sameEmail,
          emailKey: 'taken@b.eu',
          link: itsLink,
          message: message(),
        }),
      ).toBe('taken-email')
      const sameUid = account({ uid: made.uid })
      expect(
        await store.accounts.register({
          account: sameUid,
          emailKey: 'other@b.eu',
          link: link(sameUid.id),
          message: message(),
        }),
      ).toBe('taken-uid')
      expect(await store.accounts.find({ id: sameEmail.id })).toBeNull()
      expect(await store.accounts.find({ email: 'other@b.eu' })).toBeNull()
      expect(await store.accounts.findLink(itsLink.tokenHash, { now })).toBeNull()
      expect(await waiting(store)).toEqual([mail.id])
    })

    test(`${crowd} parallel registrations of one address make one account and one mail`, async () => {
      const store = await makeStore()
      const results = await race(() => {
        const made = account()
        return store.accounts.register({ account: made, emailKey: 'one@b.eu', link: link(made.id), message: message() })
      })
      expect(results.filter((result) => result === 'created')).toHaveLength(1)
      expect(results.filter((result) => result === 'taken-email')).toHaveLength(crowd - 1)
      expect(await waiting(store)).toHaveLength(1)
    })

    test('registering a pending address again replaces names, language and links', async () => {
      const store = await makeStore()
      const [made, bystander] = [await registered(store), await registered(store)]
      const old = link(made.id)
      await store.accounts.issueLink({ link: old, message: message() })
      const replacement = link(made.id)
      const mail = message()
      expect(
        await store.accounts.registerAgain({
          accountId: made.id,
          firstName: 'Ana',
          lastName: 'Novak',
          language: 'sl',
          link: replacement,
          message: mail,
        }),
      ).toBe(true)
      expect(await store.accounts.find({ id: made.id })).toMatchObject({
        firstName: 'Ana',
        lastName: 'Novak',
        language: 'sl',
        status: 'pending',
      })
      expect(await store.accounts.find({ id: bystander.id })).toEqual(bystander)
      expect(await store.accounts.findLink(old.tokenHash, { now })).not.toBeNull()
      expect((await store.accounts.findLink(replacement.tokenHash, { now }))?.link).toEqual(replacement)
      expect(await waiting(store)).toContain(mail.id)
    })

    test('an address is written in other letters while it is the same; nothing else changes', async () => {
      const store = await makeStore()
      const made = await activated(store)
      const emailKey = made.email.toLowerCase()
      const [note, mail] = [entry(made.id), message()]
      const asked = { accountId: made.id, to: emailKey, messages: [mail], activity: note }
      expect(await store.accounts.respellEmail({ ...asked, emailKey: `x${emailKey}` })).toBe(false)
      expect(await store.accounts.find({ id: made.id })).toEqual(made)
      expect(await waiting(store)).not.toContain(mail.id)
      expect(await store.accounts.respellEmail({ ...asked, emailKey })).toBe(true)
      expect(await store.accounts.find({ email: emailKey })).toEqual({ ...made, email: emailKey })
      expect(await waiting(store)).toContain(mail.id)
      expect(await noted(store, made.id)).toContain(note.id)
    })

    test('an active account is not registered again, and nothing is written', async () => {
      const store = await makeStore()
      const made = await activated(store)
      const standing = link(made.id)
      await store.accounts.issueLink({ link: standing, message: message() })
      const before = await waiting(store)
      const replacement = link(made.id)
      expect(
        await store.accounts.registerAgain({
          accountId: made.id,
          firstName: 'X',
          lastName: 'Y',
          language: 'en',
          link: replacement,
          message: message(),
        }),
      ).toBe(false)
      expect(await store.accounts.find({ id: made.id })).toEqual(made)
      expect(await store.accounts.findLink(replacement.tokenHash, { now })).toBeNull()
      expect(await store.accounts.findLink(standing.tokenHash, { now })).not.toBeNull()
      expect(await waiting(store)).toEqual(before)
    })
  })
}
