import { platform } from '#platform'
import { ocra, parseOcraSuite } from '@laissez-passer/core/authenticator'
import { type Context, providerSettings } from '@laissez-passer/core/context'
import { hotp } from '@laissez-passer/core/one-time-codes'
import { eulogin2025 } from '@laissez-passer/core/password'
import { password } from '../src/methods/password/face.ts'
import { importTokens } from '@laissez-passer/core/methods/token'
import { token, tokenCram } from '../src/methods/token/face.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Visit } from './support/browser.ts'
import { authorizeAddress, makeWorld, origin, registered, signIn, type World } from './support/world.ts'

const secret = new TextEncoder().encode('12345678901234567890')
const suite = 'OCRA-1:HOTP-SHA1-6:QN08'
const press = (counter: number) => hotp(secret, { hash: 'SHA1', digits: 6, counter })

const device = (
  serial: string,
  { profile, parameters = '' }: { readonly profile: string; readonly parameters?: string },
) =>
  `<KeyPackage><DeviceInfo><Manufacturer>Acme</Manufacturer><SerialNo>${serial}</SerialNo></DeviceInfo>
   <Key Id="${serial}" Algorithm="urn:ietf:params:xml:ns:keyprov:pskc:${profile}"><AlgorithmParameters>${parameters}</AlgorithmParameters>
   <Data><Secret><PlainValue>MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=</PlainValue></Secret></Data></Key></KeyPackage>`

const source = `<KeyContainer Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc">${device('1', { profile: 'hotp' })}
  ${device('2', { profile: 'ocra', parameters: `<Suite>${suite}</Suite>` })}</KeyContainer>`

describe('B7 and B8 on the real routes: a token’s code, an answer to a challenge, and what must not pass', () => {
  let world: World
  beforeEach(async () => {
    world = await makeWorld(await platform(), { methods: [password(), token(), tokenCram()] })
    const uid = await registered(world)
    const { runtime, store } = world
    const context: Context = {
      ...runtime,
      now: runtime.now(),
      store,
      settings: providerSettings({ origin, name: 'Laissez-passer', passwordPolicy: eulogin2025 }),
      methods: [],
      describeDestination: () => null,
    }
    const imported = await importTokens(context, { source, sharedKey: null, ownerOf: () => ({ uid }) })
    expect(imported).toMatchObject({ keys: [{ outcome: 'added' }, { outcome: 'added' }] })
  })

  const at = async (method: string, where = world.browser()) => ({
    where,
    page: await signIn(where, { method, start: await authorizeAddress() }),
  })

  const challengeOn = ({ html }: Visit): string => /<p class="code"><strong>(\d{8})<\/strong>/.exec(html)?.[1] ?? ''

  function answerTo(challenge: string): string {
    const parsed = parseOcraSuite(suite)
    return (parsed && ocra(parsed, secret, { question: challenge })) ?? ''
  }

  describe('signing in with a token', () => {
    it('takes the code that it shows, once', async () => {
      const { where, page } = await at('token')
      expect(page.status).toBe(200)
      expect(page.text).toContain('Acme 1')
      expect(page.text).toContain('Shop')
      const through = await where.submit(page, { code: ` ${press(0).slice(0, 3)} ${press(0).slice(3)}` })
      expect(through.hops.at(-1)).toMatch(/^303 \/cas\/continue\?flow=/)
      expect((await where.get('/cas/account')).hops).toEqual([])
      const again = await at('token')
      const refused = await again.where.submit(again.page, { code: press(0) })
      expect(refused.status).toBe(422)
      expect(refused.text).toContain('This code is incorrect')
      expect(again.where.cookies.has('__Host-lp-login')).toBe(false)
      expect((await again.where.submit(refused, { code: press(1) })).hops.at(-1)).toMatch(/^303 \/cas\/continue/)
    })

    it('asks for the next code when it is out of step, and says when one is incomplete', async () => {
      const { where, page } = await at('token')
      const short = await where.submit(page, { code: '12345' })
      expect(short.text).toContain('too few or too many digits')
      const far = await where.submit(short, { code: press(40) })
      expect(far.status).toBe(422)
      expect(far.text).toContain('one more code. Wait')
      expect((await where.submit(far, { code: press(41) })).hops.at(-1)).toMatch(/^303 \/cas\/continue/)
    })

    it('takes five wrong codes, then none for a while', async () => {
      const { where, page } = await at('token')
      const wrong = press(0) === '000000' ? '111111' : '000000'
      let shown = page
      for (let i = 0; i < 5; i++) shown = await where.submit(shown, { code: wrong })
      expect(shown.status).toBe(422)
      const closed = await where.submit(shown, { code: press(0) })
      expect(closed.status).toBe(429)
      expect(closed.text).toMatch(/15\smin/)
      expect(where.cookies.has('__Host-lp-login')).toBe(false)
    })
  })

  describe('signing in with a token that answers challenges', () => {
    it('takes the answer to the challenge shown', async () => {
      const { where, page } = await at('token-cram')
      expect(page.text).toContain('Acme 2')
      const through = await where.submit(page, { code: answerTo(challengeOn(page)) })
      expect(through.hops.at(-1)).toMatch(/^303 \/cas\/continue/)
    })

    it('counts tries, gives a new challenge, and takes no answer to the old one', async () => {
      const { where, page } = await at('token-cram')
      const old = challengeOn(page)
      const right = answerTo(old)
      const refused = await where.submit(page, { code: right === '000000' ? '111111' : '000000' })
      expect(refused.text).toContain('4 tries left')
      expect(refused.text).toContain('This answer is incorrect')
      expect(refused.text).not.toContain('wait for the next one')
      expect(challengeOn(refused)).toBe(old)
      const renewed = await where.submit(refused, { again: '1' })
      expect(challengeOn(renewed)).toMatch(/^\d{8}$/)
      expect(challengeOn(renewed)).not.toBe(old)
      const stale = await where.submit(renewed, { code: right })
      expect(stale.status).toBe(422)
      expect((await where.submit(stale, { code: answerTo(challengeOn(stale)) })).hops.at(-1)).toMatch(
        /^303 \/cas\/continue/,
      )
    })
  })
})
