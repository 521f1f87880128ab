import type { DeviceGiven, DeviceGrant, Session, Store } from '@laissez-passer/core/ports'
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

/** What `DeviceGrantsPort` promises. */
export function deviceGrantsContract(makeStore: () => Promise<Store>): void {
  const grant = (options: Partial<DeviceGrant> = {}): DeviceGrant => ({
    deviceCodeHash: fresh('device-code'),
    userCodeHash: fresh('user-code'),
    clientId: 'tv',
    scope: 'openid email',
    askedFrom: '192.0.2.7',
    askedIn: 'BE',
    createdAt: now,
    expiresAt: now + 900,
    ...options,
  })

  const givenIn = (session: Session, options: Partial<DeviceGiven> = {}): DeviceGiven => ({
    accountId: session.accountId,
    sessionIdHash: session.idHash,
    authenticatedAt: now,
    acr: 'BASIC',
    amr: ['pwd'],
    eidAssurance: null,
    ...options,
  })

  const allowing = (
    { deviceCodeHash, clientId }: DeviceGrant,
    session: Session,
    options: Partial<Parameters<Store['deviceGrants']['allow']>[0]> = {},
  ) => ({
    deviceCodeHash,
    given: givenIn(session),
    sessionIdHash: session.idHash,
    consent: { clientId, scopes: ['openid', 'email'] },
    messages: [message()],
    activity: entry(session.accountId, { kind: 'service-device-allowed' }),
    now,
    ...options,
  })

  async function asking(options: Partial<DeviceGrant> = {}) {
    const store = await makeStore()
    const owner = await activated(store)
    const session = await signedIn(store, owner.id)
    const one = grant(options)
    expect(await store.deviceGrants.open(one)).toBe(true)
    const poll = (at: number = now, clientId = one.clientId) =>
      store.deviceGrants.poll({ deviceCodeHash: one.deviceCodeHash, clientId, now: at })
    return { store, owner, session, one, poll }
  }

  /** What an answer buys. */
  const bought = (one: DeviceGrant, session: Session) => {
    const like = code(session, { clientId: one.clientId, codeHash: one.deviceCodeHash })
    return { token: token(like), refresh: refreshGrant(like) }
  }

  describe('devices that wait for an answer', () => {
    test('are found by their user code while they wait, under any key that may have made its hash', async () => {
      const { store, one, session } = await asking()
      const find = (userCodeHashes: readonly string[], at: number = now) =>
        store.deviceGrants.find({ userCodeHashes, now: at })
      expect(await find([fresh('other'), one.userCodeHash])).toEqual(one)
      expect(await find([fresh('other')])).toBeNull()
      expect(await find([one.userCodeHash], one.expiresAt)).toBeNull()
      expect(await store.deviceGrants.open(grant({ userCodeHash: one.userCodeHash }))).toBe(false)
      await store.deviceGrants.allow(allowing(one, session))
      expect(await find([one.userCodeHash])).toBeNull()
    })

    test('ask until somebody answers; who asks too soon is told to wait longer', async () => {
      const { one, poll } = await asking()
      const statuses: string[] = []
      for (const at of [0, 5, 9, 19, 28, 43]) statuses.push((await poll(now + at)).status)
      // Five seconds at first; ten after the first question that came too soon, fifteen after the second.
      expect(statuses).toEqual(['pending', 'pending', 'slow-down', 'pending', 'slow-down', 'pending'])
      expect((await poll(one.expiresAt - 1)).status).toBe('pending')
      expect((await poll(one.expiresAt)).status).toBe('expired')
      expect((await poll(now, 'other-client')).status).toBe('unknown')
    })

    test('ask each for itself: neither another device nor another service makes one wait or answers it', async () => {
      const { store, session, one, poll } = await asking()
      const other = grant()
      await store.deviceGrants.open(other)
      const theirs = (at: number) => store.deviceGrants.poll({ ...other, now: at })
      expect((await poll(now)).status).toBe('pending')
      expect([(await theirs(now + 1)).status, (await poll(now + 4, 'other-client')).status]).toEqual([
        'pending',
        'unknown',
      ])
      expect((await poll(now + 5)).status).toBe('pending')
      expect((await poll(now + 6, 'other-client')).status).toBe('unknown')
      expect((await poll(now + 10)).status).toBe('pending')
      const third = grant()
      await store.deviceGrants.open(third)
      expect(await store.deviceGrants.deny({ deviceCodeHash: third.deviceCodeHash, now })).toBe(true)
      expect((await theirs(now + 30)).status).toBe('pending')
      expect(await store.deviceGrants.allow(allowing(one, session))).toBe(true)
      expect((await theirs(now + 60)).status).toBe('pending')
      expect(await store.deviceGrants.allow(allowing(other, session))).toBe(true)
      const { deviceCodeHash } = one
      expect(await store.deviceGrants.spend({ deviceCodeHash, buys: bought(one, session), now })).toBe(true)
      expect((await theirs(now)).status).toBe('allowed')
    })

    test('let in, they are told who gave what, once what they buy is written', async () => {
      const { store, owner, session, one, poll } = await asking()
      const answer = allowing(one, session)
      expect(await store.deviceGrants.allow(answer)).toBe(true)
      expect(await poll()).toEqual({ status: 'allowed', grant: one, given: givenIn(session), account: owner })
      expect(await waiting(store)).toContain(answer.messages[0]?.id)
      expect(await noted(store, owner.id)).toContain(answer.activity.id)
      expect((await store.consents.scopes({ accountId: owner.id, clientId: 'tv' })).toSorted()).toEqual([
        'email',
        'openid',
      ])
      const buys = bought(one, session)
      expect(await store.deviceGrants.spend({ deviceCodeHash: one.deviceCodeHash, buys, now })).toBe(true)
      expect(await foundToken(store, buys.token.tokenHash, { now })).not.toBeNull()
      expect(await store.grants.findRefreshGrant(buys.refresh.idHash, { now })).not.toBeNull()
      const again = bought(one, session)
      expect(await store.deviceGrants.spend({ deviceCodeHash: one.deviceCodeHash, buys: again, now })).toBe(false)
      expect(await foundToken(store, again.token.tokenHash, { now })).toBeNull()
      expect((await poll()).status).toBe('spent')
    })

    test('turned away, they stay so', async () => {
      const { store, owner, session, one, poll } = await asking()
      const { deviceCodeHash } = one
      expect(await store.deviceGrants.deny({ deviceCodeHash, now: one.expiresAt })).toBe(false)
      expect(await store.deviceGrants.deny({ deviceCodeHash, now })).toBe(true)
      const late = allowing(one, session)
      expect(await store.deviceGrants.allow(late)).toBe(false)
      expect((await poll()).status).toBe('denied')
      expect(await store.deviceGrants.spend({ deviceCodeHash, buys: bought(one, session), now })).toBe(false)
      expect(await store.consents.list({ accountId: owner.id })).toEqual([])
      expect(await waiting(store)).not.toContain(late.messages[0]?.id)
    })

    test('need a live session of the account that lets them in, and to wait still', async () => {
      const { store, session, one, poll } = await asking()
      const stranger = await activated(store)
      const theirs = givenIn(session, { accountId: stranger.id })
      expect(await store.deviceGrants.allow(allowing(one, session, { given: theirs }))).toBe(false)
      expect(await store.deviceGrants.allow(allowing(one, session, { now: one.expiresAt }))).toBe(false)
      await store.sessions.end({ idHash: session.idHash, now })
      expect(await store.deviceGrants.allow(allowing(one, session))).toBe(false)
      expect((await poll()).status).toBe('pending')
    })

    test('get nothing once the session that they die with is idle', async () => {
      const { store, owner, one } = await asking()
      const brief = await signedIn(store, owner.id, { idleSeconds: 60 })
      await store.deviceGrants.allow(allowing(one, brief))
      const spend = (at: number) =>
        store.deviceGrants.spend({ deviceCodeHash: one.deviceCodeHash, buys: bought(one, brief), now: at })
      expect(await spend(now + 60)).toBe(false)
      expect(await spend(now + 59)).toBe(true)
    })

    test('have a minute to fetch their tokens, however late somebody answered', async () => {
      const { store, session, one, poll } = await asking()
      const late = one.expiresAt - 1
      expect(await store.deviceGrants.allow(allowing(one, session, { now: late }))).toBe(true)
      expect((await poll(late + 59)).status).toBe('allowed')
      expect((await poll(late + 60)).status).toBe('expired')
      const { deviceCodeHash } = one
      expect(await store.deviceGrants.spend({ deviceCodeHash, buys: bought(one, session), now: late + 60 })).toBe(false)
    })

    test.each([
      ['die with the session', false],
      ['or outlive it, as was given', true],
    ])('%s', async (_, lasting) => {
      const { store, owner, session, one } = await asking()
      await signedIn(store, owner.id)
      const given = givenIn(session, lasting ? { sessionIdHash: null } : {})
      await store.deviceGrants.allow(allowing(one, session, { given }))
      await store.sessions.end({ idHash: session.idHash, now })
      const { token: access } = bought(one, session)
      const buys = { token: { ...access, sessionIdHash: null }, refresh: null }
      expect(await store.deviceGrants.spend({ deviceCodeHash: one.deviceCodeHash, buys, now })).toBe(lasting)
    })

    test.each<[string, (store: Store, accountId: string) => Promise<unknown>]>([
      [
        'whose service is withdrawn',
        (store, accountId) =>
          store.consents.withdraw({ accountId, clientId: 'tv', activity: entry(accountId, { kind: 'x' }), now }),
      ],
      [
        'that their owner never let in',
        (store, accountId) =>
          store.notMeReports.report({
            tokenHash: fresh('not-me'),
            accountId,
            link: link(accountId, { purpose: 'reset-password' }),
            now,
            messages: [],
            activity: entry(accountId),
          }),
      ],
      [
        'let in before the password was changed',
        (store, accountId) =>
          store.accounts.changePassword({
            accountId,
            fromHash: 'hash-1',
            toHash: 'hash-2',
            keepSession: '',
            now,
            messages: [],
            activity: entry(accountId),
          }),
      ],
      [
        'let in before a password was set by a link',
        async (store, accountId) => {
          const reset = link(accountId, { purpose: 'reset-password' })
          await store.accounts.issueLink({ link: reset, message: message() })
          const by = { tokenHash: reset.tokenHash, passwordHash: 'hash-2', clearThrottle: [] }
          return store.accounts.setPasswordByLink({ ...by, now, messages: [], activity: entry(accountId) })
        },
      ],
    ])('%s get nothing', async (_, end) => {
      const { store, owner, session, one, poll } = await asking()
      await store.deviceGrants.allow(allowing(one, session, { given: givenIn(session, { sessionIdHash: null }) }))
      await end(store, owner.id)
      expect((await poll()).status).toBe('unknown')
      const buys = bought(one, session)
      expect(await store.deviceGrants.spend({ deviceCodeHash: one.deviceCodeHash, buys, now })).toBe(false)
    })

    test(`of ${crowd} parallel answers one counts, and of as many devices one gets the tokens`, async () => {
      const { store, session, one } = await asking()
      const { deviceCodeHash } = one
      const answers = await race((index) =>
        index % 2 === 0
          ? store.deviceGrants.allow(allowing(one, session))
          : store.deviceGrants.deny({ deviceCodeHash, now }),
      )
      expect(wins(answers)).toBe(1)
      const other = grant()
      await store.deviceGrants.open(other)
      expect(wins(await race(() => store.deviceGrants.allow(allowing(other, session))))).toBe(1)
      const each = Array.from({ length: crowd }, () => bought(other, session))
      const spent = await race((index) => {
        const buys = each[index]
        if (buys === undefined) throw new Error('nothing to buy')
        return store.deviceGrants.spend({ deviceCodeHash: other.deviceCodeHash, buys, now })
      })
      expect(wins(spent)).toBe(1)
      const tokens = await Promise.all(each.map((buys) => foundToken(store, buys.token.tokenHash, { now })))
      expect(tokens.filter((found) => found !== null)).toHaveLength(1)
    })

    test(`of ${crowd} that draw one user code at once one has it`, async () => {
      const store = await makeStore()
      const userCodeHash = fresh('user-code')
      expect(wins(await race(() => store.deviceGrants.open(grant({ userCodeHash }))))).toBe(1)
    })
  })
}
