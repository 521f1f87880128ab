import { decodeJwt } from 'jose'
import { beforeEach, describe, expect, it } from 'vitest'
import { qrResponse } from '../../../src/authenticator/qr-response.ts'
import { parseLink } from '../../../src/authenticator/links.ts'
import { sealingContexts } from '../../../src/authenticator/server/sealing-contexts.ts'
import type { MethodState } from '../../../src/context/index.ts'
import { viewQrChallenge } from '../../../src/methods/mobile-app-qr/code.ts'
import { mobileAppQr } from '../../../src/methods/mobile-app-qr/method.ts'
import type { Device, Requirement } from '../../../src/ports/index.ts'
import type { TestProvider } from '../../authenticator/support/provider.ts'
import { made, type RawPhone } from '../../authenticator/support/raw-phone.ts'
import { factor } from '../../support/factors.ts'
import { testStore } from '../../support/store.ts'
import { visitor } from '../../support/world.ts'

const method = mobileAppQr()
let provider: TestProvider
let phone: RawPhone
// The first one also migrates a database, which takes a busy machine a while.
beforeEach(async () => {
  ;({ provider, phone } = await made(testStore))
}, 60_000)

/** A sign-in that shows a QR code. */
async function entered(browser = 'laptop', requirement: Partial<Requirement> = {}): Promise<MethodState> {
  const begun = await provider.signIn()
  const signIn = { ...begun, requirement: { ...begun.requirement, ...requirement } }
  const known = { account: provider.account, knownBrowser: browser === 'laptop', credentialId: phone.id, proofs: [] }
  const state = { signIn, visitor: visitor(browser), ...known }
  expect(await method.start(provider.context(), state)).toEqual({ ok: true })
  return state
}

/** What the phone shows for it. */
async function codeOf({ signIn }: MethodState): Promise<string> {
  const open = await provider.store.qrChallenges.ofSignIn({ signInIdHash: signIn.idHash, now: provider.clock.now })
  const device = await provider.store.devices.find(phone.id)
  const secret = await provider.keyRing.open(device?.sealedCodeSecret ?? '', sealingContexts.codeSecret(phone.id))
  return qrResponse(secret, open?.challenge.challenge ?? '') ?? ''
}

const view = (state: MethodState) => method.view(provider.context(), state)
const verify = (state: MethodState, code?: string) =>
  method.verify(provider.context(), state, code === undefined ? {} : { code })
const off = (code: string) => code.replace(/.$/, (last) => String((Number(last) + 1) % 10))

describe('a QR code', () => {
  it('is shown for five minutes, with five tries', async () => {
    const state = await entered()
    const { now } = provider.clock
    expect(await view(state)).toMatchObject({ status: 'ready', expiresAt: now + 300, params: { left: 5, tries: 5 } })
    for (const left of [4, 3, 2, 1, 0]) {
      const params = { left }
      expect(await verify(state, off(await codeOf(state)))).toEqual({
        ok: false,
        reason: 'wrong-code',
        wrong: true,
        params,
      })
      if (left > 0) expect(await view(state)).toMatchObject({ status: 'ready', params })
    }
    expect(await view(state)).toMatchObject({ status: 'ended', reason: 'no-tries' })
    expect(await verify(state, await codeOf(state))).toEqual({ ok: false, reason: 'no-tries' })
    const late = await entered()
    const code = await codeOf(late)
    provider.clock.now += 300
    expect(await view(late)).toMatchObject({ status: 'ended', reason: 'expired' })
    expect(await verify(late, code)).toEqual({ ok: false, reason: 'expired' })
  })

  it('is answered by eight digits, however typed; what isn’t those costs no try', async () => {
    const state = await entered()
    const code = await codeOf(state)
    for (const typed of [undefined, '', '1234567', '123456789', '1234567a', `${code} 1`])
      expect(await verify(state, typed)).toEqual({ ok: false, reason: 'code-incomplete' })
    expect(await view(state)).toMatchObject({ params: { left: 5 } })
    const judged = await verify(state, ` ${code.slice(0, 4)}-${code.slice(4)} `)
    expect(judged).toMatchObject({ ok: true, credentialId: phone.id })
  })

  it('names the service, in 32 characters at most, and the provider where there is none', async () => {
    const named = async (serviceName: string | null) => {
      const state = await entered('laptop', { serviceName })
      const shown = await viewQrChallenge(provider.context(), state.signIn)
      const link = parseLink(shown?.link ?? '')
      return link.kind === 'sign-in' ? String(decodeJwt(link.token)['s']) : ''
    }
    expect(await named(null)).toBe('Example ID')
    expect(await named('x'.repeat(32))).toBe('x'.repeat(32))
    expect(await named('🚲'.repeat(33))).toBe(`${'🚲'.repeat(31)}…`)
  })

  it('can’t be used up by strangers in a browser that the account knows; a right code clears what was wrong', async () => {
    for (let round = 0; round < 2; round++) {
      const state = await entered('stranger')
      for (let tries = 0; tries < 5; tries++) await verify(state, off(await codeOf(state)))
    }
    const strange = await entered('stranger')
    const until = provider.clock.now + 900
    expect(await verify(strange, await codeOf(strange))).toEqual({ ok: false, reason: 'throttled', until })
    // Each time nine wrong ones would come together, were they not cleared.
    for (let round = 0; round < 3; round++) {
      const own = await entered()
      const code = await codeOf(own)
      for (let tries = 0; tries < 4; tries++) await verify(own, off(code))
      const judged = await verify(own, code)
      const proof = { method: 'mobile-app-qr', at: provider.clock.now, credentialId: phone.id }
      expect(judged.ok && (await judged.claim?.commit(proof))).toBe(true)
      expect(judged.ok && (await judged.claim?.commit(proof))).toBe(false)
    }
  })

  it('is for an account’s active phones, whichever scans it', async () => {
    const factors = [
      factor('device', { id: 'active' }),
      factor('device', { id: 'locked', status: 'locked' }),
      factor('phone', { id: 'phone' }),
    ]
    const found = await method.credentials?.(factors, { context: provider.context(), account: provider.account })
    expect(found).toMatchObject([{ id: 'active' }])
  })

  it('is answered by nobody else, nor by a phone that is locked', async () => {
    const state = await entered()
    const code = await codeOf(state)
    const other = { ...state, account: await provider.stranger() }
    expect(await verify(other, code)).toEqual({ ok: false, reason: 'expired' })
    const context = provider.context()
    const { devices } = context.store
    const as = (changed: Partial<Device>) => {
      const list: typeof devices.list = async (id) => (await devices.list(id)).map((one) => ({ ...one, ...changed }))
      return { ...context, store: { ...context.store, devices: { ...devices, list } } }
    }
    for (const changed of [{ status: 'locked' }, { sealedCodeSecret: null }] as const)
      expect(await method.verify(as(changed), state, { code })).toMatchObject({ reason: 'wrong-code' })
    expect(await verify(state, code)).toMatchObject({ ok: true })
  })

  it('is guessed at as often in each browser that the account knows', async () => {
    for (let round = 0; round < 2; round++) {
      const state = { ...(await entered('tablet')), knownBrowser: true }
      for (let tries = 0; tries < 5; tries++) await verify(state, off(await codeOf(state)))
    }
    const tablet = { ...(await entered('tablet')), knownBrowser: true }
    expect(await verify(tablet, await codeOf(tablet))).toMatchObject({ reason: 'throttled' })
    for (const browser of ['laptop', 'stranger']) {
      const state = await entered(browser)
      expect(await verify(state, await codeOf(state))).toMatchObject({ ok: true })
    }
    const { store, clock, account } = provider
    const key = `device-code:account:${account.id}`
    expect((await store.throttle.peek([key], { now: clock.now })).get(key)?.count).toBe(1)
  })

  it('that was used meanwhile is none: nothing is cleared by it', async () => {
    const state = await entered('stranger')
    const code = await codeOf(state)
    const both = [await verify(state, code), await verify(state, code)]
    const commit = async (judged = both[0]) => {
      const proof = { method: 'mobile-app-qr', at: provider.clock.now, credentialId: phone.id }
      return judged?.ok === true && judged.claim?.commit(proof)
    }
    expect(await commit()).toBe(true)
    const next = await entered('stranger')
    await verify(next, off(await codeOf(next)))
    expect(await commit(both[1])).toBe(false)
    expect(both[1]).toMatchObject({ claim: { lost: { ok: false, reason: 'expired' } } })
    const key = `device-code:account:${provider.account.id}`
    const counts = await provider.store.throttle.peek([key], { now: provider.clock.now })
    expect(counts.get(key)?.count).toBe(1)
  })
})
