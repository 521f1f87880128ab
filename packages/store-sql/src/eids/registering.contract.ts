import type { Store } from '@laissez-passer/core/ports'
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
  waiting,
  wins,
} from '../contract/fixtures.ts'
import { held, linkedEid, linking } from './fixtures.ts'

/** What `LinkedEidsPort` promises of an account that begins with an eID. */
export function eidRegistrationContract(makeStore: () => Promise<Store>): void {
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
      const { store, owner, mine } = await held(makeStore)
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
