import { platform } from '#platform'
import { eid } from '../../../src/methods/eid/face.ts'
import { password } from '../../../src/methods/password/face.ts'
import { passkey } from '../../../src/methods/passkey/face.ts'
import { expect } from 'vitest'
import type { Browser, Visit } from '../../support/browser.ts'
import { type FakeCountry, fakeCountry } from '../../support/eid.ts'
import { makeWorld, registered, signIn, type World } from '../../support/world.ts'

export const LIST = '/cas/account/eid'

export let world: World
export let country: FakeCountry
let posting: FakeCountry

/** How each test begins: Élodie has an account; a country answers in the address, another one by a form. */
export async function withCountries(): Promise<void> {
  country = fakeCountry()
  posting = fakeCountry('postland', 'form')
  world = await makeWorld(await platform(), {
    methods: [passkey(), password(), eid({ schemes: [country, posting] })],
  })
  await registered(world)
}

/** Where a page that moves on by itself leads. */
export const onwards = (page: Visit): string =>
  (/<meta http-equiv="refresh" content="0;url=([^"]+)"/.exec(page.html)?.[1] ?? '').replaceAll('&amp;', '&')

const stateIn = (page: Visit): string => new URL(onwards(page)).searchParams.get('state') ?? ''

/** Chooses the country and is sent there. @returns the state to come back with */
export async function leave(browser: Browser, start: string, scheme = 'demoland'): Promise<string> {
  const page = await browser.submit(await browser.get(start), { scheme })
  const to = new URL(onwards(page))
  expect(to.origin).toBe('https://eid.example')
  expect(page.response.headers.get('Referrer-Policy')).toBe('no-referrer')
  expect(to.searchParams.get('redirectUri')).toBe(`http://localhost:4000/cas/eid/callback/${scheme}`)
  return stateIn(page)
}

/** The address at which people come back. */
export const callback = (state: string): string =>
  `/cas/eid/callback/demoland?${new URLSearchParams({ state, code: 'right' })}`

export const roundTrip = async (browser: Browser, start: string): Promise<Visit> =>
  browser.get(callback(await leave(browser, start)))

/** The same, from a page of countries, or another one with this form. */
export const fromCountry = async (
  browser: Browser,
  page: Visit,
  fields: Readonly<Record<string, string>> = { scheme: 'demoland' },
  form: Parameters<Browser['submit']>[2] = {},
): Promise<Visit> => browser.get(callback(stateIn(await browser.submit(page, fields, form))))

/** A browser in which Élodie is signed in. */
export async function signedIn(): Promise<Browser> {
  const browser = world.browser()
  await signIn(browser)
  return browser
}

/** The browser of somebody whose eID is linked, signed in. */
export async function linked(): Promise<Browser> {
  const browser = await signedIn()
  const list = await roundTrip(browser, LIST)
  expect(list.hops).toEqual([`302 ${LIST}?done=eid-linked`])
  await world.mails()
  return browser
}

/** From a page of somebody whose eID nobody has: to the form of a new account. */
export const registerForm = (browser: Browser, unmatched: Visit): Promise<Visit> =>
  browser.get(unmatched.links.find((href) => href.startsWith('/cas/eid/register')) ?? '')
