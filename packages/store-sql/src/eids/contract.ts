import type { LinkedEid, Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { eidRequest } from './requests.contract.ts'
import {
  account,
  activated,
  crowd,
  entry,
  fresh,
  freshAccount,
  message,
  noted,
  now,
  race,
  registered,
  session,
  started,
  waiting,
  wins,
} from '../contract/fixtures.ts'

export function linkedEid(accountId: string, options: Partial<LinkedEid> = {}): LinkedEid {
  return {
    id: fresh('eid', accountId),
    accountId,
    scheme: 'demoland',
    country: 'ZZ',
    personHash: fresh('person'),
    name: 'Demoland, Δ. Π.',
    assurance: 'substantial',
    createdAt: now,
    lastUsedAt: null,
    ...options,
  }
}

/** What `LinkedEidsPort` promises. */
export function linkedEidsContract(makeStore: () => Promise<Store>): void {
  const linking = (eid: LinkedEid) => ({
    eid,
    request: null,
    limit: 5,
    messages: [],
    activity: entry(eid.accountId, { kind: 'eid-linked' }),
    now,
  })

  async function held() {
    const store = await makeStore()
    const owner = await activated(store)
    const mine = linkedEid(owner.id)
    await store.eids.link(linking(mine))
    const begun = await started(store, { accountId: owner.id })
    const proof = { method: 'eid', at: now + 1, credentialId: mine.id, alone: true, assurance: 'high' } as const
    const use = { eidId: mine.id, personHash: mine.personHash, signInIdHash: begun.idHash, proof, now: now + 1 }
    const proofs = async () => (await store.signIns.find({ ...begun, now }))?.proofs
    return { store, owner, mine, begun, proof, use, proofs }
  }

  /** A person whose eID nobody here has asks for an account. */
  async function applying(
    options: { readonly store?: Store; readonly personHash?: string; readonly email?: string } = {},
  ) {
    const store = options.store ?? (await makeStore())
    const made = account({ status: 'active', ...(options.email === undefined ? {} : { email: options.email }) })
    const eid = linkedEid(made.id, options.personHash === undefined ? {} : { personHash: options.personHash })
    const request = eidRequest({ stage: 'registering', browserHash: null })
    await store.eidRequests.open(request)
    const mail = message()
    const activity = entry(made.id, { kind: 'account-created' })
    const application = {
      account: made,
      emailKey: made.email.toLowerCase(),
      uidMarks: [],
      eid,
      request: request.idHash,
      messages: [mail],
      activity,
      now,
    }
    return { store, made, eid, application, mail, activity }
  }

  describe('linked eIDs', () => {
    test('are listed oldest first, and found by the person', async () => {
      const { store, owner, mine } = await held()
      const second = linkedEid(owner.id, { createdAt: now + 1, scheme: 'elsewhere' })
      expect(await store.eids.link(linking(second))).toBe('linked')
      expect(await store.eids.list(owner.id)).toEqual([mine, second])
      expect(await store.eids.list((await activated(store)).id)).toEqual([])
      expect(await store.eids.find([mine.personHash])).toEqual({ eid: mine, account: owner })
      expect(await store.eids.find(['nobody'])).toBeNull()
      expect(await store.factors.list(owner.id)).toEqual([
        {
          kind: 'eid',
          id: mine.id,
          name: mine.name,
          model: null,
          variant: 'substantial',
          status: 'active',
          addedAt: mine.createdAt,
          lastUsedAt: null,
        },
        expect.objectContaining({ id: second.id }),
      ])
    })

    test(`one person’s eID is linked once, by ${crowd} accounts at once too; who lost wrote nothing`, async () => {
      const store = await makeStore()
      const owners = await Promise.all(Array.from({ length: crowd }, () => activated(store)))
      const personHash = fresh('person')
      const mails = owners.map(() => message())
      const results = await race(async (index) => {
        const eid = linkedEid(owners[index]?.id ?? '', { personHash })
        const mail = mails[index]
        return store.eids.link({ ...linking(eid), messages: mail ? [mail] : [] })
      })
      expect(results.filter((result) => result === 'linked')).toHaveLength(1)
      expect(results.filter((result) => result === 'taken')).toHaveLength(crowd - 1)
      const winner = results.indexOf('linked')
      const sent = await waiting(store)
      expect(mails.filter(({ id }) => sent.includes(id))).toEqual([mails[winner]])
      expect((await store.eids.find([personHash]))?.account.id).toBe(owners[winner]?.id)
    })

    test('an account has no more than the limit', async () => {
      const { store, owner } = await held()
      const results = await race(() => store.eids.link(linking(linkedEid(owner.id))))
      expect(results.filter((result) => result === 'linked')).toHaveLength(4)
      expect(results.filter((result) => result === 'too-many')).toHaveLength(crowd - 4)
      expect(await store.eids.list(owner.id)).toHaveLength(5)
    })

    test(`a request links once, of ${crowd} callers, and only at its stage`, async () => {
      const store = await makeStore()
      const owner = await activated(store)
      const request = eidRequest({ stage: 'unmatched' })
      await store.eidRequests.open(request)
      const asked = eidRequest()
      await store.eidRequests.open(asked)
      const from = (of: { readonly idHash: string }, eid = linkedEid(owner.id)) => ({
        ...linking(eid),
        request: of.idHash,
      })
      expect(await store.eids.link(from(asked))).toBe('gone')
      expect(await store.eids.link({ ...from(request), now: request.expiresAt })).toBe('gone')
      // One that links nothing is still good.
      const [{ id: other }, personHash] = [await activated(store), fresh('person')]
      await store.eids.link(linking(linkedEid(other, { personHash })))
      expect(await store.eids.link(from(request, linkedEid(owner.id, { personHash })))).toBe('taken')
      const results = await race(() => store.eids.link(from(request)))
      expect(results.filter((result) => result === 'linked')).toHaveLength(1)
      expect(results.filter((result) => result === 'gone')).toHaveLength(crowd - 1)
    })

    test(`of ${crowd} parallel registrations one makes the account, with its eID, mail and activity`, async () => {
      const { store, made, eid, application, mail, activity } = await applying()
      const results = await race((index) => {
        const id = index === 0 ? made.id : freshAccount()
        return store.eids.register({
          ...application,
          account: { ...made, id, uid: `v${index}${made.uid}` },
          eid: { ...eid, id: fresh('eid'), accountId: id },
          messages: index === 0 ? [mail] : [],
          activity: index === 0 ? activity : entry(id),
        })
      })
      expect(results.filter((result) => result === 'created')).toHaveLength(1)
      expect(results.filter((result) => result === 'gone')).toHaveLength(crowd - 1)
      const found = await store.eids.find([eid.personHash])
      expect(found?.account).toMatchObject({ status: 'active', passwordHash: null, email: made.email })
      expect(await store.accounts.find({ email: application.emailKey })).toEqual(found?.account)
    })

    test('one that is made says so', async () => {
      const { store, made, application, mail, activity } = await applying()
      const others = eidRequest({ stage: 'unmatched' })
      await store.eidRequests.open(others)
      expect(await store.eids.register(application)).toBe('created')
      // The requests of others wait on.
      const theirs = linkedEid((await activated(store)).id)
      const asked = eidRequest({ stage: 'unmatched' })
      await store.eidRequests.open(asked)
      expect(await store.eids.link({ ...linking(theirs), request: asked.idHash })).toBe('linked')
      const { browserHash, idHash, stage } = others
      expect(await store.eidRequests.find({ browserHash, idHash, stage, now })).toBe(others.sealed)
      expect(await waiting(store)).toContain(mail.id)
      expect(await noted(store, made.id)).toContain(activity.id)
      expect(await store.accounts.find({ uid: made.uid })).toEqual(made)
    })

    test('somebody’s address, identifier or eID stays theirs, and nothing is written', async () => {
      const { store, owner, mine } = await held()
      const byAddress = await applying({ store, email: owner.email })
      expect(await store.eids.register(byAddress.application)).toBe('taken-email')
      const byPerson = await applying({ store, personHash: mine.personHash })
      expect(await store.eids.register(byPerson.application)).toBe('taken-eid')
      const byUid = await applying({ store })
      const sameUid = { ...byUid.application, account: { ...byUid.made, uid: owner.uid } }
      expect(await store.eids.register(sameUid)).toBe('taken-uid')
      const sent = await waiting(store)
      for (const { mail } of [byAddress, byPerson, byUid]) expect(sent).not.toContain(mail.id)
      expect(await store.accounts.find({ id: byUid.made.id })).toBeNull()
      // The request is still good: the same with another identifier.
      expect(await store.eids.register(byUid.application)).toBe('created')
    })

    test('an account that was never confirmed holds no address', async () => {
      const store = await makeStore()
      const squatter = await registered(store)
      const { application, made } = await applying({ store, email: squatter.email })
      expect(await store.eids.register({ ...application, now: now + 600 })).toBe('gone')
      expect(await store.accounts.find({ id: squatter.id })).toEqual(squatter)
      expect(await store.eids.register(application)).toBe('created')
      expect(await store.accounts.find({ id: squatter.id })).toBeNull()
      expect(await store.accounts.find({ email: application.emailKey })).toMatchObject({ id: made.id })
    })

    test('a use proves the sign-in and is noted; a later one replaces it, and the best assurance stays with the eID', async () => {
      const { store, owner, mine, begun, proof, use, proofs } = await held()
      const low = { ...proof, assurance: 'low' } as const
      expect(await store.eids.use({ ...use, proof: low })).toBe(true)
      expect(await proofs()).toEqual([low])
      const used = { ...mine, lastUsedAt: now + 1 }
      expect(await store.eids.list(owner.id)).toEqual([used])
      expect(await store.eids.use({ ...use, now: now + 2 })).toBe(true)
      expect(await proofs()).toEqual([proof])
      const best = { ...used, assurance: 'high', lastUsedAt: now + 2 }
      expect(await store.eids.list(owner.id)).toEqual([best])
      expect(await store.eids.use({ ...use, proof: low, now: now + 2 })).toBe(true)
      expect(await store.eids.list(owner.id)).toEqual([best])
      const password = { method: 'password', at: now, credentialId: null }
      const proving = { method: null, credentialId: null, clearThrottle: [], now }
      await store.signIns.prove({ idHash: begun.idHash, proof: password, ...proving })
      const { id: stranger } = await activated(store)
      const [theirs, signingIn] = [linkedEid(stranger), await started(store, { accountId: stranger })]
      await store.eids.link(linking(theirs))
      const byThem = { eidId: theirs.id, personHash: theirs.personHash, signInIdHash: signingIn.idHash }
      await store.eids.use({ ...use, ...byThem, proof: { ...proof, credentialId: theirs.id } })
      // Of the other methods nothing goes, and of this one only what another use replaces.
      expect(await store.eids.use({ ...use, eidId: 'gone' })).toBe(false)
      expect(await store.eids.use({ ...use, now: now + 3 })).toBe(true)
      expect(await store.eids.use({ ...use, eidId: 'gone' })).toBe(false)
      expect(await proofs()).toEqual(expect.arrayContaining([password, proof]))
      expect((await store.signIns.find({ ...signingIn, now }))?.proofs).toMatchObject([{ credentialId: theirs.id }])
    })

    test('one of low assurance is low until a use of it was worth more', async () => {
      const { store, owner, use } = await held()
      const low = linkedEid(owner.id, { assurance: 'low', createdAt: now + 1 })
      await store.eids.link(linking(low))
      const worth: unknown[] = []
      for (const assurance of ['low', 'substantial', 'low', 'high'] as const) {
        const proof = { ...use.proof, credentialId: low.id, assurance }
        expect(await store.eids.use({ ...use, eidId: low.id, personHash: low.personHash, proof })).toBe(true)
        worth.push((await store.eids.list(owner.id)).find(({ id }) => id === low.id)?.assurance)
      }
      expect(worth).toEqual(['low', 'substantial', 'substantial', 'high'])
    })

    test('is found by an older hash, and kept by today’s once it is used', async () => {
      const { store, mine, use } = await held()
      const today = fresh('person')
      expect((await store.eids.find([today, mine.personHash]))?.eid).toEqual(mine)
      expect(await store.eids.use({ ...use, personHash: today })).toBe(true)
      expect((await store.eids.find([today]))?.eid.id).toBe(mine.id)
      expect(await store.eids.find([mine.personHash])).toBeNull()
    })

    test('assurance reaches the session', async () => {
      const { store, owner, begun, proof, use } = await held()
      await store.eids.use(use)
      const opened = session(owner.id, { proofs: [proof], browserHash: begun.browserHash })
      const opening = {
        replaces: null,
        knowBrowser: false,
        messages: [],
        activity: entry(owner.id),
        now,
      }
      await store.sessions.open({ signInIdHash: begun.idHash, session: opened, ...opening })
      expect((await store.sessions.find({ idHash: opened.idHash, now }))?.session.proofs).toEqual([proof])
      expect(await store.eids.use(use)).toBe(false)
    })

    test('it proves nothing in another’s sign-in, nor too late', async () => {
      const { store, begun, use, proofs } = await held()
      const stranger = await started(store, { accountId: (await activated(store)).id })
      expect(await store.eids.use({ ...use, signInIdHash: stranger.idHash })).toBe(false)
      expect(await store.eids.use({ ...use, eidId: 'gone' })).toBe(false)
      expect(await store.eids.use({ ...use, now: begun.expiresAt })).toBe(false)
      expect(await proofs()).toEqual([])
    })

    test(`of ${crowd} parallel unlinkings one counts; what it proved counts no more`, async () => {
      const { store, owner, mine, use, proofs } = await held()
      await store.eids.use(use)
      const change = { accountId: owner.id, eidId: mine.id, messages: [], activity: entry(owner.id) }
      expect(await store.eids.unlink({ ...change, accountId: 'another' })).toBe('unknown')
      expect(await proofs()).toHaveLength(1)
      const results = await race(() => store.eids.unlink({ ...change, activity: entry(owner.id) }))
      expect(wins(results.map((result) => result === 'unlinked'))).toBe(1)
      expect(results.filter((result) => result === 'unknown')).toHaveLength(crowd - 1)
      expect(await store.eids.list(owner.id)).toEqual([])
      expect(await proofs()).toEqual([])
    })

    test('without a password the last one stays, whoever is how fast', async () => {
      const { store, made, eid, application } = await applying()
      await store.eids.register(application)
      const second = linkedEid(made.id)
      await store.eids.link(linking(second))
      const results = await race((index) =>
        store.eids.unlink({
          accountId: made.id,
          eidId: index % 2 === 0 ? eid.id : second.id,
          messages: [],
          activity: entry(made.id),
        }),
      )
      expect(wins(results.map((result) => result === 'unlinked'))).toBe(1)
      expect(results).toContain('only-way-in')
      expect(await store.eids.list(made.id)).toHaveLength(1)
    })
  })
}
