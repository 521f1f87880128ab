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
  wins,
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
          uidMarks: [],
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
      await store.accounts.register({ account: made, emailKey: 'a@b.eu', uidMarks: [], link: first, message: mail })
      expect(await store.accounts.findLink(first.tokenHash, { now })).toEqual({ link: first, account: made })
      expect(await waiting(store)).toEqual([mail.id])
    })

    test('a taken address or identifier is told apart and writes nothing', async () => {
      const store = await makeStore()
      const made = account()
      const mail = message()
      await store.accounts.register({
        account: made,
        emailKey: 'taken@b.eu',
        uidMarks: [],
        link: link(made.id),
        message: mail,
      })
      const sameEmail = account()
      const itsLink = link(sameEmail.id)
      expect(
        await store.accounts.register({
          account: sameEmail,
          emailKey: 'taken@b.eu',
          uidMarks: [],
          link: itsLink,
          message: message(),
        }),
      ).toBe('taken-email')
      const sameUid = account({ uid: made.uid })
      expect(
        await store.accounts.register({
          account: sameUid,
          emailKey: 'other@b.eu',
          uidMarks: [],
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
        return store.accounts.register({
          account: made,
          emailKey: 'one@b.eu',
          uidMarks: [],
          link: link(made.id),
          message: message(),
        })
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

    test('a person is called otherwise: once, told with it; a pending account and others aren’t', async () => {
      const store = await makeStore()
      const [made, bystander, pending] = [await activated(store), await activated(store), await registered(store)]
      const names = { title: 'Dr', firstName: 'Ana', lastName: '' }
      const asked = (accountId: string) => ({ accountId, names, messages: [message()], activity: entry(accountId) })
      const tries = await race(() => store.accounts.rename(asked(made.id)))
      expect(wins(tries)).toBe(1)
      expect(await store.accounts.find({ id: made.id })).toEqual({ ...made, ...names })
      expect(await store.accounts.find({ id: bystander.id })).toEqual(bystander)
      const search = { email: null, uid: null, after: null, limit: 9 }
      expect((await store.accounts.search({ ...search, name: 'ana' })).accounts).toMatchObject([{ id: made.id }])
      const back = { ...asked(made.id), names: { ...names, title: null } }
      const before = await waiting(store)
      expect(await store.accounts.rename(back)).toBe(true)
      expect(await store.accounts.find({ id: made.id })).toEqual({ ...made, ...names, title: null })
      expect(await waiting(store)).toEqual(expect.arrayContaining([...before, back.messages[0]?.id]))
      expect(await noted(store, made.id)).toContain(back.activity.id)
      const family = { ...asked(made.id), names: { ...names, title: null, lastName: 'Novak' } }
      expect(await store.accounts.rename(family)).toBe(true)
      expect(await store.accounts.find({ id: made.id })).toMatchObject({ firstName: 'Ana', lastName: 'Novak' })
      expect(await store.accounts.rename(asked(pending.id))).toBe(false)
      expect(await store.accounts.find({ id: pending.id })).toEqual(pending)
    })

    test('what stands by itself changes with its entry and its mail; what isn’t said stays', async () => {
      const store = await makeStore()
      const made = await activated(store)
      const [note, mail] = [entry(made.id), message()]
      const wishes = { chosenZone: 'Europe/Vilnius', signInMails: 'every' } as const
      await store.accounts.configure(made.id, { ...wishes, activity: note, messages: [mail] })
      const now = { ...made, ...wishes }
      expect(await store.accounts.find({ id: made.id })).toEqual(now)
      expect([await waiting(store), await noted(store, made.id)]).toEqual([
        expect.arrayContaining([mail.id]),
        expect.arrayContaining([note.id]),
      ])
      await store.accounts.configure(made.id, { language: 'sl' })
      expect(await store.accounts.find({ id: made.id })).toEqual({ ...now, language: 'sl' })
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
