import type { Account, Session, Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import {
  activated,
  code,
  crowd,
  entry,
  fresh,
  link,
  message,
  noted,
  now,
  race,
  refreshGrant,
  signedIn,
  token,
  waiting,
  wins,
} from '../contract/fixtures.ts'
import { foundToken } from '../grants/found-token.contract.ts'

/** What `ConsentsPort` promises. */
export function consentsContract(makeStore: () => Promise<Store>): void {
  async function withSession() {
    const store = await makeStore()
    const owner = await activated(store)
    return { store, owner, session: await signedIn(store, owner.id) }
  }

  const giving = (session: Session, clientId: string, scopes: readonly string[], at: number = now) => ({
    accountId: session.accountId,
    sessionIdHash: session.idHash,
    clientId,
    scopes,
    messages: [message()],
    activity: entry(session.accountId, { kind: 'service-allowed' }),
    now: at,
  })

  const taking = ({ id }: Pick<Account, 'id'>, clientId: string) => ({
    accountId: id,
    clientId,
    activity: entry(id, { kind: 'service-withdrawn' }),
    now,
  })

  describe('what people allow services', () => {
    test('adds up by account and service, with the day of the first', async () => {
      const { store, owner, session } = await withSession()
      const stranger = await activated(store)
      const theirs = await signedIn(store, stranger.id)
      expect(await store.consents.give(giving(session, 'shop', ['openid', 'email']))).toBe(true)
      expect(await store.consents.give(giving(session, 'bank', ['openid'], now + 1))).toBe(true)
      expect(await store.consents.give(giving(session, 'shop', ['openid', 'profile'], now + 2))).toBe(true)
      expect(await store.consents.give(giving(theirs, 'shop', ['phone']))).toBe(true)
      const scopes = await store.consents.scopes({ accountId: owner.id, clientId: 'shop' })
      expect(scopes.toSorted()).toEqual(['email', 'openid', 'profile'])
      expect(await store.consents.scopes({ accountId: owner.id, clientId: 'nobody' })).toEqual([])
      const listed = await store.consents.list({ accountId: owner.id })
      expect(listed.map((each) => ({ ...each, scopes: each.scopes.toSorted() }))).toEqual([
        { clientId: 'shop', scopes: ['email', 'openid', 'profile'], since: now },
        { clientId: 'bank', scopes: ['openid'], since: now + 1 },
      ])
    })

    test('is told by mail where the service was allowed nothing before, and noted each time', async () => {
      const { store, owner, session } = await withSession()
      const first = giving(session, 'shop', ['openid'])
      const second = giving(session, 'shop', ['email'])
      await store.consents.give(first)
      await store.consents.give(second)
      const sent = await waiting(store)
      expect(sent).toContain(first.messages[0]?.id)
      expect(sent).not.toContain(second.messages[0]?.id)
      const stranger = await signedIn(store, (await activated(store)).id)
      for (const other of [giving(session, 'bank', ['openid']), giving(stranger, 'shop', ['openid'])]) {
        await store.consents.give(other)
        expect(await waiting(store)).toContain(other.messages[0]?.id)
      }
      expect(await noted(store, owner.id)).toEqual(expect.arrayContaining([first.activity.id, second.activity.id]))
    })

    test('needs a live session of that account', async () => {
      const { store, owner, session } = await withSession()
      const stranger = await activated(store)
      const late = giving(session, 'shop', ['openid'], session.expiresAt)
      expect(await store.consents.give(late)).toBe(false)
      expect(await store.consents.give({ ...giving(session, 'shop', ['openid']), accountId: stranger.id })).toBe(false)
      await store.sessions.end({ idHash: session.idHash, now })
      expect(await store.consents.give(giving(session, 'shop', ['openid']))).toBe(false)
      expect(await store.consents.list({ accountId: owner.id })).toEqual([])
      expect(await store.consents.list({ accountId: stranger.id })).toEqual([])
      expect(await waiting(store)).not.toContain(late.messages[0]?.id)
      expect(await noted(store, owner.id)).not.toContain(late.activity.id)
    })

    test('withdrawn, the service’s codes and tokens end, and no others', async () => {
      const { store, owner, session } = await withSession()
      await store.consents.give(giving(session, 'shop', ['openid', 'email']))
      await store.consents.give(giving(session, 'bank', ['openid']))
      const codes = [code(session, { clientId: 'shop' }), code(session, { clientId: 'bank' })] as const
      const tokens = [token(codes[0]), token(codes[1])] as const
      const unspent = code(session, { clientId: 'shop' })
      for (const each of [...codes, unspent]) await store.grants.issueCode(each, { now })
      const lasting = [refreshGrant(codes[0]), refreshGrant(codes[1])] as const
      for (const index of [0, 1] as const) {
        const buys = { token: tokens[index], refresh: lasting[index] }
        expect(await store.grants.spendCode(codes[index].codeHash, { buys, now })).toEqual({ ok: true })
      }
      const stranger = await signedIn(store, (await activated(store)).id)
      await store.grants.issueCode(code(stranger, { clientId: 'shop' }), { now })
      const noting = taking(owner, 'shop')
      expect(await store.consents.withdraw(noting)).toBe(true)
      const visited = async (accountId: string) =>
        (await store.sessions.visits({ accountId, now })).map(({ clientId }) => clientId).toSorted()
      expect(await visited(stranger.accountId)).toEqual(['shop'])
      expect(await foundToken(store, tokens[0].tokenHash, { now })).toBeNull()
      expect(await foundToken(store, tokens[1].tokenHash, { now })).not.toBeNull()
      expect(await store.grants.findCode(unspent.codeHash)).toBeNull()
      expect(await store.grants.findRefreshGrant(lasting[0].idHash, { now })).toBeNull()
      expect(await store.grants.findRefreshGrant(lasting[1].idHash, { now })).not.toBeNull()
      expect((await store.consents.list({ accountId: owner.id })).map(({ clientId }) => clientId)).toEqual(['bank'])
      expect(await noted(store, owner.id)).toContain(noting.activity.id)
      // It is told, of the session in which it was visited; the other isn't.
      expect((await store.logouts.ofSession(session.idHash)).map(({ clientId }) => clientId)).toEqual(['shop'])
      expect(await visited(owner.id)).toEqual(['bank'])
      // Where nothing is allowed any more nothing ends.
      await store.grants.issueCode(code(session, { clientId: 'shop' }), { now })
      const again = taking(owner, 'shop')
      expect(await store.consents.withdraw(again)).toBe(false)
      expect(await visited(owner.id)).toEqual(['bank', 'shop'])
      expect(await noted(store, owner.id)).not.toContain(again.activity.id)
    })

    test('withdrawn, gives no code that is asked to rest on it, and spends no pushed request', async () => {
      const { store, session } = await withSession()
      const wanted = { now, allowed: ['openid', 'email', 'openid'] }
      const asked = () => code(session, { clientId: 'shop' })
      // Neither what another allows, nor as many other scopes.
      const theirs = await signedIn(store, (await activated(store)).id)
      await store.consents.give(giving(theirs, 'shop', ['openid', 'email']))
      expect(await store.grants.issueCode(asked(), wanted)).toBe(false)
      await store.consents.give(giving(session, 'shop', ['openid', 'phone']))
      expect(await store.grants.issueCode(asked(), wanted)).toBe(false)
      await store.consents.withdraw(taking({ id: session.accountId }, 'shop'))
      await store.consents.give(giving(session, 'shop', ['openid']))
      await store.consents.give(giving(session, 'bank', ['email']))
      expect(await store.grants.issueCode(asked(), wanted)).toBe(false)
      await store.consents.give(giving(session, 'shop', ['email']))
      const given = asked()
      expect(await store.grants.issueCode(given, wanted)).toBe(true)
      expect(await store.grants.findCode(given.codeHash)).not.toBeNull()
      const request = { idHash: fresh('pushed'), clientId: 'shop', parameters: '', createdAt: now, expiresAt: now + 60 }
      await store.pushedRequests.push(request)
      await store.consents.withdraw(taking({ id: session.accountId }, 'shop'))
      expect(await store.grants.issueCode(asked(), wanted)).toBe(false)
      expect(await store.grants.issueCode(asked(), { ...wanted, pushed: request.idHash })).toBe(false)
      expect(await store.pushedRequests.find(request.idHash)).toEqual(request)
      await store.consents.give(giving(session, 'shop', ['openid', 'email']))
      const answer = asked()
      expect(await store.grants.issueCode(answer, { ...wanted, pushed: request.idHash })).toBe(true)
      expect(await store.grants.findCode(answer.codeHash)).not.toBeNull()
      expect(await store.pushedRequests.find(request.idHash)).toBeNull()
      await store.sessions.end({ idHash: session.idHash, now })
      expect(await store.grants.issueCode(asked(), wanted)).toBe(false)
    })

    test('goes when its owner says “this wasn’t me”', async () => {
      const { store, owner, session } = await withSession()
      const stranger = await activated(store)
      await store.consents.give(giving(session, 'shop', ['openid']))
      await store.consents.give(giving(await signedIn(store, stranger.id), 'shop', ['openid']))
      await store.notMeReports.report({
        tokenHash: fresh('not-me'),
        accountId: owner.id,
        link: link(owner.id, { purpose: 'reset-password' }),
        now,
        messages: [],
        activity: entry(owner.id),
      })
      expect(await store.consents.list({ accountId: owner.id })).toEqual([])
      expect(await store.consents.list({ accountId: stranger.id })).toHaveLength(1)
    })

    test(`of ${crowd} parallel answers none is lost, and of as many withdrawals one counts`, async () => {
      const { store, owner, session } = await withSession()
      const given = await race((index) => store.consents.give(giving(session, 'shop', [`scope-${index}`])))
      expect(wins(given)).toBe(crowd)
      expect(await store.consents.scopes({ accountId: owner.id, clientId: 'shop' })).toHaveLength(crowd)
      expect(wins(await race(() => store.consents.withdraw(taking(owner, 'shop'))))).toBe(1)
    })
  })
}
