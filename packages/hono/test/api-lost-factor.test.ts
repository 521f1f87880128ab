import { platform } from '#platform'
import { beforeEach, describe, expect, it } from 'vitest'
import { mobileAppPin } from '../src/methods/mobile-app-pin/face.ts'
import { password } from '../src/methods/password/face.ts'
import { clientOf } from './support/api-client.ts'
import type { Browser } from './support/browser.ts'
import { enrolled } from './support/phone.ts'
import { elodie, makeWorld, registered, rightPassword, signIn, type World } from './support/world.ts'

let world: World
let owner: Browser
let client: ReturnType<typeof clientOf>
beforeEach(async () => {
  world = await makeWorld(await platform(), { methods: [mobileAppPin(), password()] })
  await registered(world)
  owner = world.browser()
  await signIn(owner)
  await enrolled(world, owner)
  client = clientOf(world.browser())
})

const tokenIn = async (template: string, param: string): Promise<string> => {
  const mail = (await world.mails()).findLast((each) => each.template === template)
  return URL.parse(String(mail?.params[param]))?.searchParams.get('token') ?? ''
}

/** A sign-in whose password is given. */
async function stuck(given = rightPassword): Promise<{ readonly path: { readonly id: string } }> {
  const { data } = await client.POST('/sign-ins', { body: { identifier: elodie.email } })
  const path = { id: data?.id ?? '' }
  const body = { password: given, method: 'mobile-app-pin' }
  await client.POST('/sign-ins/{id}/password', { params: { path }, body })
  return { path }
}

/** Reports the phone as lost; gives the token of its mail. */
async function reported(): Promise<string> {
  const params = await stuck()
  const { data } = await client.GET('/sign-ins/{id}/lost-factors', { params })
  expect(data).toMatchObject({ waitHours: 72, waiting: null, factors: [{ name: 'My phone' }] })
  const body = { factor: data?.factors[0]?.id ?? '' }
  const { response } = await client.POST('/sign-ins/{id}/lost-factors', { params, body })
  expect(response.status).toBe(204)
  return tokenIn('factor-removal-link', 'link')
}

const devices = async () => {
  const { devices: all } = await (await owner.request('/cas/api/account/devices')).json()
  return all.length
}

describe('a factor that is lost', () => {
  it('goes after 72 hours, once the mail’s link was confirmed', async () => {
    const token = await reported()
    expect((await client.POST('/lost-factor/link', { body: { token } })).data).toEqual({ factor: 'My phone' })
    const { data } = await client.POST('/lost-factor/confirm', { body: { token } })
    expect(data?.token).toEqual(expect.any(String))
    const again = await client.POST('/lost-factor/confirm', { body: { token } })
    expect(again.error?.reason).toBe('not-found')
    const waiting = { factor: 'My phone', dueAt: data?.dueAt }
    const read = await client.POST('/lost-factor/removal', { body: { token: data?.token ?? '' } })
    expect(read.data).toEqual(waiting)
    expect((await clientOf(owner).GET('/account/lost-factor')).data).toEqual({ waiting })
    world.wait(72 * 3600 - 60)
    await world.provider.runOnce()
    await signIn(owner)
    expect(await devices()).toBe(1)
    world.wait(120)
    await world.provider.runOnce()
    expect(await devices()).toBe(0)
  })

  it('stays when the second mail’s link, or any session, says so', async () => {
    await client.POST('/lost-factor/confirm', { body: { token: await reported() } })
    const cancel = await tokenIn('factor-removal-waiting', 'cancelLink')
    expect((await client.POST('/lost-factor/cancel', { body: { token: cancel } })).response.status).toBe(204)
    expect((await client.POST('/lost-factor/cancel', { body: { token: cancel } })).response.status).toBe(404)
    world.wait(60)
    await client.POST('/lost-factor/confirm', { body: { token: await reported() } })
    expect((await clientOf(owner).DELETE('/account/lost-factor')).response.status).toBe(204)
    expect((await clientOf(owner).DELETE('/account/lost-factor')).response.status).toBe(404)
    world.wait(73 * 3600)
    await world.provider.runOnce()
    await signIn(owner)
    expect(await devices()).toBe(1)
  })
})

describe('who attacks', () => {
  it('reports nothing without the password, nor in another browser, nor somebody else’s', async () => {
    const wrong = await stuck('Wrong-Horse7battery')
    expect((await client.GET('/sign-ins/{id}/lost-factors', { params: wrong })).error?.reason).toBe('not-found')
    const right = await stuck()
    const elsewhere = clientOf(world.browser())
    expect((await elsewhere.GET('/sign-ins/{id}/lost-factors', { params: right })).error?.reason).toBe('not-found')
    const factor = (await client.GET('/sign-ins/{id}/lost-factors', { params: right })).data?.factors[0]?.id ?? ''
    const body = { factor }
    expect((await elsewhere.POST('/sign-ins/{id}/lost-factors', { params: right, body })).response.status).toBe(404)
    const bruno = { ...elodie, firstName: 'Bruno', email: 'bruno@example.org', confirmEmail: 'bruno@example.org' }
    await registered(world, bruno)
    const { data } = await client.POST('/sign-ins', { body: { identifier: bruno.email } })
    const params = { path: { id: data?.id ?? '' } }
    await client.POST('/sign-ins/{id}/password', { params, body: { password: rightPassword } })
    expect((await client.POST('/sign-ins/{id}/lost-factors', { params, body })).response.status).toBe(404)
    expect((await world.mails()).map(({ template }) => template)).not.toContain('factor-removal-link')
  })

  it('fills nobody’s mailbox: what is reported counts with the pages', async () => {
    const params = await stuck()
    const factor = (await client.GET('/sign-ins/{id}/lost-factors', { params })).data?.factors[0]?.id ?? ''
    const statuses: number[] = []
    for (let times = 0; times < 12; times++) {
      const { response } = await client.POST('/sign-ins/{id}/lost-factors', { params, body: { factor } })
      statuses.push(response.status)
    }
    expect(new Set(statuses)).toEqual(new Set([204, 429]))
    const mails = (await world.mails()).filter(({ template }) => template === 'factor-removal-link')
    expect(mails).toHaveLength(statuses.filter((status) => status === 204).length)
  })
})
