import { beforeEach, describe, expect, it } from 'vitest'
import {
  accountActions,
  act,
  administrationActions,
  type FreshAdministrator,
  providerActions,
} from '../../src/administration/index.ts'
import { makeRecoveryCodes } from '../../src/methods/recovery-code/codes.ts'
import { importTokens, listTokens } from '../../src/methods/token/index.ts'
import { inviteAccount } from '../../src/operator/index.ts'
import type { Account } from '../../src/ports/index.ts'
import { administeredWorld, administrator } from '../support/administrators.ts'
import { freshly } from '../support/fresh.ts'
import { signedIn } from '../support/passkeys.ts'
import { enrolled } from '../support/phones.ts'
import { tokenIn, type World } from '../support/world.ts'

const actions = { ...accountActions, ...providerActions }
const reason = 'asked by letter'
const yes = { ok: true, did: 'done' }
let world: World
let jane: Account
let ada: FreshAdministrator
beforeEach(async () => {
  world = await administeredWorld()
  jane = await world.person()
  ada = await administrator(world, 'ada@example.org')
  await world.mails()
})

const no = (why: string) => ({ ok: false, reason: why })
const ask = (
  action: keyof typeof actions,
  { params = {}, accountId = jane.id }: { params?: Record<string, string>; accountId?: string | null } = {},
) => act(world.context, { actions, fourEyes: [], administrator: ada, request: { action, accountId, reason, params } })
const found = (id = jane.id) => world.context.store.accounts.find({ id })
const newest = async (id = jane.id) => (await world.context.store.activity.list(id, { limit: 1 }))[0]
const sessions = async () =>
  (await world.context.store.sessions.list({ accountId: jane.id, now: world.now })).map(({ idHash }) => idHash)
const by = () => ({ via: 'administration', name: ada.account.uid })

it('each has its name in the list', () => {
  expect(Object.keys(actions).toSorted()).toEqual([...administrationActions])
})

describe('what is done to an account', () => {
  it('ends its sessions, one or all; an administrator’s too', async () => {
    const [first, second, third] = [
      await signedIn(world, jane),
      await signedIn(world, jane),
      await signedIn(world, jane),
    ].map(({ session }) => session.idHash)
    expect(await ask('end-sessions', { params: { session: second ?? '' } })).toEqual(yes)
    expect(new Set(await sessions())).toEqual(new Set([first, third]))
    expect(await ask('end-sessions')).toEqual(yes)
    expect(await sessions()).toEqual([])
    expect(await newest()).toMatchObject({ kind: 'sessions-ended', by: by() })
    const bob = await administrator(world, 'bob@example.org')
    expect(await ask('end-sessions', { accountId: bob.account.id })).toEqual(yes)
    expect(await ask('lock', { accountId: bob.account.id })).toEqual(no('administrator'))
  })

  it('locks it, and opens it', async () => {
    expect(await ask('lock')).toEqual(yes)
    expect(await found()).toMatchObject({ status: 'locked' })
    expect(await ask('unlock')).toEqual(yes)
    expect(await found()).toMatchObject({ status: 'active' })
    expect(await newest()).toMatchObject({ kind: 'account-unlocked', by: by() })
  })

  it('gives it a device out of stock', async () => {
    const source = `<KeyContainer Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc"><KeyPackage><DeviceInfo><Manufacturer>Acme</Manufacturer><SerialNo>77</SerialNo></DeviceInfo>
     <Key Id="k" Algorithm="urn:ietf:params:xml:ns:keyprov:pskc:hotp"><Data><Secret><PlainValue>MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=</PlainValue></Secret></Data></Key></KeyPackage></KeyContainer>`
    await importTokens(world.context, { source, sharedKey: null, ownerOf: () => null })
    expect(await ask('assign-token')).toEqual(no('unknown-token'))
    expect(await ask('assign-token', { params: { serial: '77' } })).toEqual(yes)
    expect(await listTokens(world.context, { accountId: jane.id })).toMatchObject([{ serial: '77' }])
    expect(await newest()).toMatchObject({ kind: 'token-added', by: by() })
  })

  it('takes its factors away, one or all; linked eIDs stay, unless one is named', async () => {
    const { store } = world.context
    const [lost, kept] = [await enrolled(store, jane.id, { name: 'Lost' }), await enrolled(store, jane.id)]
    await makeRecoveryCodes(world.context, { fresh: await freshly(world.context, jane) })
    const eid = {
      id: 'eid-1',
      accountId: jane.id,
      scheme: 'demoland',
      country: 'ZZ',
      personHash: 'p',
      name: 'Demoland',
      assurance: 'substantial',
      createdAt: world.now,
      lastUsedAt: null,
    } as const
    const activity = { id: 'a', accountId: jane.id, kind: 'eid-linked', at: 1, details: {}, subject: 's', facts: {} }
    await store.eids.link({ eid, request: null, limit: 5, messages: [], activity, now: world.now })
    const resets = async () =>
      (await store.activity.list(jane.id, { limit: 20 })).filter(({ kind }) => kind === 'factors-reset')
    const left = async () => (await store.factors.list(jane.id)).map(({ id, kind }) => (kind === 'device' ? id : kind))
    expect(new Set(await left())).toEqual(new Set([lost.id, kept.id, 'recovery-codes', 'eid']))
    await world.mails()
    world.now += 60
    expect(await ask('reset-factors', { params: { factor: lost.id } })).toEqual(yes)
    expect(new Set(await left())).toEqual(new Set([kept.id, 'recovery-codes', 'eid']))
    expect((await resets())[0]).toMatchObject({ by: by(), details: { factors: 'device' } })
    world.now += 60
    expect(await ask('reset-factors')).toEqual(yes)
    expect(await left()).toEqual(['eid'])
    expect((await resets())[0]?.details['factors']?.split(' ').toSorted()).toEqual(['device', 'recovery-codes'])
    expect((await world.mails()).map(({ template, to }) => [template, to])).toEqual([
      ['factors-reset', jane.email],
      ['factors-reset', jane.email],
    ])
    expect(await ask('reset-factors')).toEqual(no('nothing-set-up'))
    expect(await ask('reset-factors', { params: { factor: 'eid-1' } })).toEqual(yes)
    expect(await left()).toEqual([])
  })

  it('sends what a person needs who lost the password, or a factor', async () => {
    const { id } = await enrolled(world.context.store, jane.id)
    expect(await ask('start-recovery')).toEqual(yes)
    expect(await ask('start-recovery', { params: { factor: id } })).toEqual(yes)
    expect(new Set((await world.mails()).map(({ template }) => template))).toEqual(
      new Set(['password-reset', 'factor-removal-link']),
    )
  })

  it('invites again who never came, and takes an invitation back', async () => {
    const person = { email: 'ana@example.org', firstName: 'Ana', lastName: 'Lee', language: 'fr' }
    await inviteAccount(world.context, { by: { via: 'command', name: 'root' }, reason: null, person })
    const { id: accountId = '' } = (await world.context.store.accounts.find({ email: person.email })) ?? {}
    const [first] = await world.mails()
    expect(await ask('invite-again', { accountId })).toEqual(yes)
    const [second, ...others] = await world.mails()
    expect(others).toEqual([])
    expect(second).toMatchObject({ template: 'invitation', to: person.email })
    expect(tokenIn(second)).not.toBe(tokenIn(first))
    for (const action of ['invite-again', 'cancel-invitation'] as const)
      expect(await ask(action)).toEqual(no('not-invited'))
    expect(await ask('cancel-invitation', { accountId })).toEqual(yes)
    expect(await found(accountId)).toBeNull()
    expect(await ask('invite-again', { accountId })).toEqual(no('unknown-account'))
  })

  it('deletes it', async () => {
    expect(await ask('delete')).toEqual(yes)
    expect(await found()).toBeNull()
  })
})

describe('what is done to a message', () => {
  it('sends it again, once it failed, or drops it; neither to one that isn’t there', async () => {
    await ask('start-recovery')
    const { outbox } = world.context.store
    const [waiting] = await outbox.list({ state: 'waiting', limit: 9 })
    const message = { accountId: null, params: { id: waiting?.id ?? '' } }
    for (const action of ['retry-message', 'drop-message'] as const)
      expect(await ask(action, { accountId: null, params: { id: 'none' } })).toEqual(no('unknown-message'))
    const due = async () => (await outbox.claim({ now: world.now, limit: 9, leaseSeconds: 60 })).map(({ id }) => id)
    expect(await due()).toEqual([waiting?.id])
    await outbox.failed(message.params.id, { retryAt: world.now + 3600, error: 'mailbox full' })
    expect(await due()).toEqual([])
    expect(await ask('retry-message', message)).toEqual(yes)
    expect(await due()).toEqual([waiting?.id])
    expect(await ask('drop-message', message)).toEqual(yes)
    expect(await outbox.list({ state: 'waiting', limit: 9 })).toEqual([])
    const noted = (await world.context.store.audit.unsealed({ limit: 99 })).filter(({ kind }) =>
      kind.startsWith('message-'),
    )
    expect(new Set(noted.map(({ kind }) => kind))).toEqual(new Set(['message-retried', 'message-dropped']))
    for (const row of noted) expect(row).toMatchObject({ by: by(), reason })
  })
})
