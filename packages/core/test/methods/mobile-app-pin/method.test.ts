import { beforeEach, describe, expect, it } from 'vitest'
import type { MethodState } from '../../../src/context/index.ts'
import { mobileAppPin } from '../../../src/methods/mobile-app-pin/method.ts'
import type { TestProvider } from '../../authenticator/support/provider.ts'
import { made, type RawPhone } from '../../authenticator/support/raw-phone.ts'
import { testStore } from '../../support/store.ts'
import { visitor } from '../../support/world.ts'

const method = mobileAppPin()
let provider: TestProvider
let phone: RawPhone
// The first one also migrates a database, which takes a busy machine a while.
beforeEach(async () => {
  ;({ provider, phone } = await made(testStore))
}, 60_000)

const entered = async (credentialId: string | null = phone.id): Promise<MethodState> => ({
  signIn: await provider.signIn(),
  account: provider.account,
  credentialId,
  knownBrowser: true,
  proofs: [],
  visitor: visitor('laptop', { place: 'Vilnius' }),
})
const start = (state: MethodState) => method.start(provider.context(), state)
const view = (state: MethodState) => method.view(provider.context(), state)

describe('a request to a phone', () => {
  it('is waited for two minutes, by a code and a link for a browser on the phone itself', async () => {
    const state = await entered()
    expect(await start(state)).toEqual({ ok: true })
    const shown = await view(state)
    expect(shown).toMatchObject({
      status: 'waiting',
      reason: null,
      expiresAt: provider.clock.now + 120,
      credential: { id: phone.id, name: 'My phone', model: 'Pixel 9' },
    })
    expect(shown.params).toEqual({
      requestId: expect.any(String),
      transferCode: expect.stringMatching(/^\d{2}$/),
      link: expect.stringContaining('https://app.example.eu/'),
    })
    const [asked] = await provider.store.approvals.pending({ deviceId: phone.id, now: provider.clock.now })
    expect(asked).toMatchObject({
      serviceName: 'Europass',
      serviceOrigin: null,
      browserName: 'Firefox (Linux)',
      place: 'Vilnius',
      knownBrowser: true,
    })
    provider.clock.now += 120
    expect(await view(state)).toMatchObject({ status: 'ended', reason: 'expired', credential: { id: phone.id } })
  })

  it('isn’t sent to no phone, nor to another’s', async () => {
    expect(await start(await entered(null))).toEqual({ ok: false, reason: 'unknown-device' })
    expect(await view(await entered(null))).toMatchObject({ status: 'ended', reason: 'not-started', credential: null })
    const state = { ...(await entered()), account: await provider.stranger() }
    expect(await start(state)).toEqual({ ok: false, reason: 'unknown-device' })
  })

  it('isn’t sent a fourth time in ten minutes; the page says to which phone it would have gone', async () => {
    for (let sent = 0; sent < 3; sent++) expect(await start(await entered())).toEqual({ ok: true })
    const state = await entered()
    const until = provider.clock.now + 600
    expect(await start(state)).toEqual({ ok: false, reason: 'too-many', until })
    expect(await view(state)).toMatchObject({
      status: 'ended',
      reason: 'not-started',
      credential: { id: phone.id, name: 'My phone', model: 'Pixel 9' },
    })
  })

  it('that was refused ends the page, which says when another may go out', async () => {
    const state = await entered()
    await start(state)
    const shown = await view(state)
    const request = shown.status === 'waiting' ? shown.params.requestId : ''
    await phone.call({ method: 'POST', path: '/requests/refuse', body: { request } })
    expect(await view(state)).toMatchObject({
      status: 'ended',
      reason: 'refused',
      until: provider.clock.now + 30,
      credential: { id: phone.id },
    })
  })

  it('isn’t answered in the browser', async () => {
    const state = await entered()
    await start(state)
    expect(await method.verify(provider.context(), state, {})).toEqual({ ok: false, reason: 'not-here' })
  })

  it('has no code and no link where the provider shows none', async () => {
    const context = provider.context()
    const settings = { ...context.settings, pushTransferDigits: 0 as const, authenticatorOrigin: null }
    const bare = { ...context, settings }
    const state = await entered()
    expect(await method.start(bare, state)).toEqual({ ok: true })
    expect((await method.view(bare, state)).params).toEqual({ requestId: expect.any(String) })
  })

  it('that was approved is waited for until its page moves on', async () => {
    const state = await entered()
    await start(state)
    const context = provider.context()
    const { approvals } = context.store
    const ofSignIn: typeof approvals.ofSignIn = async (asked) => {
      const found = await approvals.ofSignIn(asked)
      return found && { ...found, status: 'approved' }
    }
    const approved = { ...context, store: { ...context.store, approvals: { ...approvals, ofSignIn } } }
    expect(await method.view(approved, state)).toMatchObject({ status: 'waiting', credential: { id: phone.id } })
  })
})
