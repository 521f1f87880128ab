import { platform } from '#platform'
import type { Client } from 'openapi-fetch'
import { beforeEach, describe, expect, it } from 'vitest'
import { mobileAppPin } from '../src/methods/mobile-app-pin/face.ts'
import { passkey } from '../src/methods/passkey/face.ts'
import { password } from '../src/methods/password/face.ts'
import { token } from '../src/methods/token/face.ts'
import { clientOf } from './support/api-client.ts'
import type { paths } from './support/api.d.ts'
import { deviceXml, importDevices, press } from './support/tokens.ts'
import { authorizeAddress, elodie, makeWorld, registered, rightPassword, type World } from './support/world.ts'

let world: World

beforeEach(async () => {
  world = await makeWorld(await platform(), { methods: [mobileAppPin(), password(), token(), passkey()] })
})

async function startIn(client: Client<paths>, continueTo?: string) {
  const { data } = await client.POST('/sign-ins', {
    body: { identifier: elodie.email, ...(continueTo === undefined ? {} : { continueTo }) },
  })
  return data
}

describe('signing in through the JSON API, by a client made from its document', () => {
  it('takes the password, a second factor, reads the account and ends its session', async () => {
    const uid = await registered(world)
    await importDevices(world, [deviceXml('1')], uid)
    const browser = world.browser()
    const client = clientOf(browser)
    const begun = await startIn(client, await authorizeAddress())
    expect(begun).toMatchObject({
      service: { name: 'Shop', level: 'MEDIUM' },
      step: { kind: 'password', firstName: null },
    })
    const params = { path: { id: begun?.id ?? '' } }
    const asked = await client.POST('/sign-ins/{id}/password', {
      params,
      body: { password: rightPassword, method: 'token' },
    })
    expect(asked.data?.step).toMatchObject({ kind: 'verify', method: 'token', status: 'ready' })
    expect(browser.cookies.has('__Host-lp-login')).toBe(false)
    const wrong = await client.POST('/sign-ins/{id}/answer', { params, body: { answer: { code: '000000' } } })
    expect(wrong.error).toMatchObject({ reason: 'refused', code: 'wrong-code', signIn: { step: { kind: 'verify' } } })
    expect(wrong.response.status).toBe(422)
    const done = await client.POST('/sign-ins/{id}/answer', { params, body: { answer: { code: press(1) } } })
    expect(done.data?.step).toMatchObject({ kind: 'done', person: { uid, email: elodie.email }, first: null })

    expect((await client.GET('/account')).data).toMatchObject({
      uid,
      firstName: 'Élodie',
      methods: expect.arrayContaining(['token']),
    })
    const set = await client.PATCH('/account/settings', { body: { language: 'fr' } })
    expect(set.response.status).toBe(204)
    expect(browser.cookies.get('__Host-lp-lang')).toBe('fr')
    const listed = await client.GET('/account/sessions')
    expect(listed.data?.sessions).toMatchObject([{ current: true }])
    expect((await client.DELETE('/session')).response.status).toBe(204)
    const after = await client.GET('/account')
    expect([after.response.status, after.error?.reason]).toEqual([401, 'not-signed-in'])
  })

  it('refuses a method that there isn’t before it judges the password', async () => {
    await registered(world)
    const client = clientOf(world.browser())
    const begun = await startIn(client)
    const params = { path: { id: begun?.id ?? '' } }
    const body = { password: rightPassword, method: 'paskey' }
    const refused = await client.POST('/sign-ins/{id}/password', { params, body })
    expect([refused.response.status, refused.error?.reason]).toEqual([422, 'not-accepted'])
    // Nobody has a second factor here: setting one up is what they sign in to do.
    const taken = await client.POST('/sign-ins/{id}/password', { params, body: { ...body, method: 'token' } })
    expect(taken.data?.step.kind).toBe('done')
  })

  it('leads on to where the person was going, as the page does', async () => {
    const uid = await registered(world)
    await importDevices(world, [deviceXml('1')], uid)
    const browser = world.browser()
    const client = clientOf(browser)
    const address = await authorizeAddress()
    const begun = await startIn(client, address)
    const params = { path: { id: begun?.id ?? '' } }
    await client.POST('/sign-ins/{id}/password', { params, body: { password: rightPassword, method: 'token' } })
    const done = await client.POST('/sign-ins/{id}/answer', { params, body: { answer: { code: press(0) } } })
    expect(done.data?.step).toMatchObject({ kind: 'done', continueTo: address })
    const answer = await browser.request(address)
    expect(answer.headers.get('Location')).toMatch(/^https:\/\/shop\.example\/callback\?code=/)
  })
})

// What was there and of another kind was told to be missing.
it('what is missing is told from what is there and wrong', async () => {
  const request = (body: unknown) =>
    world.browser().request('/cas/api/sign-ins', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
  const told = async (body: unknown) => (await (await request(body)).json()).issues
  expect(await told({})).toEqual([{ field: 'identifier', code: 'required' }])
  expect(await told({ identifier: 5 })).toEqual([{ field: 'identifier', code: 'not-as-described' }])
  expect(await told({ identifier: 'x'.repeat(2001) })).toEqual([{ field: 'identifier', code: 'too-long' }])
  expect(await told([])).toEqual([{ field: '', code: 'not-as-described' }])
  // A misspelt field did nothing, and nobody was told.
  expect(await told({ identifier: 'x@example.org', contineTo: '/', captcha: { picture: 'x' } })).toEqual([
    { field: 'captcha.picture', code: 'unknown' },
    { field: 'contineTo', code: 'unknown' },
  ])
})
