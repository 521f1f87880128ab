import { beforeEach, describe, expect, it } from 'vitest'
import {
  activityKinds,
  activityGroups,
  canReport,
  kindsOf,
  listActivity,
  reportLine,
  wholeActivity,
} from '../../src/account/index.ts'
import { activityEntry } from '../../src/context/activity.ts'
import type { Account, ActivityLine } from '../../src/ports/index.ts'
import { withJane } from '../support/flow.ts'
import { freshly } from '../support/fresh.ts'
import { codeMethod, type World } from '../support/world.ts'

let world: World
let jane: Account
beforeEach(async () => {
  ;({ world, jane } = await withJane())
})

/** Writes a line, as what causes it would. */
async function happened(kind: (typeof activityKinds)[number], by?: 'operator'): Promise<string> {
  const { context } = world
  const actor = by === undefined ? {} : { by: { via: 'command', name: 'root' } as const, reason: 'asked' }
  const activity = await activityEntry(context, { accountId: jane.id, kind, ...actor })
  await context.store.accounts.configure(jane.id, { language: 'fr', activity })
  return activity.id
}

const current = async () => freshly(world.context, jane)

describe('the activity', () => {
  it('has each kind in one group', () => {
    const all = activityGroups.flatMap(kindsOf)
    expect(all.toSorted()).toEqual([...activityKinds].toSorted())
    expect(new Set(all).size).toBe(all.length)
    expect(kindsOf('changes')).toContain('names-changed')
  })

  it('is read by group and from a moment on, and whole page by page', async () => {
    for (let index = 0; index < 205; index++) await happened('settings-changed')
    world.now += 10
    const id = await happened('service-allowed')
    const wish = { current: await current() }
    expect(await listActivity(world.context, { ...wish, group: 'services' })).toMatchObject([{ id }])
    expect(await listActivity(world.context, { ...wish, since: world.now })).toMatchObject([{ id }])
    expect(await listActivity(world.context, { ...wish, limit: 1000 })).toHaveLength(200)
    const whole: ActivityLine[] = []
    world.forget()
    for await (const page of wholeActivity(world.context, { ...wish, group: 'changes' })) whole.push(...page)
    expect(whole.filter(({ kind }) => kind === 'settings-changed')).toHaveLength(205)
    expect(new Set(whole.map((line) => line.id)).size).toBe(whole.length)
    expect(world.queries).toHaveLength(2)
  })
})

it('as many pages as there are lines: none for none, and no look behind the last', async () => {
  const wish = { current: await current(), group: 'services' } as const
  world.forget()
  const pages = async () => {
    const lengths: number[] = []
    for await (const page of wholeActivity(world.context, wish)) lengths.push(page.length)
    return lengths
  }
  expect(await pages()).toEqual([])
  expect(world.queries).toHaveLength(1)
  for (let index = 0; index < 200; index++) await happened('service-allowed')
  expect(await pages()).toEqual([200])
})

describe('“this wasn’t me”, of a line', () => {
  const report = async (id: string) => reportLine(world.context, { fresh: await current(), id })
  const live = async () => (await world.context.store.notMeReports.used('x')) === false

  it('does what it does in a mail, once a session, and lets who gave the password choose another', async () => {
    const id = await happened('settings-changed')
    const fresh = await current()
    await world.mails()
    const reports = await Promise.all([1, 2, 3].map(() => reportLine(world.context, { fresh, id })))
    expect(reports.filter(({ ok }) => ok)).toEqual([{ ok: true, resetToken: expect.any(String) }])
    expect(await world.mails()).toMatchObject([{ template: 'not-me-reported', to: jane.email }])
    const [entry] = await world.context.store.activity.list(jane.id, { limit: 1 })
    expect([entry?.kind, await live()]).toEqual(['not-me-reported', true])
  })

  it('gives the link to nobody who didn’t just show that they know the password', async () => {
    const id = await happened('settings-changed')
    const fresh = await current()
    const proofs = [{ method: 'code', at: world.now, credentialId: 'phone-1', alone: true as const }]
    const byDevice = { ...fresh, session: { ...fresh.session, proofs } }
    expect(await reportLine(world.context, { fresh: byDevice, id })).toEqual({ ok: true, resetToken: null })
    expect((await world.mails()).map(({ template }) => template)).toContain('not-me-reported')
  })

  it.each([
    ['ten minutes ago', [{ at: -600 }], true],
    ['longer ago', [{ at: -601 }], false],
    ['before it was changed', [{ at: 0 }], false, 1],
    ['as it was changed', [{ at: 0 }], true, 0],
    ['and a device', [{ method: 'code', at: 0 }, { at: 0 }], true],
  ])('gives the link to who gave the password %s: %j', async (_, given, hasToken, changed = -3600) => {
    const id = await happened('settings-changed')
    const fresh = await current()
    const proofs = given.map(({ at, ...more }) => ({
      method: 'password',
      credentialId: null,
      ...more,
      at: world.now + at,
    }))
    const account = { ...fresh.account, passwordChangedAt: world.now + changed }
    const context = { ...world.context, methods: [...world.context.methods, codeMethod([])] }
    const reported = await reportLine(context, {
      fresh: { ...fresh, account, session: { ...fresh.session, proofs } },
      id,
    })
    expect(reported).toEqual({ ok: true, resetToken: hasToken ? expect.any(String) : null })
  })

  it('is for nothing that another account did which is one with this since', () => {
    const line = { kind: 'settings-changed' }
    expect(canReport(line)).toBe(true)
    expect(canReport({ ...line, mergedUid: 'n00joe' })).toBe(false)
  })

  it('is for what the person is said to have done, and for their own lines', async () => {
    const other = await world.person({ email: 'other@example.org' })
    const [theirs] = await world.context.store.activity.list(other.id, { limit: 1 })
    const gone = { ok: false, reason: 'not-found' }
    expect(await report(theirs?.id ?? '')).toEqual(gone)
    expect(await report('nobody')).toEqual(gone)
    expect(await report(await happened('settings-changed', 'operator'))).toEqual(gone)
    expect(await report(await happened('not-me-reported'))).toEqual(gone)
    expect(await report(await happened('sign-in-refused'))).toEqual(gone)
  })
})
