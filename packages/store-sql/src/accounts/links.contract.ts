import type { Locked, Spending, Store } from '@laissez-passer/core/ports'
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
  signedIn,
  signIn,
  started,
  waiting,
  wins,
} from '../contract/fixtures.ts'

/** What links in mails promise. */
export function linksContract(makeStore: () => Promise<Store>): void {
  /** What a mail may be asked for by, each of them in one commit with the attempt that it spends. */
  const asking: readonly (readonly [string, (store: Store, spend: Spending) => Promise<Locked | boolean>])[] = [
    [
      'registering',
      async (store, spend) => {
        const made = account()
        const mail = { link: link(made.id), message: message() }
        const done = await store.accounts.register({ account: made, emailKey: made.id, uidMarks: [], ...mail, spend })
        expect((await store.accounts.find({ id: made.id })) !== null).toBe(done === 'created')
        return typeof done === 'object' ? done : done === 'created'
      },
    ],
    [
      'registering again',
      async (store, spend) => {
        const made = await registered(store)
        const asked = { accountId: made.id, firstName: 'Ada', lastName: 'Byron', language: 'fr' }
        const mail = { link: link(made.id), message: message() }
        const done = await store.accounts.registerAgain({ ...asked, ...mail, spend })
        expect((await store.accounts.find({ id: made.id }))?.firstName === 'Ada').toBe(done === true)
        expect((await store.accounts.findLink(mail.link.tokenHash, { now })) !== null).toBe(done === true)
        return done
      },
    ],
    [
      'a link',
      async (store, spend) => {
        const { id } = await activated(store)
        const [standing, fresh] = [link(id), link(id)]
        await store.accounts.issueLink({ link: standing, message: message() })
        const locked = await store.accounts.issueLink({ link: fresh, message: message(), spend })
        expect((await store.accounts.findLink(fresh.tokenHash, { now })) !== null).toBe(locked === null)
        expect(await store.accounts.findLink(standing.tokenHash, { now })).not.toBeNull()
        return locked ?? true
      },
    ],
    [
      'a link of nobody’s',
      async (store, spend) => {
        const nobody = { link: link('nobody'), message: message() }
        const locked = await store.accounts.issueNoLink({ ...nobody, spend })
        const written = `nobody:${nobody.link.tokenHash}`
        expect(await store.seen.first(written, { now: now - 1, expiresAt: now })).toBe(locked !== null)
        return locked ?? true
      },
    ],
  ]

  describe('mails that are counted as they are written', () => {
    const rule = { key: 'mails', accountId: null, limit: 7, lockSeconds: 60, windowSeconds: 60 }

    test.each(asking)('%s: where one may be asked for a second is none, and writes nothing', async (_, ask) => {
      const store = await makeStore()
      const spend = { rules: [{ ...rule, limit: 1 }], now }
      expect(await ask(store, spend)).toBe(true)
      expect(await ask(store, spend)).toMatchObject({ ok: false, until: now + 60 })
    })

    test.each(asking)('%s: of fifty at once as many as the limit says, and then none', async (_, ask) => {
      const store = await makeStore()
      const spend = { rules: [rule], now }
      const outcomes = await race(() => ask(store, spend))
      expect(outcomes.filter((outcome) => outcome === true)).toHaveLength(7)
      expect(outcomes.filter((outcome) => outcome !== true)).toContainEqual({
        ok: false,
        until: now + 60,
        keys: ['mails'],
      })
      expect(await ask(store, { rules: [rule], now: now + 60 })).toBe(true)
      expect(await ask(store, { rules: [], now })).toBe(true)
    })
  })

  const byLink = (accountId: string, tokenHash: string) => ({
    tokenHash,
    passwordHash: 'hash-2',
    now,
    clearThrottle: [],
    messages: [],
    activity: entry(accountId),
  })

  describe('links', () => {
    test('with a password set by a link begins the one sign-in in which it is proved; with one that isn’t, none', async () => {
      const store = await makeStore()
      const made = await registered(store)
      const used = link(made.id)
      await store.accounts.issueLink({ link: used, message: message() })
      const begins = () => ({
        signIn: signIn({ accountId: made.id }),
        proof: { method: 'password', at: now, credentialId: null },
      })
      const [lost, won] = [begins(), begins()]
      const set = byLink(made.id, used.tokenHash)
      expect(await store.accounts.setPasswordByLink({ ...set, tokenHash: 'nobody', begins: lost })).toBe(false)
      expect(await store.accounts.setPasswordByLink({ ...set, begins: won })).toBe(true)
      expect(await store.accounts.setPasswordByLink({ ...set, begins: lost })).toBe(false)
      const find = ({ signIn: { idHash, browserHash } }: typeof won) => store.signIns.find({ idHash, browserHash, now })
      expect(await find(lost)).toBeNull()
      expect(await find(won)).toMatchObject({
        signIn: won.signIn,
        proofs: [won.proof],
        account: { id: made.id, status: 'active', passwordHash: 'hash-2' },
        knownBrowser: false,
      })
    })

    test('a new link ends no earlier one: mails come late, and out of order', async () => {
      const store = await makeStore()
      const made = await activated(store)
      const [first, second] = [
        link(made.id, { purpose: 'reset-password' }),
        link(made.id, { purpose: 'reset-password' }),
      ]
      const other = link(made.id, { purpose: 'choose-password' })
      const mails = [message(), message(), message()] as const
      for (const [at, each] of [first, other, second].entries())
        await store.accounts.issueLink({ link: each, message: mails[at] ?? message() })
      for (const each of [first, other, second])
        expect(await store.accounts.findLink(each.tokenHash, { now })).toEqual({ link: each, account: made })
      expect(await waiting(store)).toEqual(expect.arrayContaining(mails.map(({ id }) => id)))
    })

    test('who was invited says who they are with their first password; nobody else is called so', async () => {
      const store = await makeStore()
      const [made, bystander] = [await registered(store), await registered(store)]
      const used = link(made.id)
      await store.accounts.issueLink({ link: used, message: message() })
      const person = { firstName: 'Ada', lastName: 'Byron', language: 'fr' }
      const set = { ...byLink(made.id, used.tokenHash), person }
      expect(await store.accounts.setPasswordByLink({ ...set, tokenHash: 'nobody' })).toBe(false)
      expect(await store.accounts.find({ id: made.id })).toEqual(made)
      expect(await store.accounts.setPasswordByLink(set)).toBe(true)
      expect(await store.accounts.find({ id: made.id })).toMatchObject({ ...person, status: 'active' })
      expect(await store.accounts.find({ id: bystander.id })).toEqual(bystander)
      const typed = { email: null, uid: null, name: 'byron ada', after: null, limit: 9 }
      expect((await store.accounts.search(typed)).accounts).toMatchObject([{ id: made.id }])
    })

    test(`the first that is used ends all of the account: of ${crowd} at once one is`, async () => {
      const store = await makeStore()
      const made = await activated(store)
      const given = Array.from({ length: crowd }, () => link(made.id, { purpose: 'reset-password' }))
      for (const each of given) await store.accounts.issueLink({ link: each, message: message() })
      const used = await Promise.all(
        given.map(({ tokenHash }) => store.accounts.setPasswordByLink(byLink(made.id, tokenHash))),
      )
      expect(wins(used)).toBe(1)
      for (const { tokenHash } of given) expect(await store.accounts.findLink(tokenHash, { now })).toBeNull()
    })

    test('for nobody as much is written, and nothing of it is a link or a mail', async () => {
      const store = await makeStore()
      const made = await activated(store)
      const standing = link(made.id)
      await store.accounts.issueLink({ link: standing, message: message() })
      const before = await waiting(store)
      const none = link('nobody')
      await store.accounts.issueNoLink({ link: none, message: message() })
      expect(await store.accounts.findLink(none.tokenHash, { now })).toBeNull()
      expect(await store.accounts.findLink(standing.tokenHash, { now })).not.toBeNull()
      expect(await waiting(store)).toEqual(before)
    })

    test('a link is invisible from the second it expires, and sets no password', async () => {
      const store = await makeStore()
      const made = await registered(store)
      const brief = link(made.id, { expiresAt: now + 10 })
      await store.accounts.issueLink({ link: brief, message: message() })
      expect(await store.accounts.findLink(brief.tokenHash, { now: now + 9 })).not.toBeNull()
      expect(await store.accounts.findLink(brief.tokenHash, { now: now + 10 })).toBeNull()
      expect(await store.accounts.setPasswordByLink({ ...byLink(made.id, brief.tokenHash), now: now + 10 })).toBe(false)
      expect(await store.accounts.find({ id: made.id })).toEqual(made)
    })

    test('a password set by a link activates the account and ends links, sessions, sign-ins and phones under way, and counts', async () => {
      const store = await makeStore()
      const made = await registered(store)
      const [used, other] = [link(made.id), link(made.id, { purpose: 'reset-password' })]
      for (const each of [used, other]) await store.accounts.issueLink({ link: each, message: message() })
      const open = await signedIn(store, made.id)
      const underWay = await started(store, { accountId: made.id })
      const bystander = await activated(store)
      const stranger = await signedIn(store, bystander.id)
      const [adding, theirs] = [enrolment(made.id), enrolment(bystander.id)]
      for (const each of [adding, theirs]) await store.enrolments.start(each)
      await store.throttle.spend(
        [{ key: 'password:account:x', accountId: null, limit: 10, lockSeconds: 900, windowSeconds: null }],
        {
          now,
        },
      )
      await store.throttle.spend(
        [{ key: 'other', accountId: null, limit: 10, lockSeconds: 900, windowSeconds: null }],
        { now },
      )
      const mail = message()
      const noteOfIt = entry(made.id)
      expect(
        await store.accounts.setPasswordByLink({
          ...byLink(made.id, used.tokenHash),
          now: now + 1,
          clearThrottle: ['password:account:x'],
          messages: [mail],
          activity: noteOfIt,
        }),
      ).toBe(true)
      expect(await store.accounts.find({ id: made.id })).toMatchObject({
        status: 'active',
        passwordHash: 'hash-2',
        passwordChangedAt: now + 1,
      })
      for (const each of [used, other]) expect(await store.accounts.findLink(each.tokenHash, { now })).toBeNull()
      expect(await store.sessions.find({ idHash: open.idHash, now })).toBeNull()
      expect(
        await store.signIns.prove({
          idHash: underWay.idHash,
          proof: { method: 'password', at: now, credentialId: null },
          method: null,
          credentialId: null,
          clearThrottle: [],
          now: now + 1,
        }),
      ).toBe(false)
      expect(await store.sessions.find({ idHash: stranger.idHash, now })).not.toBeNull()
      expect(await store.enrolments.find({ id: adding.id, now })).toMatchObject({
        status: 'cancelled',
        enrolment: { sealedOprfKey: null, sealedPinCheck: null },
      })
      expect((await store.enrolments.find({ id: theirs.id, now }))?.status).toBe('pending')
      expect((await store.throttle.peek(['password:account:x'], { now })).get('password:account:x')?.count).toBe(0)
      expect((await store.throttle.peek(['other'], { now })).get('other')?.count).toBe(1)
      expect(await waiting(store)).toContain(mail.id)
      expect(await noted(store, made.id)).toContain(noteOfIt.id)
    })

    test(`of ${crowd} parallel uses of a link one sets the password, with one mail and one entry`, async () => {
      const store = await makeStore()
      const made = await registered(store)
      const used = link(made.id)
      await store.accounts.issueLink({ link: used, message: message() })
      const before = (await waiting(store)).length
      const results = await race((index) =>
        store.accounts.setPasswordByLink({
          ...byLink(made.id, used.tokenHash),
          passwordHash: `hash-${index}`,
          messages: [message()],
          activity: entry(made.id),
        }),
      )
      expect(wins(results)).toBe(1)
      expect((await store.accounts.find({ id: made.id }))?.passwordHash).toBe(`hash-${results.indexOf(true)}`)
      expect(await waiting(store)).toHaveLength(before + 1)
      expect(await noted(store, made.id)).toHaveLength(1)
    })

    test('an unknown token sets nothing and writes no mail', async () => {
      const store = await makeStore()
      const made = await registered(store)
      const mail = message()
      expect(await store.accounts.setPasswordByLink({ ...byLink(made.id, 'nobody'), messages: [mail] })).toBe(false)
      expect(await waiting(store)).not.toContain(mail.id)
    })
  })
}
