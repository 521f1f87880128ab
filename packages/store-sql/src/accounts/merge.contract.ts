import type { Account, AccountsPort, Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import {
  activated,
  code,
  crowd,
  entry,
  link,
  message,
  noted,
  now,
  race,
  registered,
  signedIn,
  waiting,
  wins,
} from '../contract/fixtures.ts'
import { enrolled } from '../devices/fixtures.ts'

/** What merges an account into another. */
export function merging(
  goes: Account,
  stays: Account,
  options: Partial<Parameters<AccountsPort['merge']>[0]> = {},
): Parameters<AccountsPort['merge']>[0] {
  return {
    goes,
    stays,
    memberOf: stays.memberOf,
    assurance: stays.assurance,
    sealedUid: 'k1.gone',
    uidMark: 'k1.mark',
    messages: [],
    activity: entry(goes.id, { kind: 'account-deleted' }),
    noted: entry(stays.id, { kind: 'account-merged' }),
    now,
    ...options,
  }
}

/** What `AccountsPort.merge` promises. */
export function mergeContract(makeStore: () => Promise<Store>): void {
  async function pair() {
    const store = await makeStore()
    return { store, goes: await activated(store), stays: await activated(store) }
  }

  async function allow(store: Store, { id }: Account, options: { clientId: string; scopes: string[]; at: number }) {
    const { idHash: sessionIdHash } = await signedIn(store, id)
    const { at, ...given } = options
    const activity = entry(id, { kind: 'service-allowed', at })
    await store.consents.give({ accountId: id, sessionIdHash, messages: [], activity, now: at, ...given })
  }

  describe('merging accounts', () => {
    test('activity moves, marked, in its order; the one that stays keeps its own unmarked', async () => {
      const { goes, stays, store } = await pair()
      const before = await store.activity.list(stays.id, { limit: 9 })
      for (const at of [now + 3, now + 1, now + 3]) await signedIn(store, goes.id, { createdAt: at })
      const moved = await store.activity.list(goes.id, { limit: 9 })
      const note = entry(stays.id, { kind: 'account-merged', at: now + 9 })
      expect(await store.accounts.merge(merging(goes, stays, { noted: note }))).toBe(true)
      const all = await store.activity.list(stays.id, { limit: 99 })
      expect(all[0]).toMatchObject({ id: note.id })
      const own = new Set([...before.map(({ id }) => id), note.id])
      const others = all.filter(({ id }) => !own.has(id))
      expect(others).toEqual(moved.map((line) => ({ ...line, accountId: stays.id, mergedUid: goes.uid })))
      expect(all.filter(({ id }) => own.has(id)).flatMap(({ mergedUid }) => mergedUid ?? [])).toEqual([])
      expect(await store.accounts.find({ id: goes.id })).toBeNull()
    })

    test('merged again, a line keeps the name of the account that it is of', async () => {
      const { goes, stays, store } = await pair()
      const third = await activated(store)
      const [first] = await store.activity.list(goes.id, { limit: 1 })
      await store.accounts.merge(merging(goes, stays))
      await store.accounts.merge(merging(stays, third))
      expect(await store.activity.find(third.id, first?.id ?? '')).toMatchObject({ mergedUid: goes.uid })
    })

    test('countries that the other account was signed in from aren’t known to this one', async () => {
      const { goes, stays, store } = await pair()
      const from = (country: string) => ({ details: { country } })
      const seen = (id: string, country: string) =>
        store.accounts.configure(id, { language: 'en', activity: entry(id, from(country)) })
      await seen(goes.id, 'LT')
      await seen(stays.id, 'FR')
      await store.accounts.merge(merging(goes, stays))
      expect(await store.activity.countries(stays.id, { since: now })).toEqual(['FR'])
    })

    test('what services are allowed is the union, each scope since the earlier moment', async () => {
      const { goes, stays, store } = await pair()
      await allow(store, goes, { clientId: 'shop', scopes: ['email', 'profile'], at: now + 1 })
      await allow(store, stays, { clientId: 'shop', scopes: ['email', 'openid'], at: now + 5 })
      await allow(store, goes, { clientId: 'later', scopes: ['email'], at: now + 9 })
      await allow(store, stays, { clientId: 'later', scopes: ['email'], at: now + 7 })
      await allow(store, goes, { clientId: 'new', scopes: ['email'], at: now + 2 })
      await store.accounts.merge(merging(goes, stays))
      const all = await store.consents.list({ accountId: stays.id })
      expect(all.map(({ scopes, ...rest }) => ({ ...rest, scopes: [...scopes].toSorted() }))).toEqual([
        { clientId: 'later', since: now + 7, scopes: ['email'] },
        { clientId: 'shop', since: now + 1, scopes: ['email', 'openid', 'profile'] },
        { clientId: 'new', since: now + 2, scopes: ['email'] },
      ])
    })

    test('nothing that opens an account moves, and what the one that stays has stays', async () => {
      const { goes, stays, store } = await pair()
      const sessions = [await signedIn(store, goes.id), await signedIn(store, stays.id)] as const
      const phone = await enrolled(store, goes.id)
      const opens = link(goes.id)
      await store.accounts.issueLink({ link: opens, message: message() })
      const activity = entry(goes.id)
      await store.recoveryCodes.replace({ accountId: goes.id, hashes: ['h'], now, messages: [], activity })
      const factors = await store.factors.list(stays.id)
      await store.accounts.merge(merging(goes, stays, { memberOf: ['A', 'B'], assurance: 'HIGH' }))
      expect(await store.accounts.find({ id: stays.id })).toEqual({ ...stays, memberOf: ['A', 'B'], assurance: 'HIGH' })
      expect(await store.factors.list(stays.id)).toEqual(factors)
      expect(await store.devices.find(phone.id)).toBeNull()
      expect(await store.accounts.findLink(opens.tokenHash, { now })).toBeNull()
      expect(await store.sessions.find({ idHash: sessions[0].idHash, now })).toBeNull()
      expect(await store.sessions.find({ idHash: sessions[1].idHash, now })).not.toBeNull()
      expect((await store.sessions.list({ accountId: stays.id, now })).map(({ idHash }) => idHash)).toEqual([
        sessions[1].idHash,
      ])
    })

    test('its services are told of the end, its address is free, messages are written', async () => {
      const { goes, stays, store } = await pair()
      const own = await signedIn(store, goes.id)
      await store.grants.issueCode(code(own, { clientId: 'shop', sid: 'sid-1' }), { now })
      const told = [message(), message({ accountId: stays.id })]
      await store.accounts.merge(merging(goes, stays, { messages: told }))
      expect(await store.logouts.claim({ now, limit: 9, leaseSeconds: 9 })).toMatchObject([
        { clientId: 'shop', accountId: null, uid: null, sealedUid: 'k1.gone' },
      ])
      expect(await waiting(store)).toEqual(expect.arrayContaining(told.map(({ id }) => id)))
      await registered(store, { email: goes.email, uid: goes.uid })
      expect(await store.accounts.find({ uid: goes.uid })).not.toBeNull()
    })

    test('the audit log has a row of each; who is told of events learns of both, once they are sealed', async () => {
      const { goes, stays, store } = await pair()
      await store.events.place('webhook:crm')
      const done = merging(goes, stays)
      await store.accounts.merge(done)
      const rows = await store.audit.unsealed({ limit: 99 })
      const written = rows.filter(({ id }) => [done.activity.id, done.noted.id].includes(id))
      expect(written.map(({ kind }) => kind).toSorted()).toEqual(['account-deleted', 'account-merged'])
      expect(JSON.stringify(rows)).not.toContain('k1.gone')
      const { head } = await store.audit.chain()
      const sealed = rows.map(({ id }, index) => ({ id, position: head.position + index + 1, hash: `${index}` }))
      await store.audit.seal({ after: head, rows: sealed })
      const named = async () =>
        (await store.events.next({ after: 0, limit: 99 })).events.flatMap(({ kind, sealedUid, uid }) =>
          sealedUid === null ? [] : [{ kind, uid }],
        )
      expect((await named()).toSorted((one, other) => (one.kind < other.kind ? -1 : 1))).toEqual([
        { kind: 'account-deleted', uid: null },
        { kind: 'account-merged', uid: stays.uid },
        { kind: 'password-chosen', uid: null },
      ])
      const { position } = sealed.at(-1) ?? head
      await store.events.pass({ receiver: 'webhook:crm', from: 0, to: position, messages: [] })
      expect(await named()).toEqual([])
    })

    test('where nobody is told of events no row of the audit log names either', async () => {
      const { goes, stays, store } = await pair()
      expect(await store.accounts.merge(merging(goes, stays))).toBe(true)
      const rows = await store.audit.unsealed({ limit: 99 })
      const { head } = await store.audit.chain()
      const sealed = rows.map(({ id }, index) => ({ id, position: head.position + index + 1, hash: `${index}` }))
      await store.audit.seal({ after: head, rows: sealed })
      const { events } = await store.events.next({ after: 0, limit: 99 })
      expect(events.map(({ kind }) => kind)).toContain('account-merged')
      expect(events.filter(({ sealedUid }) => sealedUid !== null)).toEqual([])
    })

    test('groups that were taken back are none', async () => {
      const { goes, stays, store } = await pair()
      for (const memberOf of [['A'], null]) await store.accounts.configure(goes.id, { memberOf })
      expect(await store.accounts.merge(merging(goes, stays))).toBe(true)
    })

    test('a row about the one that stays names that one alone once it is gone as well', async () => {
      const { goes, stays, store } = await pair()
      await store.events.place('webhook:crm')
      const done = merging(goes, stays)
      await store.accounts.merge(done)
      const activity = entry(stays.id, { kind: 'account-deleted' })
      await store.accounts.delete({
        accountId: stays.id,
        sealedUid: 'k1.stays',
        uidMark: 'k1.mark',
        messages: [],
        activity,
        now,
      })
      const rows = await store.audit.unsealed({ limit: 99 })
      const { head } = await store.audit.chain()
      const sealed = rows.map(({ id }, index) => ({ id, position: head.position + index + 1, hash: `${index}` }))
      await store.audit.seal({ after: head, rows: sealed })
      const { events } = await store.events.next({ after: 0, limit: 99 })
      const row = events.find(({ kind }) => kind === 'account-merged')
      expect(row).toMatchObject({ uid: null, sealedUid: 'k1.stays' })
    })

    test.each<[string, (store: Store, of: { goes: Account; stays: Account }) => Promise<unknown>]>([
      [
        'the one that goes is locked',
        (store, { goes: { id } }) => store.accounts.lock({ accountId: id, now, messages: [], activity: entry(id) }),
      ],
      [
        'the one that stays is locked',
        (store, { stays: { id } }) => store.accounts.lock({ accountId: id, now, messages: [], activity: entry(id) }),
      ],
      [
        'the one that goes is an administrator',
        (store, { goes: { id } }) => store.accounts.setAdministrator({ accountId: id, on: true, activity: entry(id) }),
      ],
      [
        'the one that stays is an administrator',
        (store, { stays: { id } }) => store.accounts.setAdministrator({ accountId: id, on: true, activity: entry(id) }),
      ],
      ['groups are others', (store, { goes: { id } }) => store.accounts.configure(id, { memberOf: ['A'] })],
      ['the assurance is another', (store, { stays: { id } }) => store.accounts.configure(id, { assurance: 'LOW' })],
      [
        'the one that stays is gone',
        (store, { stays: { id: accountId } }) =>
          store.accounts.delete({
            accountId,
            sealedUid: '',
            uidMark: 'k1.mark',
            messages: [],
            activity: entry(accountId),
            now,
          }),
      ],
    ])('nothing is written where meanwhile %s', async (_, change) => {
      const { goes, stays, store } = await pair()
      await allow(store, goes, { clientId: 'shop', scopes: ['email'], at: now })
      await change(store, { goes, stays })
      const [one, other] = [await store.accounts.find({ id: goes.id }), await store.accounts.find({ id: stays.id })]
      const lines = [await noted(store, goes.id), await noted(store, stays.id)]
      const rows = (await store.audit.unsealed({ limit: 999 })).length
      const mail = message()
      expect(await store.accounts.merge(merging(goes, stays, { memberOf: ['B'], messages: [mail] }))).toBe(false)
      expect(await store.accounts.find({ id: goes.id })).toEqual(one)
      expect(await store.accounts.find({ id: stays.id })).toEqual(other)
      expect(await store.consents.list({ accountId: stays.id })).toEqual([])
      expect([await noted(store, goes.id), await noted(store, stays.id)]).toEqual(lines)
      expect(await store.audit.unsealed({ limit: 999 })).toHaveLength(rows)
      expect(await waiting(store)).not.toContain(mail.id)
    })

    test('an account isn’t merged into itself', async () => {
      const { goes, store } = await pair()
      expect(await store.accounts.merge(merging(goes, goes))).toBe(false)
      expect(await store.accounts.find({ id: goes.id })).toEqual(goes)
    })

    test(`of ${crowd} parallel callers one merges them, whichever way round`, async () => {
      const { goes, stays, store } = await pair()
      await waiting(store)
      const messages = () => [message({ template: 'told' })]
      const results = await race((index) =>
        store.accounts.merge(
          index % 2 === 0
            ? merging(goes, stays, { messages: messages() })
            : merging(stays, goes, { messages: messages() }),
        ),
      )
      expect(wins(results)).toBe(1)
      const left = [await store.accounts.find({ id: goes.id }), await store.accounts.find({ id: stays.id })]
      expect(left.filter((each) => each !== null)).toHaveLength(1)
      const sent = await store.outbox.claim({ now: now + 1e9, limit: 100, leaseSeconds: 0 })
      expect(sent.filter(({ template }) => template === 'told')).toHaveLength(1)
      const lines = await store.activity.list(left.find((each) => each !== null)?.id ?? '', { limit: 99 })
      expect(lines.filter(({ kind }) => kind === 'account-merged')).toHaveLength(1)
    })
  })
}
