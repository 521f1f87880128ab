import { beforeEach, describe, expect, it } from 'vitest'
import {
  beginFactorRemoval,
  cancelFactorRemoval,
  findFactorRemoval,
  findLostFactorLink,
  finishFactorRemovals,
  reportNotMe,
  waitingFactorRemoval,
} from '../../../src/recovery/index.ts'
import { enrolled } from '../../support/phones.ts'
import { begun, jane, janeWithPhone, names, reported, session, wait, world } from './support/world.ts'

beforeEach(janeWithPhone)

describe('a lost factor', () => {
  it('stays when anybody cancels: by the mail’s link, or by any session', async () => {
    const token = await begun()
    expect(await cancelFactorRemoval(world.context, { token })).toEqual({ ok: true })
    expect(await cancelFactorRemoval(world.context, { token })).toEqual({ ok: false, reason: 'not-found' })
    expect((await world.mails()).map(({ template }) => template)).toContain('factor-removal-cancelled')
    world.now += 3600
    await begun()
    const current = await session()
    expect(await waitingFactorRemoval(world.context, { current })).toMatchObject({ factorName: 'My phone' })
    expect(await cancelFactorRemoval(world.context, { current })).toEqual({ ok: true })
    world.now += wait
    expect(await finishFactorRemovals(world.context)).toBe(0)
    expect(await names()).toEqual(['My phone'])
  })

  // Whoever reads the mailbox would begin it again by the next.
  it('that was cancelled ends the links that were mailed before, of every factor', async () => {
    const tablet = await enrolled(world.context.store, jane.id, { name: 'Tablet' })
    const others = [await reported(), await reported(tablet.id)]
    world.now += 60
    const token = await begun()
    const later = await reported()
    world.now += 60
    expect(await cancelFactorRemoval(world.context, { token })).toEqual({ ok: true })
    for (const other of [...others, later])
      expect(await beginFactorRemoval(world.context, { token: other })).toEqual({ ok: false, reason: 'not-found' })
    world.now += 1
    expect((await beginFactorRemoval(world.context, { token: await reported() })).ok).toBe(true)
  })

  // Of two servers: the link is newer by the clock of the one that mailed it.
  it('that was cancelled ends links of a server whose clock is ahead, and none that is mailed after', async () => {
    world.now += 100
    const token = await begun()
    world.now += 60
    const ahead = await reported()
    world.now -= 59
    await cancelFactorRemoval(world.context, { token })
    expect(await findLostFactorLink(world.context, ahead)).toBeNull()
    world.now -= 50
    const behind = await reported()
    expect((await beginFactorRemoval(world.context, { token: behind })).ok).toBe(true)
  })

  it('stays when somebody says “this wasn’t me”', async () => {
    await begun()
    const mail = (await world.mails()).find(({ template }) => template === 'factor-removal-waiting')
    const token = new URL(String(mail?.params['notMeLink'])).searchParams.get('token') ?? ''
    expect(await reportNotMe(world.context, { token })).toMatchObject({ ok: true })
    world.now += wait
    expect(await finishFactorRemovals(world.context)).toBe(0)
    expect(await names()).toEqual(['My phone'])
  })

  it('can be kept for a day longer than it waits, by its own link', async () => {
    const token = await begun()
    world.now += wait + 86_399
    expect(await findFactorRemoval(world.context, { token })).toMatchObject({ ok: true })
    world.now += 1
    expect(await findFactorRemoval(world.context, { token })).toEqual({ ok: false, reason: 'not-found' })
  })
})
