import type { Account, Device, SignIn, Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import {
  activated,
  code,
  entry,
  fresh,
  link,
  message,
  now,
  refreshGrant,
  session,
  signedIn,
  started,
  token,
} from './contract/fixtures.ts'
import { addressChange, changeAddress } from './email-changes/fixtures.ts'
import { approval, enrolment, opening, refusal, request, waitingForPhone } from './devices/fixtures.ts'

interface Ending {
  readonly store: Store
  readonly person: Account
  readonly phone: Device
  readonly begun: SignIn
}

const later = now + 1

/** What ends the sign-ins of an account, a second after the slow request of these tests began. */
const endings: Readonly<Record<string, (here: Ending) => Promise<unknown>>> = {
  'a changed password': ({ store, person: { id: accountId } }) =>
    store.accounts.changePassword({
      accountId,
      fromHash: 'hash-1',
      toHash: 'hash-2',
      keepSession: '',
      now: later,
      messages: [],
      activity: entry(accountId),
    }),

  'a password set by a link': async ({ store, person: { id } }) => {
    const reset = link(id, { purpose: 'reset-password' })
    await store.accounts.issueLink({ link: reset, message: message() })
    return store.accounts.setPasswordByLink({
      tokenHash: reset.tokenHash,
      passwordHash: 'hash-2',
      now: later,
      clearThrottle: [],
      messages: [],
      activity: entry(id),
    })
  },

  'a new address': ({ store, person }) => changeAddress(store, person, later),

  '“this wasn’t me” in a mail': ({ store, person: { id: accountId } }) =>
    store.notMeReports.report({
      tokenHash: fresh('not-me'),
      accountId,
      link: link(accountId, { purpose: 'reset-password' }),
      now: later,
      messages: [],
      activity: entry(accountId),
    }),

  '“this wasn’t me” on a phone': async ({ store, phone, begun }) => {
    const asked = request(phone, begun)
    await store.approvals.open({ ...opening(asked), limit: 99 })
    return store.approvals.answer({ ...refusal(asked, phone, 'not-me'), now: later })
  },
}

/** What is promised of a sign-in that was ended: it is so for requests that were under way as well. */
export function endsContract(makeStore: () => Promise<Store>): void {
  async function underWay(): Promise<Ending> {
    const store = await makeStore()
    const { phone } = await waitingForPhone(store)
    const person = await store.accounts.find({ id: phone.accountId })
    if (!person) throw new Error('nobody')
    return { store, person, phone, begun: await started(store, { accountId: person.id }) }
  }

  /** What a request gets that took its time before the end. */
  async function slowly(store: Store, begun: SignIn, accountId: string) {
    const { browserHash, idHash } = begun
    const none = { method: null, credentialId: null, clearThrottle: [], now }
    const proof = { method: 'password', at: now, credentialId: null }
    const opened = session(accountId, { browserHash })
    return {
      found: (await store.signIns.find({ idHash, browserHash, now })) !== null,
      chosen: await store.signIns.choose({ idHash, method: 'sms', credentialId: null, now }),
      proved: await store.signIns.prove({ idHash, proof, ...none }),
      opened: await store.sessions.open({
        signInIdHash: idHash,
        session: opened,
        replaces: null,
        knowBrowser: false,
        activity: entry(accountId),
        messages: [],
        now,
      }),
      lives: (await store.sessions.find({ idHash: opened.idHash, now })) !== null,
    }
  }

  describe('a sign-in that was ended', () => {
    test.each(Object.entries(endings))('by %s is so for a request that was under way', async (_, end) => {
      const here = await underWay()
      const { store, person, phone, begun } = here
      const stranger = await activated(store)
      const theirs = await started(store, { accountId: stranger.id })
      const asked = request(phone, begun)
      await store.approvals.open({ ...opening(asked), limit: 99 })
      expect([true, 'changed', expect.objectContaining({ ok: true })]).toContainEqual(await end(here))
      expect(await store.approvals.answer(approval(asked, phone))).toMatchObject({ ok: false })
      const nothing = { found: false, chosen: false, proved: false, opened: false, lives: false }
      expect(await slowly(store, begun, person.id)).toEqual(nothing)
      const all = { found: true, chosen: true, proved: true, opened: true, lives: true }
      expect(await slowly(store, theirs, stranger.id)).toEqual(all)
    })

    test('stays a day, with the request to a phone that ended it', async () => {
      const { store, phone, begun } = await underWay()
      const day = 86_400
      const asked = request(phone, begun, { keepUntil: now + 9 * day })
      await store.approvals.open({ ...opening(asked), limit: 99 })
      await store.approvals.answer({ ...refusal(asked, phone, 'not-me'), now: later })
      const found = () => store.approvals.find({ id: asked.id, now })
      await store.sweep({ now: now + day - 1 })
      expect(await found()).toMatchObject({ status: 'not-me' })
      await store.sweep({ now: now + day })
      expect(await found()).toBeNull()
    })
  })
  /** All that an ending would end, of one account: whether it goes on. */
  async function withEverything(store: Store, { id: accountId, email }: Account) {
    const open = await signedIn(store, accountId)
    const [lasting, granted] = [code(open), code(open)]
    for (const each of [lasting, granted]) await store.grants.issueCode(each, { now, pushed: null })
    const offline = refreshGrant(lasting, { sessionIdHash: null })
    await store.grants.spendCode(lasting.codeHash, {
      buys: { token: token(lasting, { sessionIdHash: null }), refresh: offline },
      now,
    })
    const begun = await started(store, { accountId })
    const adding = enrolment(accountId)
    await store.enrolments.start(adding)
    await store.emailChanges.begin(addressChange({ id: accountId, email }))
    await store.consents.give({
      accountId,
      sessionIdHash: open.idHash,
      clientId: 'shop',
      scopes: ['openid'],
      messages: [],
      activity: entry(accountId),
      now,
    })
    const { browserHash, idHash } = begun
    return async () => ({
      session: (await store.sessions.find({ idHash: open.idHash, now })) !== null,
      offline: (await store.grants.findRefreshGrant(offline.idHash, { now })) !== null,
      signIn: (await store.signIns.find({ idHash, browserHash, now })) !== null,
      adding: (await store.enrolments.find({ id: adding.id, now }))?.status === 'pending',
      change: (await store.emailChanges.waiting(accountId, { now })) !== null,
      consent: (await store.consents.scopes({ accountId, clientId: 'shop' })).length > 0,
      password: (await store.accounts.find({ id: accountId }))?.passwordHash,
    })
  }

  test('an end that is refused ends nothing; one of somebody else’s neither', async () => {
    const store = await makeStore()
    const { phone } = await waitingForPhone(store)
    const person = await store.accounts.find({ id: phone.accountId })
    if (!person) throw new Error('nobody')
    const other = await activated(store)
    const effects = (of: Account) => ({ now: later, messages: [], activity: entry(of.id) })
    const tokenHash = fresh('not-me', person.id)
    const report = (of = tokenHash) =>
      store.notMeReports.report({
        tokenHash: of,
        accountId: person.id,
        link: link(person.id, { purpose: 'reset-password' }),
        ...effects(person),
      })
    expect(await report()).toBe(true)
    const goesOn = await withEverything(store, person)
    const all = { ...(await goesOn()), password: 'hash-1' }
    expect(Object.values(all)).not.toContain(false)
    const changed = (of: Account, fromHash: string) =>
      store.accounts.changePassword({
        accountId: of.id,
        fromHash,
        toHash: 'hash-2',
        keepSession: '',
        ...effects(of),
      })
    const byLink = (of: Account, unknown: string) =>
      store.accounts.setPasswordByLink({
        tokenHash: unknown,
        passwordHash: 'hash-2',
        clearThrottle: [],
        ...effects(of),
      })
    expect([
      await report(),
      await changed(person, 'another'),
      await byLink(person, fresh('unknown', person.id)),
      await store.factors.reset({ accountId: person.id, which: [{ kind: 'device', id: 'none' }], ...effects(person) }),
    ]).toEqual([false, false, false, false])
    expect(await goesOn()).toEqual(all)
    expect(await changed(other, 'hash-1')).toBe(true)
    expect(await store.accounts.lock({ accountId: other.id, ...effects(other) })).toBe(true)
    expect(await goesOn()).toEqual(all)
    expect(await report(fresh('not-me', person.id))).toBe(true)
    expect(await goesOn()).toEqual({
      session: false,
      offline: false,
      signIn: false,
      adding: false,
      change: false,
      consent: false,
      password: 'hash-1',
    })
  })
}
