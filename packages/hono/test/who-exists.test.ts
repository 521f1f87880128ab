import { platform } from '#platform'
import { eid } from '../src/methods/eid/face.ts'
import { mobileAppPin } from '../src/methods/mobile-app-pin/face.ts'
import { passkey } from '../src/methods/passkey/face.ts'
import { password } from '../src/methods/password/face.ts'
import { recoveryCode } from '../src/methods/recovery-code/face.ts'
import { token, tokenApp, tokenCram } from '../src/methods/token/face.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from './support/browser.ts'
import { fakeCountry } from './support/eid.ts'
import { addPasskey } from './support/passkeys.ts'
import { authorizeAddress, elodie, makeWorld, origin, registered, signIn, type World } from './support/world.ts'

/**
 * Something that a stranger may do with an identifier, answer by answer. A new place where one is typed joins
 * by an entry.
 */
type Exchange = (browser: Browser, identifier: string) => Promise<readonly Response[]>

const post = (browser: Browser, path: string, fields: Readonly<Record<string, string>>) =>
  browser.request(path, { method: 'POST', body: new URLSearchParams(fields) })

/** The page that an answer leads to. */
const after = (browser: Browser, answer: Response) => browser.request(answer.headers.get('Location') ?? '/missing')

/** Somebody who wants to be reached elsewhere. */
const mover = 'mila@example.org'

const flowIn = (answer: Response) => /flow=([\w-]+)/.exec(answer.headers.get('Location') ?? '')?.[1] ?? ''

/** As far as the password, to a service that asks for two factors. */
async function typed(browser: Browser, identifier: string, tries: number): Promise<readonly Response[]> {
  const begun = await post(browser, '/cas/login', { identifier, continue: await authorizeAddress() })
  const flow = flowIn(begun)
  const told = [begun, await after(browser, begun)]
  for (let i = 0; i < tries; i++)
    told.push(await post(browser, '/cas/login', { flow, password: `Wrong-horse-${i}`, method: 'passkey' }))
  return told
}

const exchanges: Readonly<Record<string, Exchange>> = {
  'signing in with a wrong password': (browser, identifier) => typed(browser, identifier, 1),
  'signing in with wrong passwords until it closes': async (browser, identifier) =>
    (await typed(browser, identifier, 11)).slice(-2),
  'every other form of a sign-in, before the password': async (browser, identifier) => {
    const begun = await post(browser, '/cas/login', { identifier })
    const flow = flowIn(begun)
    return [
      await post(browser, '/cas/login', { flow, method: 'passkey' }),
      await post(browser, '/cas/login', { flow, code: '123456' }),
      await post(browser, '/cas/login', { flow, setUp: '1', current: 'mobile-app-pin' }),
      await post(browser, '/cas/login', { flow, passkey: '{}' }),
      await browser.request(`/cas/continue?flow=${flow}`),
      await browser.request(`/cas/login?flow=${flow}&devices=1`),
    ]
  },
  registering: async (browser, identifier) => {
    const email = identifier
    const sent = await post(browser, '/cas/register', { ...elodie, email, confirmEmail: email })
    const page = await after(browser, sent)
    const note = new URL(sent.headers.get('Location') ?? '', origin).searchParams.get('note') ?? ''
    return [sent, page, await post(browser, '/cas/register/sent', { note })]
  },
  'asking for a new password': async (browser, identifier) => {
    const asked = await post(browser, '/cas/password/lost', { identifier })
    return asked.status === 303 ? [asked, await after(browser, asked)] : [asked]
  },
  'asking for a new password until it closes': async (browser, identifier) => {
    const told: Response[] = []
    for (let i = 0; i < 7; i++) told.push(await post(browser, '/cas/password/lost', { identifier }))
    return told
  },
  'registering, signing in and asking for a link through the JSON API': async (browser, identifier) => {
    const ask = (path: string, body: object) =>
      browser.request(`/cas/api${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      })
    const person = { ...elodie, email: identifier, confirmEmail: identifier, privacy: true }
    return [
      await ask('/registrations', person),
      await ask('/registrations/link', { identifier }),
      await ask('/password/lost', { identifier }),
      await ask('/sign-ins', { identifier }),
    ]
  },
  'making an account by an eID': async (browser, identifier) => {
    const left = await post(browser, '/cas/eid', { scheme: 'demoland' })
    const state = /[?&;]state=([\w-]+)/.exec(await left.text())?.[1] ?? ''
    const back = await browser.request(`/cas/eid/callback/demoland?${new URLSearchParams({ state, code: 'right' })}`)
    const eid = new URL(back.headers.get('Location') ?? '', origin).searchParams.get('eid') ?? ''
    const sent = await post(browser, '/cas/eid/register', { eid, email: identifier, language: 'en', privacy: 'on' })
    return [sent, await after(browser, sent)]
  },
  'asking for another e-mail address, as somebody else': async (browser, identifier) => {
    await signIn(browser, { identifier: mover })
    const asked = await post(browser, '/cas/account/email', { email: identifier, confirmEmail: identifier })
    const told = [asked, await after(browser, asked)]
    await post(browser, '/cas/account/email', { action: 'cancel' })
    return told
  },
  'what a browser is asked for a passkey': async (browser, identifier) => {
    await post(browser, '/cas/login', { identifier })
    return [await post(browser, '/cas/login/passkey', { identifier })]
  },
}

describe('answers say the same of people that there are, in any state, and of those that there aren’t', () => {
  // The first letter of what was typed is on the page, as a picture.
  const active = 'anna@example.org'
  const withFactor = 'adam@example.org'
  const pending = 'axel@example.org'
  const nobody = 'alma@example.org'
  let world: World
  beforeEach(async () => {
    world = await makeWorld(await platform(), {
      methods: [
        mobileAppPin(),
        passkey(),
        password(),
        token(),
        tokenCram(),
        tokenApp(),
        recoveryCode(),
        eid({ schemes: [fakeCountry()] }),
      ],
      peer: (request) => request.headers.get('Test-Address'),
    })
    await registered(world, { ...elodie, email: active, confirmEmail: active })
    await registered(world, { ...elodie, email: withFactor, confirmEmail: withFactor })
    await registered(world, { ...elodie, email: mover, confirmEmail: mover })
    const browser = world.browser()
    await signIn(browser, { identifier: withFactor })
    await addPasskey(browser)
    await browser.post('/cas/register', { ...elodie, email: pending, confirmEmail: pending })
    // Mails are counted by the hour: those of getting here are forgotten.
    world.wait(7200)
  })

  describe.each(Object.entries(exchanges))('%s', (_name, exchange) => {
    it('tells nobody who has an account', { timeout: 60_000 }, async () => {
      let networks = 0
      const told = async (identifier: string) => {
        const browser = world.browser({ 'Test-Address': `192.0.2.${++networks}` })
        return Promise.all((await exchange(browser, identifier)).map((answer) => plain(answer, identifier)))
      }
      const ofNobody = await told(nobody)
      expect(ofNobody.length).toBeGreaterThan(0)
      for (const somebody of [active, withFactor, pending]) expect(await told(somebody)).toEqual(ofNobody)
    })
  })
})

/** All that an answer tells, line by line, without what was typed and without what is random in it. */
async function plain(answer: Response, identifier: string): Promise<string> {
  const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`)
  const body = (await answer.text()).replaceAll('<', '\n<')
  return [answer.status, ...headers, body]
    .join('\n')
    .replaceAll(identifier, '…')
    .replaceAll(encodeURIComponent(identifier), '…')
    .replace(/(nonce(?:-|="))[\w+/=-]+/g, '$1…')
    .replace(/((?:flow|note)(?:=|" value="))[\w.-]+/g, '$1…')
    .replace(/[\w-]{40,}/g, '…')
}
