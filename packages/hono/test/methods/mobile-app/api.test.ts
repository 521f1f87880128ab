import { beforeAll, expect, it } from 'vitest'
import { enrolled } from '../../../../store-sql/src/devices/fixtures.ts'
import { mobileAppPin } from '../../../src/methods/mobile-app-pin/face.ts'
import { password } from '../../../src/methods/password/face.ts'
import { clientOf } from '../../support/api-client.ts'
import { type Shown, shown } from '../../support/shown.ts'

const right = { name: 'My phone', pin: '4826', confirmPin: '4826' }
let at: Shown
beforeAll(async () => {
  at = await shown({ methods: [password(), mobileAppPin()], maxDevices: 2 })
})

const withPhone = async (options: Parameters<typeof enrolled>[2] = {}) => {
  const { account, browser } = await at.someone('password', 'mobile-app-pin')
  const { id } = await enrolled(at.world.store, account.id, options)
  return { account, client: clientOf(browser), params: { path: { id } } }
}
const nothing = { path: { id: 'nothing' } }

it('a program lists one’s devices; what the app doesn’t run on is null', async () => {
  const { client, params } = await withPhone({ name: 'Old', model: '' })
  const { data } = await client.GET('/account/devices')
  expect(data?.devices).toMatchObject([{ id: params.path.id, name: 'Old', model: null, biometrics: false }])
  const { client: other } = await withPhone({ biometricId: 'b', biometricKey: 'k' })
  expect((await other.GET('/account/devices')).data?.devices).toMatchObject([{ model: 'Pixel 9', biometrics: true }])
})

it('calls one otherwise', async () => {
  const { client, params } = await withPhone()
  const name = async () => (await client.GET('/account/devices')).data?.devices[0]?.name
  expect((await client.PATCH('/account/devices/{id}', { params, body: { name: 'Mine' } })).response.status).toBe(204)
  expect(await name()).toBe('Mine')
  const empty = await client.PATCH('/account/devices/{id}', { params, body: { name: ' ' } })
  expect([empty.response.status, empty.error]).toMatchObject([422, { reason: 'invalid', issues: [{ field: 'name' }] }])
  const none = await client.PATCH('/account/devices/{id}', { params: nothing, body: { name: 'Mine' } })
  expect([none.response.status, none.error?.reason]).toEqual([404, 'not-found'])
})

it('removes one', async () => {
  const { account, client, params } = await withPhone()
  expect((await client.DELETE('/account/devices/{id}', { params: nothing })).error?.reason).toBe('not-found')
  expect((await client.DELETE('/account/devices/{id}', { params })).response.status).toBe(204)
  expect(await at.world.store.devices.list(account.id)).toEqual([])
})

it('lets no finger stand for its PIN any more', async () => {
  const { account, client, params } = await withPhone({ biometricId: 'b', biometricKey: 'k' })
  const stop = (of: typeof params) => client.DELETE('/account/devices/{id}/biometrics', { params: of })
  expect((await stop(nothing)).error?.reason).toBe('not-found')
  expect((await stop(params)).response.status).toBe(204)
  expect(await at.world.store.devices.list(account.id)).toMatchObject([{ biometricId: null }])
})

it('adds one: reads how far it is, and says why it can’t be', async () => {
  const { client, params } = await withPhone()
  const begun = await client.POST('/account/devices', { body: right })
  expect([begun.response.status, begun.data]).toMatchObject([201, { status: 'pending', replaces: null, device: null }])
  const id = begun.data?.id ?? ''
  const read = await client.GET('/account/devices/enrolments/{id}', { params: { path: { id } } })
  expect(read.data).toMatchObject({ id, name: 'My phone', status: 'pending' })
  expect((await client.GET('/account/devices/enrolments/{id}', { params: nothing })).response.status).toBe(404)
  const other = await client.POST('/account/devices', { body: { ...right, replaces: 'nothing' } })
  expect([other.response.status, other.error?.reason]).toEqual([404, 'not-found'])
  const again = await client.POST('/account/devices', { body: { ...right, replaces: params.path.id } })
  expect(again.data).toMatchObject({ replaces: params.path.id })
  const wrong = await client.POST('/account/devices', { body: { ...right, pin: 'x' } })
  expect([wrong.response.status, wrong.error?.reason]).toEqual([422, 'invalid'])
})

it('adds no more than there may be', async () => {
  const { account, client } = await withPhone()
  await enrolled(at.world.store, account.id)
  const full = await client.POST('/account/devices', { body: right })
  expect([full.response.status, full.error?.reason]).toEqual([409, 'too-many'])
})
