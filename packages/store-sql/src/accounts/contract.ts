import type { Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { enrolment } from '../devices/fixtures.ts'
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
  session,
  signedIn,
  started,
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
      expect(await store.accounts.findLink(old.tokenHash, { now })).toBeNull()
      expect((await store.accounts.findLink(replacement.tokenHash, { now }))?.link).toEqual(replacement)
      expect(await waiting(store)).toContain(mail.id)
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

    test('a changed password ends links, sign-ins and phones under way and every other session', async () => {
      const store = await makeStore()
      const [made, bystander] = [await activated(store), await activated(store)]
      const theirs = await signedIn(store, bystander.id)
      const done = await started(store, { accountId: made.id })
      const own = session(made.id, { browserHash: done.browserHash })
      const gate = {
        replaces: null,
        knowBrowser: false,
        clearThrottle: [],
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
        now: now + 5,
        messages: [mail],
        activity: noteOfIt,
      }
      expect(await store.accounts.changePassword(change)).toBe(true)
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
      expect(await set(false)).toBe(true)
      expect(await store.sessions.find({ idHash: kept.idHash, now })).not.toBeNull()
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
      await store.accounts.configure(made.id, { preferredMethod: null })
      await store.accounts.configure(made.id, {})
      expect((await store.accounts.find({ id: made.id }))?.preferredMethod).toBeNull()
      expect(await store.accounts.find({ id: bystander.id })).toEqual(bystander)
    })
  })
}
