import { type AuthenticatorDevice, createDevice, parseLink } from '@laissez-passer/mobile-crypto'
import { memoryKeys } from '@laissez-passer/mobile-crypto/memory'
import type { BrowserContext } from '@playwright/test'
import type { Apps } from '../fixtures/apps.ts'
import type { Mailbox } from '../fixtures/mailbox.ts'
import type { Person } from './person.ts'
import { type Browser, openPlainBrowser, type Visit } from './plain-browser.ts'

/** Settings under which programs may register: no captcha. */
export const openToPrograms = { CAPTCHA: 'off' } as const

/**
 * A phone without a screen: the device half of the protocol over real HTTP.
 *
 * @param origin EU Login's
 * @param model what it says it is
 */
export function openPhone(origin: string, { model = 'Pixel 9' } = {}): AuthenticatorDevice {
  return createDevice({
    issuers: [origin],
    keys: memoryKeys(),
    model: () => model,
    language: () => 'en',
    screenLock: async () => true,
    pollSeconds: 1,
  })
}

/** Somebody who has been here before. */
export interface Settled {
  /** Their phones, in the order of their names. */
  readonly phones: readonly AuthenticatorDevice[]
  /** A browser of theirs without a window, signed in. */
  readonly browser: Browser
}

/** Each comes from an address of their own: one address may ask for forty mails in an hour. */
let people = 0

/**
 * Makes somebody's account and adds their phones, by forms and messages without a window: for journeys that
 * begin later.
 *
 * @param person whose account it becomes; password and PIN are theirs
 * @param world `phones`: names of the devices to add; EU Login must be {@link openToPrograms}
 */
export async function settle(
  person: Person,
  {
    apps,
    mailbox,
    phones: names = [],
  }: { readonly apps: Apps; readonly mailbox: Mailbox; readonly phones?: readonly string[] },
): Promise<Settled> {
  const origin = apps.origins.login
  people += 1
  const browser = openPlainBrowser({ origin, address: `198.18.${people >> 8}.${people & 255}`, up: async () => {} })
  const { firstName, lastName, email, language, password, pin } = person
  const form = { firstName, lastName, email, confirmEmail: email, language, privacy: 'on' }
  await browser.submit(await browser.get('/cas/register'), form, { action: '/cas/register' })
  const link = mailbox.link(await mailbox.wait(email)).slice(origin.length)
  const chosen = await browser.submit(await browser.get(link), { newPassword: password, confirmPassword: password })
  const proceed = chosen.links.find((href) => href.startsWith('/cas/login?flow='))
  if (proceed === undefined) throw new Error(`no way on from: ${chosen.text}`)
  await browser.get(proceed)

  const phones: AuthenticatorDevice[] = []
  for (const name of names) {
    const form = await browser.get('/cas/mobile')
    const asked = form.path.startsWith('/cas/login')
    const page = asked
      ? await signInByProgram(browser, person, { first: form, phone: phones[0], device: 0 }).then(() =>
          browser.get('/cas/mobile'),
        )
      : form
    const shown = await browser.submit(page, { name, pin, confirmPin: pin }, { action: '/cas/mobile' })
    const phone = openPhone(origin)
    const enrolled = await phone.enrol(parseLink(enrolmentLinkOn(shown)), { pin })
    if (!enrolled.ok) throw new Error(`${name} could not be added: ${enrolled.reason}`)
    phones.push(phone)
  }
  return { phones, browser }
}

/** Gives the cookies of a browser without a window to one with: it goes on where the other was. */
export async function handOver({ cookies }: Browser, context: BrowserContext): Promise<void> {
  const held = { domain: 'localhost', path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const
  await context.addCookies([...cookies].map(([name, value]) => ({ ...held, name, value })))
}

/** Signs in without a window, with the phone where one is given; starts on the identifier's page. */
export async function signInByProgram(
  browser: Browser,
  person: Person,
  {
    first,
    phone,
    device = 0,
  }: { readonly first?: Visit; readonly phone?: AuthenticatorDevice | undefined; readonly device?: number },
): Promise<Visit> {
  const start = first ?? (await browser.get('/cas/login'))
  const method = phone ? 'mobile-app-pin' : 'password'
  const stepsUp = start.forms.some(({ names }) => names.has('stepUp'))
  const second = stepsUp ? start : await browser.submit(start, { identifier: person.email }, { action: '/cas/login' })
  const answer = stepsUp ? { method } : { password: person.password, method }
  const third = await browser.submit(second, answer, { action: '/cas/login' })
  if (!phone) return third
  const devices = [...third.html.matchAll(/name="device" value="([^"]+)"/g)].map(([, id = '']) => id)
  const waiting =
    devices.length > 0
      ? await browser.submit(third, { device: devices[device] ?? '' }, { action: '/cas/login' })
      : third
  await approveByProgram(phone, { code: transferCodeOn(waiting), pin: person.pin })
  return browser.get(waiting.path)
}

/** Approves the one request that waits on a phone without a screen. */
export async function approveByProgram(
  phone: AuthenticatorDevice | undefined,
  { code, pin }: { readonly code: string; readonly pin: string },
): Promise<void> {
  if (!phone) throw new Error('there is no such phone')
  const pending = await phone.pending()
  const request = pending.ok ? pending.requests[0] : undefined
  if (!request) throw new Error(`nothing waits on the phone: ${JSON.stringify(pending)}`)
  const answered = await phone.approve(request, { pin, transferCode: code })
  if (!answered.ok) throw new Error(`the approval was refused: ${answered.reason}`)
}

/** The digits on a page that waits for the phone. */
export function transferCodeOn({ html, text }: Visit): string {
  const digits = /<p class="code">[\s\S]*?<strong>([\d\s]+)<\/strong>/.exec(html)?.[1]?.replace(/\D/g, '')
  if (!digits) throw new Error(`no code on: ${text}`)
  return digits
}

/** The link under a QR code. */
export function enrolmentLinkOn({ html, path, text }: Visit): string {
  const link = /http:\/\/localhost:\d+\/initialise#[^"<\s]+/.exec(html)?.[0]?.replaceAll('&amp;', '&')
  if (!link) throw new Error(`no link on ${path}: ${text}`)
  return link
}
