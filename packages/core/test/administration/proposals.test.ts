import { beforeEach, describe, expect, it } from 'vitest'
import {
  act,
  type AdministrationActions,
  decideProposal,
  type FreshAdministrator,
  longestReason,
  setAdministrator,
  waitingProposal,
  waitingProposals,
} from '../../src/administration/index.ts'
import { activityEntry } from '../../src/context/activity.ts'
import { auditSubject } from '../../src/context/audit.ts'
import { LaissezPasserError } from '../../src/errors.ts'
import type { Account } from '../../src/ports/index.ts'
import { administeredWorld, administrator } from '../support/administrators.ts'
import type { World } from '../support/world.ts'

const day = 86_400
/** What was done, by whom and why. */
let done: unknown[]
/** What goes wrong within the action. */
let fails: Error | null
const actions: AdministrationActions = {
  rename: {
    about: 'account',
    params: ['name'],
    async perform(context, { accountId, by, params, reason }) {
      if (fails) throw fails
      if (params['name'] === 'taken') return { ok: false, reason: 'taken' }
      const activity = await activityEntry(context, { accountId, kind: 'names-changed', by, reason })
      await context.store.accounts.configure(accountId, { language: 'en', activity })
      done.push({ accountId, by, params, reason })
      return { ok: true }
    },
  },
  shut: { about: 'account', params: [], toAdministrators: true, perform: async () => ({ ok: true }) },
  purge: {
    about: 'provider',
    params: [],
    async perform(_, { by, params, reason }) {
      done.push({ by, params, reason })
      return { ok: true }
    },
  },
}

let world: World
let jane: Account
let [ada, bob]: FreshAdministrator[] = []
let eve: Account

beforeEach(async () => {
  done = []
  fails = null
  world = await administeredWorld()
  jane = await world.person()
  ada = await administrator(world, 'ada@example.org')
  bob = await administrator(world, 'bob@example.org')
  eve = (await administrator(world, 'eve@example.org')).account
  await world.mails()
})

const who = (one: FreshAdministrator | undefined): FreshAdministrator => {
  if (!one) throw new Error('nobody')
  return one
}
const ask = (
  request: { action?: string; accountId?: string | null; reason?: string; params?: Record<string, string> } = {},
  fourEyes: readonly string[] = [],
) =>
  act(world.context, {
    actions,
    fourEyes,
    administrator: who(ada),
    request: { action: 'rename', accountId: jane.id, reason: 'asked by letter', params: { name: 'Ana' }, ...request },
  })
const decide = (id: string, decision: 'confirmed' | 'refused' | 'withdrawn', by = bob) =>
  decideProposal(world.context, { actions, administrator: who(by), decision, id })
const waiting = async () => (await waitingProposals(world.context)).map(({ id }) => id)
const kinds = async () => (await world.context.store.audit.unsealed({ limit: 99 })).map(({ kind }) => kind)
const gone = { ok: false, reason: 'gone' }

async function proposed(request: Parameters<typeof ask>[0] = {}): Promise<string> {
  const before = await waiting()
  expect(await ask(request, ['rename', 'purge', 'shut'])).toEqual({ ok: true, did: 'proposed' })
  return (await waiting()).find((id) => !before.includes(id)) ?? ''
}

describe('what an administrator asks', () => {
  it('is done in their name, with what its form asks and no more', async () => {
    expect(await ask({ params: { name: 'Ana', other: 'x' }, reason: '  why  ' })).toEqual({ ok: true, did: 'done' })
    const by = { via: 'administration', name: who(ada).account.uid }
    expect(done).toEqual([{ accountId: jane.id, by, params: { name: 'Ana' }, reason: 'why' }])
    expect(await ask({ action: 'purge', accountId: null })).toEqual({ ok: true, did: 'done' })
    expect(await waiting()).toEqual([])
  })

  it.each([
    [{ reason: ' ' }, 'reason-required'],
    [{ action: 'nothing' }, 'unknown-action'],
    [{ action: 'nothing', accountId: null }, 'unknown-action'],
    [{ action: 'toString' }, 'unknown-action'],
    [{ accountId: null }, 'unknown-action'],
    [{ action: 'purge' }, 'unknown-action'],
    [{ accountId: 'nobody' }, 'unknown-account'],
    [{ params: { name: 'taken' } }, 'taken'],
  ])('%j is refused: %s', async (request, reason) => {
    expect(await ask(request)).toEqual({ ok: false, reason })
  })

  it('is nothing to themselves, nor to another administrator but what may be', async () => {
    expect(await ask({ accountId: who(ada).account.id })).toEqual({ ok: false, reason: 'yourself' })
    expect(await ask({ accountId: who(ada).account.id, action: 'shut' })).toEqual({ ok: false, reason: 'yourself' })
    expect(await ask({ accountId: eve.id })).toEqual({ ok: false, reason: 'administrator' })
    expect(await ask({ accountId: eve.id, action: 'shut' })).toEqual({ ok: true, did: 'done' })
  })

  it('has a reason of five hundred signs at most', async () => {
    expect(longestReason).toBe(500)
    await ask({ reason: 'x'.repeat(501) })
    expect(done).toMatchObject([{ reason: 'x'.repeat(500) }])
  })
})

describe('a proposal', () => {
  it('waits a day, told to the other administrators, and isn’t done meanwhile', async () => {
    const id = await proposed()
    expect(done).toEqual([])
    const mails = await world.mails()
    expect(mails.map(({ template, to }) => [template, to]).toSorted()).toEqual([
      ['proposal-made', 'bob@example.org'],
      ['proposal-made', 'eve@example.org'],
    ])
    expect(mails[0]?.params).toMatchObject({
      administrator: who(ada).account.uid,
      link: expect.stringContaining('https://'),
    })
    expect(mails[0]?.params).not.toHaveProperty('notMeLink')
    expect(await waitingProposal(world.context, { id })).toMatchObject({
      action: 'rename',
      accountId: jane.id,
      reason: 'asked by letter',
      params: { name: 'Ana' },
      expiresAt: world.now + day,
    })
    expect(await kinds()).toContain('proposal-made')
    world.now += day - 1
    expect(await waiting()).toEqual([id])
    world.now += 1
    expect(await waiting()).toEqual([])
    expect(await waitingProposal(world.context, { id })).toBeNull()
    expect(await decide(id, 'confirmed')).toEqual(gone)
  })

  it('is done once another confirms it, in both names; who proposed it is told', async () => {
    const id = await proposed()
    await world.mails()
    expect(await decide(id, 'confirmed', ada)).toEqual(gone)
    expect(done).toEqual([])
    expect(await decide(id, 'confirmed')).toEqual({ ok: true })
    const name = `${who(ada).account.uid}+${who(bob).account.uid}`
    expect(done.at(-1)).toEqual({
      accountId: jane.id,
      by: { via: 'administration', name },
      params: { name: 'Ana' },
      reason: 'asked by letter',
    })
    expect(await world.mails()).toMatchObject([
      { template: 'proposal-confirmed', to: 'ada@example.org', params: { administrator: who(bob).account.uid } },
    ])
    const rows = await world.context.store.audit.unsealed({ limit: 99 })
    expect(rows.find(({ kind }) => kind === 'proposal-confirmed')).toMatchObject({
      subject: expect.any(String),
      details: { action: 'rename', proposer: who(ada).account.uid },
    })
    expect(await decide(id, 'confirmed')).toEqual(gone)
    expect(await waiting()).toEqual([])
  })

  it('is refused by another, or withdrawn by who made it, and nobody is told of that', async () => {
    const [first, second] = [await proposed(), await proposed({ action: 'purge', accountId: null })]
    await world.mails()
    expect(await decide(first, 'withdrawn')).toEqual(gone)
    expect(await decide(first, 'refused', ada)).toEqual(gone)
    expect(await decide(first, 'refused')).toEqual({ ok: true })
    expect(await world.mails()).toMatchObject([{ template: 'proposal-refused', to: 'ada@example.org' }])
    expect(await decide(second, 'withdrawn', ada)).toEqual({ ok: true })
    expect(await world.mails()).toEqual([])
    expect(done).toEqual([])
    expect(await kinds()).toEqual(expect.arrayContaining(['proposal-refused', 'proposal-withdrawn']))
  })

  it('about the provider is done too', async () => {
    const id = await proposed({ action: 'purge', accountId: null })
    expect(await decide(id, 'confirmed')).toEqual({ ok: true })
    expect(done).toMatchObject([{ reason: 'asked by letter' }])
  })

  it('isn’t told to the administrator whom it is about', async () => {
    await proposed({ action: 'shut', accountId: eve.id })
    expect((await world.mails()).map(({ to }) => to)).toEqual(['bob@example.org'])
  })

  it('says in the audit log whose account it is about, if one’s', async () => {
    await decide(await proposed(), 'refused')
    await decide(await proposed({ action: 'purge', accountId: null }), 'refused')
    const rows = (await world.context.store.audit.unsealed({ limit: 99 })).filter(({ kind }) =>
      kind.startsWith('proposal'),
    )
    const subject = await auditSubject(world.context, jane.id)
    expect(new Set(rows.map(({ details, kind, subject }) => [kind, details['action'], subject].join()))).toEqual(
      new Set([
        `proposal-made,rename,${subject}`,
        `proposal-refused,rename,${subject}`,
        'proposal-made,purge,',
        'proposal-refused,purge,',
      ]),
    )
  })

  it('about somebody who became an administrator since can still be refused', async () => {
    const id = await proposed()
    const by = { via: 'command', name: 'root' } as const
    await setAdministrator(world.context, { accountId: jane.id, by, reason: null, on: true })
    expect(await decide(id, 'refused')).toEqual({ ok: true })
    expect(await waiting()).toEqual([])
  })

  it.each([
    new Error('out of memory'),
    new LaissezPasserError('busy', 'too many wait'),
    Object.assign(new Error('not ours'), { code: 'not-decided' }),
  ])('whose action fails says with what, and waits on: %s', async (error) => {
    const id = await proposed()
    fails = error
    await expect(decide(id, 'confirmed')).rejects.toBe(error)
    fails = null
    expect(await waiting()).toEqual([id])
    expect(await decide(id, 'confirmed')).toEqual({ ok: true })
  })

  it('lets whoever became an administrator since alone', async () => {
    const id = await proposed()
    const by = { via: 'command', name: 'root' } as const
    await setAdministrator(world.context, { accountId: jane.id, by, reason: null, on: true })
    expect(await decide(id, 'confirmed')).toEqual({ ok: false, reason: 'administrator' })
    expect(done).toEqual([])
  })

  it('that the action itself refuses is decided all the same', async () => {
    const id = await proposed({ params: { name: 'taken' } })
    expect(await decide(id, 'confirmed')).toEqual({ ok: false, reason: 'taken' })
    expect(await waiting()).toEqual([])
  })

  it('is none where no key opens it any more; whatever else goes wrong is said', async () => {
    const id = await proposed()
    const broken = (error: Error) => ({
      ...world.context,
      keyRing: { ...world.context.keyRing, open: async () => Promise.reject(error) },
    })
    const altered = broken(new LaissezPasserError('sealed-value', 'altered'))
    expect(await waitingProposals(altered)).toEqual([])
    expect(await waitingProposal(altered, { id })).toBeNull()
    const wish = { actions, administrator: who(bob), decision: 'confirmed', id } as const
    expect(await decideProposal(altered, wish)).toEqual(gone)
    for (const error of [
      new Error('out of memory'),
      new LaissezPasserError('busy', 'too many wait'),
      Object.assign(new Error('not ours'), { code: 'sealed-value' }),
    ])
      await expect(waitingProposals(broken(error))).rejects.toBe(error)
  })

  it('is listed, the oldest first, as many as asked for', async () => {
    const first = await proposed()
    world.now += 5
    await proposed()
    expect((await waitingProposals(world.context, { limit: 1 })).map(({ id }) => id)).toEqual([first])
    await expect(waitingProposals(world.context, { limit: 0 })).rejects.toMatchObject({ code: 'invalid-settings' })
  })

  it('knocks at a door five times an hour', async () => {
    for (let index = 0; index < 6; index++) await proposed({ params: { name: `Ana ${index}` } })
    const mails = await world.mails()
    expect(mails.filter(({ to }) => to === 'bob@example.org')).toHaveLength(5)
    expect(await waiting()).toHaveLength(6)
  })
})
