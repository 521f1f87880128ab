import { beforeEach, describe, expect, it } from 'vitest'
import {
  beginFactorRemoval,
  findFactorRemoval,
  findLostFactorLink,
  finishFactorRemovals,
  listLostFactors,
  reportLostFactor,
} from '../../../src/recovery/index.ts'
import { sealLink } from '../../../src/links/sealed-link.ts'
import { choosePassword, requestReset } from '../../../src/registration/index.ts'
import { enrolled } from '../../support/phones.ts'
import { begin } from '../../support/flow.ts'
import { tokenIn, visitor } from '../../support/world.ts'
import { begun, jane, janeWithPhone, names, phoneId, reported, stuck, wait, world } from './support/world.ts'

beforeEach(janeWithPhone)

describe('a lost factor', () => {
  it('is reported only after the right password, in that browser, and only one’s own', async () => {
    const before = await begin(world, jane.email, { continueTo: null })
    expect(await listLostFactors(world.context, before)).toEqual({ ok: false, reason: 'not-found' })
    expect(await reportLostFactor(world.context, { ...before, factorId: phoneId })).toMatchObject({
      reason: 'not-found',
    })
    const flow = await stuck()
    expect(await listLostFactors(world.context, { ...flow, visitor: visitor('other') })).toMatchObject({ ok: false })
    const stranger = await world.person({ email: 'bob@example.org' })
    const { id } = await enrolled(world.context.store, stranger.id)
    expect(await reportLostFactor(world.context, { ...flow, factorId: id })).toMatchObject({ reason: 'not-found' })
  })

  it('isn’t removed by a password reset, however often', async () => {
    for (const newPassword of ['Green-Teapot-77', 'Brown-Saucer-88', 'Black-Napkin-99']) {
      await requestReset(world.context, { identifier: jane.email, captcha: null, continueTo: null, visitor: visitor() })
      const token = tokenIn((await world.mails()).at(-1))
      const chosen = { token, newPassword, confirmPassword: newPassword, visitor: visitor() }
      expect(await choosePassword(world.context, chosen)).toMatchObject({ ok: true })
      world.now += 3600
      expect(await names()).toEqual(['My phone'])
    }
    world.now += wait
    expect(await finishFactorRemovals(world.context)).toBe(0)
    expect(await names()).toEqual(['My phone'])
  })

  it('can be reported for an hour by one link, which can’t be made up', async () => {
    const token = await reported()
    for (const wrong of ['', 'x', `${token}A`]) expect(await findLostFactorLink(world.context, wrong)).toBeNull()
    for (const ids of [[], [jane.id], [jane.id, phoneId]]) {
      const short = await sealLink(world.context, { purpose: 'lost-factor', ids, until: world.now + 9 })
      expect(await findLostFactorLink(world.context, short)).toBeNull()
    }
    expect(await findFactorRemoval(world.context, { token })).toMatchObject({ ok: false })
    world.now += 3599
    expect(await findLostFactorLink(world.context, token)).not.toBeNull()
    world.now += 1
    expect(await findLostFactorLink(world.context, token)).toBeNull()
    expect(await beginFactorRemoval(world.context, { token })).toMatchObject({ ok: false })
    const cancel = await begun()
    expect(await findLostFactorLink(world.context, cancel)).toBeNull()
  })

  it('brings no more than five mails an hour', async () => {
    // What the registration sent counts no more.
    world.now += 3600
    const answers = []
    for (let i = 0; i < 6; i++)
      answers.push(await reportLostFactor(world.context, { ...(await stuck()), factorId: phoneId }))
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true, true, false])
    expect(answers.at(-1)).toEqual({ ok: false, reason: 'throttled', until: world.now + 3600 })
    const sent = (await world.mails()).filter(({ template }) => template === 'factor-removal-link')
    expect(sent).toHaveLength(5)
    world.now += 3600
    expect(await reportLostFactor(world.context, { ...(await stuck()), factorId: phoneId })).toMatchObject({ ok: true })
  })
})
