import { platform } from '#platform'
import { fromBase64url } from '@laissez-passer/core/authenticator'
import type { Client } from 'openapi-fetch'
import { beforeEach, describe, expect, it } from 'vitest'
import type { paths } from './support/api.d.ts'
import { deviceClientOf } from './support/device-client.ts'
import { enrolled, memoryKeys } from './support/phone.ts'
import { authorizeAddress, makeWorld, registered, signIn, type World } from './support/world.ts'

let world: World
let phone: Client<paths>
beforeEach(async () => {
  world = await makeWorld(await platform())
  await registered(world)
  const browser = world.browser()
  await signIn(browser)
  const keys = memoryKeys()
  await enrolled(world, browser, { keys })
  const record = await keys.load()
  if (record?.step !== 'enrolled') throw new Error('no device')
  phone = deviceClientOf(world, record)
  // The first answer brings the nonce that the next request is to hold.
  expect((await phone.GET('/device/state')).error).toMatchObject({ reason: 'use-nonce' })
})

/** What a message says, as a phone that trusts it would read. */
function claimsOf(jws = ''): { readonly request: string } {
  return JSON.parse(new TextDecoder().decode(fromBase64url(jws.split('.')[1] ?? '') ?? new Uint8Array()))
}

describe('a client made from the document, which signs as a phone does', () => {
  it('reads how its device stands', async () => {
    const { data } = await phone.GET('/device/state')
    expect(data).toMatchObject({ status: 'active', name: 'My phone', tries: 0, biometrics: null })
  })

  it('sees a sign-in that waits, says no, and nothing waits any more', async () => {
    const waiting = await signIn(world.browser(), { method: 'mobile-app-pin', start: await authorizeAddress() })
    const { data } = await phone.GET('/device/requests')
    expect(data?.requests).toHaveLength(1)
    const { request } = claimsOf(data?.requests[0])
    expect(waiting.status).toBe(200)
    expect((await phone.POST('/device/requests/refuse', { body: { request } })).response.status).toBe(200)
    const again = await phone.POST('/device/requests/refuse', { body: { request } })
    expect(again.error).toMatchObject({ reason: 'answered', outcome: 'refused' })
    expect((await phone.GET('/device/requests')).data?.requests).toEqual([])
  })

  it('is told what of a body can’t be, as the document has it', async () => {
    const body = { pinKeyId: 'another', blinded: 'A'.repeat(43) }
    expect((await phone.POST('/device/pin/evaluate', { body })).error?.reason).toBe('bad-element')
    // @ts-expect-error: the document says that it is a text
    const wrong = await phone.POST('/device/requests/refuse', { body: { request: 7 } })
    expect([wrong.response.status, wrong.error?.reason]).toEqual([400, 'bad-request'])
  })
})
