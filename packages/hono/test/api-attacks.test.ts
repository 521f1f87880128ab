import { platform } from '#platform'
import { addresses } from '@laissez-passer/core/addresses'
import { mailbox } from '@laissez-passer/delivery/mailbox'
import { beforeEach, describe, expect, it } from 'vitest'
import { isNothing } from '../src/api/operation.ts'
import { openApi } from '../src/api/openapi.ts'
import { operationsOf } from '../src/api/room.ts'
import { stateIn } from './support/eid.ts'
import { ask, bodies, country, facesWith, named, operations, told } from './support/api-operations.ts'
import type { Browser } from './support/browser.ts'
import { addPasskey } from './support/passkeys.ts'
import { enrolled } from './support/phone.ts'
import { deviceXml, importDevices, press } from './support/tokens.ts'
import { elodie, makeWorld, registered, rightPassword, signIn, type World } from './support/world.ts'

const behind = operations.filter(({ access }) => access !== 'anyone')
const bruno = { ...elodie, firstName: 'Bruno', email: 'bruno@example.org', confirmEmail: 'bruno@example.org' }

let world: World
beforeEach(async () => {
  const parts = await platform()
  world = await makeWorld(parts, { methods: facesWith(mailbox(parts.store.mailbox)) })
})

/** Signs in with two factors, so that there may be more. */
async function signInWithToken(browser: Browser, uid: string): Promise<void> {
  await importDevices(world, [deviceXml('1')], uid)
  await browser.submit(await signIn(browser, { method: 'token' }), { code: press(0) })
}

describe.each(operations.map((operation) => [named(operation), operation] as const))('%s', (_, operation) => {
  it('is refused where another site sends the browser, and takes nothing that isn’t said to be JSON', async () => {
    const browser = world.browser()
    if (operation.method !== 'get') {
      const other = await ask(browser, operation, { headers: { 'Sec-Fetch-Site': 'cross-site' } })
      expect(await told(other)).toBe('403 cross-site')
      const origin = await ask(browser, operation, { headers: { Origin: 'https://evil.example' } })
      expect(await told(origin)).toBe('403 cross-site')
    }
    if (isNothing(operation.body)) return
    expect(bodies).toHaveProperty(operation.id)
    await registered(world)
    await signIn(browser)
    const form = await ask(browser, operation, { headers: { 'Content-Type': 'text/plain' } })
    expect(await told(form)).toBe('415 not-json')
  })
})

describe.each(behind.map((operation) => [named(operation), operation] as const))('%s', (_, operation) => {
  it('is nobody’s who isn’t signed in, or no longer', async () => {
    expect(await told(await ask(world.browser(), operation))).toBe('401 not-signed-in')
    await registered(world)
    const browser = world.browser()
    await signIn(browser)
    const cookies = new Map(browser.cookies)
    await browser.request('/cas/api/session', { method: 'DELETE' })
    for (const [name, value] of cookies) browser.cookies.set(name, value)
    expect(await told(await ask(browser, operation))).toBe('401 not-signed-in')
  })
})

it('what changes factors takes a fresh sign-in, and says what to prove and where to say so', async () => {
  await registered(world)
  const browser = world.browser()
  await signIn(browser)
  const phone = await enrolled(world, browser)
  expect(phone).toBeDefined()
  world.wait(3000)
  const fresh = operations.filter(({ access }) => access === 'fresh')
  expect(fresh.length).toBeGreaterThan(0)
  for (const operation of fresh) {
    const answer = await ask(browser, operation)
    expect(await answer.clone().json()).toMatchObject({
      level: 'MEDIUM',
      continueTo: expect.stringContaining('/cas/api/'),
    })
    expect(await told(answer)).toBe('403 sign-in-again')
  }
})

it('what belongs to others is not there: every address with an id, of one person asked by another', async () => {
  const owner = world.browser()
  await signInWithToken(owner, await registered(world))
  await enrolled(world, owner)
  await addPasskey(owner)
  const post = async (path: string, given?: object): Promise<{ readonly id: string }> => {
    const body = given ? { body: JSON.stringify(given) } : {}
    const headers = given ? { 'Content-Type': 'application/json' } : {}
    const answer = await owner.request(`/cas/api/account/${path}`, { method: 'POST', headers, ...body })
    return answer.status === 204 ? { id: '' } : answer.json()
  }
  const phone = await post('phones', { number: '+32470123412' })
  const code = (await world.mails()).findLast(({ template }) => template === 'text-new-phone')?.params['code']
  expect(await post(`phones/${phone.id}/confirm`, { code })).toMatchObject({ name: expect.any(String) })
  const waiting = await post('phones', { number: '+32470123413' })
  const enrolment = await post('devices', { name: 'Another', pin: '4826', confirmPin: '4826' })
  const app = await post('token-apps', { name: 'App' })
  await post('data')
  const list = async (what: string, named = what): Promise<readonly { id: string }[]> => {
    const lists: Record<string, readonly { id: string }[]> = await (
      await owner.request(`/cas/api/account/${what}`)
    ).json()
    return lists[named] ?? []
  }
  const { copy } = await (await owner.request('/cas/api/account/data')).json()
  const [device] = await list('devices')
  const [session] = await list('sessions')
  const [key] = await list('passkeys')
  const [tokenOf] = await list('tokens')
  const [number] = await list('phones')
  const [line] = await list('activity', 'lines')
  const { url }: { readonly url?: string } = await (
    await owner.request('/cas/api/account/eids', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ country: country.id }),
    })
  ).json()
  await owner.get(
    `/cas/eid/callback/${country.id}?${new URLSearchParams({ state: stateIn(url ?? ''), code: 'right' })}`,
  )
  const [linkedEid] = await list('eids')
  /** What of the owner's each collection has; an address of another is a hole in this test. */
  const owned: Readonly<Record<string, string | undefined>> = {
    '/account/devices': device?.id,
    '/account/devices/enrolments': enrolment.id,
    '/account/sessions': session?.id,
    '/account/services': 'shop',
    '/account/passkeys': key?.id,
    '/account/tokens': tokenOf?.id,
    '/account/token-apps': app.id,
    '/account/phones': number?.id,
    '/account/activity': line?.id,
    '/account/data': copy.id,
    '/account/eids': linkedEid?.id,
    '/account/eids/waiting': linkedEid?.id,
  }
  /** Of which the collection has two sorts. */
  const besides: Readonly<Record<string, string>> = { resendPhoneCode: waiting.id, confirmPhone: waiting.id }
  await registered(world, bruno)
  const other = world.browser()
  await signIn(other, { identifier: bruno.email })
  for (const operation of behind.filter(({ path }) => path.includes('{'))) {
    const id = besides[operation.id] ?? owned[operation.path.replace(/\/\{.*/, '')]
    expect(id, named(operation)).toEqual(expect.any(String))
    const answer = await ask(other, operation, { ids: { id: id ?? '', service: 'shop' } })
    expect(`${named(operation)} ${await told(answer)}`).toBe(`${named(operation)} 404 not-found`)
  }
  for (const [what, had] of Object.entries({ devices: device, sessions: session, passkeys: key, tokens: tokenOf }))
    expect(await list(what)).toContainEqual(expect.objectContaining({ id: had?.id }))
  expect(await list('phones')).toMatchObject([{ id: number?.id }])
})

describe('a sign-in through the API', () => {
  const begin = async (browser: Browser, identifier = elodie.email): Promise<{ id: string }> => {
    const body = JSON.stringify({ identifier })
    const answer = await browser.request('/cas/api/sign-ins', { method: 'POST', headers: json, body })
    return answer.json()
  }
  const json = { 'Content-Type': 'application/json' }
  const tryPassword = (browser: Browser, id: string, given: string) =>
    browser.request(`/cas/api/sign-ins/${id}/password`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ password: given }),
    })

  it('is bound to its browser: its id opens nothing elsewhere', async () => {
    await registered(world)
    const { id } = await begin(world.browser())
    expect(await told(await tryPassword(world.browser(), id, rightPassword))).toBe('410 expired')
    expect(await told(await world.browser().request(`/cas/api/sign-ins/${id}`))).toBe('410 expired')
  })

  it('answers known and unknown people alike, to the last field', async () => {
    await registered(world)
    const answers = await Promise.all(
      [elodie.email, 'nobody@example.org'].map(async (identifier) => {
        const browser = world.browser()
        const begun = await begin(browser, identifier)
        const refused = await (await tryPassword(browser, begun.id, 'Wrong-Horse7battery')).json()
        return JSON.stringify([begun, refused]).replaceAll(begun.id, 'ID').replaceAll(identifier, 'WHO')
      }),
    )
    expect(answers[0]).toBe(answers[1])
  })

  it('counts wrong passwords with those of the pages', async () => {
    await registered(world)
    const browser = world.browser()
    for (let tries = 0; tries < 5; tries++) {
      await tryPassword(browser, (await begin(browser)).id, `Wrong-Horse7-${tries}`)
      await signIn(world.browser(), { password: `Wrong-Horse8-${tries}` })
    }
    const page = await signIn(world.browser())
    const api = await tryPassword(browser, (await begin(browser)).id, rightPassword)
    expect([page.status, api.status]).toEqual([429, 429])
    expect(await api.json()).toMatchObject({ reason: 'work-asked', captcha: { kind: 'proof-of-work' } })
  })
})

it('is described by a document that refers to nothing it doesn’t have', async () => {
  const answer = await world.browser().request('/cas/api/openapi.json')
  expect(answer.headers.get('Content-Type')).toBe('application/json')
  const document = await answer.json()
  expect(document).toEqual(
    openApi(operationsOf(facesWith(null)), {
      name: 'Laissez-passer',
      origin: 'http://localhost:4000',
      addresses: addresses('/cas'),
    }),
  )
  const referred = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(
    ([, name]) => name,
  )
  expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining(referred))
  expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length)
})
