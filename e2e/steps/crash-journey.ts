import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from '@playwright/test'
import { type AuthenticatorDevice, parseLink } from '@laissez-passer/mobile-crypto'
import type { Mailbox } from '../fixtures/mailbox.ts'
import { type Browser, insist, Lost, openPlainBrowser, type PlainBrowserOptions, type Visit } from './plain-browser.ts'
import type { RelyingParty } from './relying-party.ts'
import { enrolmentLinkOn, openPhone, transferCodeOn } from './settled.ts'

/** Somebody's way through EU Login while it is killed, and what was promised to them on it. */
export interface Kept {
  readonly email: string
  readonly address: string
  /** Holds the session of the last sign-in. */
  readonly browser: Browser
  /** The password that was acknowledged, or else the one that turned out to be set. */
  readonly password: string
  /** Those sent without an answer that may not be set as well. */
  readonly otherPasswords: readonly string[]
  /** How many sign-ins only tried which password was set. */
  readonly probed: number
  /** How many mails with a link were acknowledged. */
  readonly promisedLinks: number
  /** The link of the QR code by which the phone was added. */
  readonly enrolmentLink: string
  readonly phone: AuthenticatorDevice
  /** Addresses of sign-ins in which a password was sent. */
  readonly flows: ReadonlySet<string>
  /** How many sign-ins were seen to be complete. */
  readonly signedIn: number
  readonly spentCodes: readonly { readonly code: string; readonly exchanged: boolean }[]
  readonly accessTokens: readonly string[]
  /** Answers that never came. */
  readonly lost: number
}

/** The parts of the world that a journey needs. */
export interface Land extends Pick<PlainBrowserOptions, 'origin' | 'up' | 'onSent'> {
  readonly mailbox: Mailbox
  readonly relyingParty: RelyingParty
}

const pin = '4937'
const rightPassword = (attempt: number) => `Correct-Horse${attempt}battery`

/** From the registration form to tokens in the hands of a relying party. */
export async function travel(number: number, land: Land): Promise<Kept> {
  const { origin, up, mailbox, relyingParty } = land
  const email = `traveller.${number}@example.org`
  const address = `10.0.${number >> 8}.${number & 255}`
  const browser = openPlainBrowser({ ...land, address })
  const flows = new Set<string>()
  let promisedLinks = 1
  let lost = 0
  let signedIn = 0

  async function submit(visit: Visit, fields: Readonly<Record<string, string>>, action: string): Promise<Visit> {
    const sent = await insist(() => browser.submit(visit, fields, { action }), { up })
    lost += sent.lost
    return sent.answer
  }

  // A mail is promised by the answer: it comes, whatever happens after.
  const form = { firstName: 'Élodie', lastName: 'Müller', email, confirmEmail: email, language: 'en', privacy: 'on' }
  const sent = await submit(await browser.get('/cas/register'), form, '/cas/register')
  expect(sent.path, sent.text).toContain('/cas/register/sent')
  const chosen = await choose(await waitForLink(sent))
  const { password } = chosen

  await signIn('/cas/login?continue=/cas/mobile', 'password')
  const { enrolmentLink, phone } = await addPhone()

  const spentCodes: { code: string; exchanged: boolean }[] = []
  const accessTokens: string[] = []
  const asked = relyingParty.authorizePath()
  await signIn(asked, 'mobile-app-pin', phone)
  for (let round = 0; round < 2; round++) {
    // The second time nobody is asked anything: the session that was acknowledged is there.
    const visit = await browser.get(relyingParty.authorizePath())
    const code = relyingParty.codeIn(visit)
    const { token, lost: unanswered } = await relyingParty.exchange(code, { up })
    lost += unanswered
    spentCodes.push({ code, exchanged: token !== null })
    if (token !== null) accessTokens.push(token)
  }

  return {
    email,
    address,
    browser,
    ...chosen,
    promisedLinks,
    enrolmentLink,
    phone,
    flows,
    signedIn,
    spentCodes,
    accessTokens,
    lost,
  }

  async function mailsOnceUp(to: string) {
    for (;;) {
      try {
        return await mailbox.all(to)
      } catch {
        await sleep(50)
        await up()
      }
    }
  }

  /**
   * Killed while a mail is on its way, EU Login sends it half a minute later; who doesn't wait asks for
   * another.
   */
  async function waitForLink(sent: Visit): Promise<string> {
    for (const deadline = Date.now() + 80_000; Date.now() < deadline; await sleep(100)) {
      for (const mail of await mailsOnceUp(email)) {
        const { pathname, search } = new URL(mailbox.link(mail))
        if ((await browser.get(pathname + search)).status === 200) return pathname + search
      }
      if (promisedLinks > 1 || Date.now() < deadline - 76_000) continue
      const again = await submit(sent, {}, '/cas/register/sent')
      expect(again.path, again.text).toContain('resent=1')
      promisedLinks += 1
    }
    throw new Error(`A mail to ${email} was promised and none came.`)
  }

  /** Each attempt sends another password, so that it shows which of them counted. */
  async function choose(path: string): Promise<Pick<Kept, 'password' | 'otherPasswords' | 'probed'>> {
    const unanswered: string[] = []
    for (;;) {
      const page = await browser.get(path)
      if (page.status === 410) break
      const attempt = rightPassword(unanswered.length)
      try {
        const answer = await browser.submit(page, { newPassword: attempt, confirmPassword: attempt })
        expect(answer.path, answer.text).toContain('/cas/password/done')
        return { password: attempt, otherPasswords: unanswered, probed: 0 }
      } catch (error) {
        if (!(error instanceof Lost)) throw error
        unanswered.push(attempt)
        lost += 1
        await up()
      }
    }
    // The link is spent although no answer was seen: exactly one of the passwords is set.
    for (const candidate of unanswered)
      if (await opens(candidate))
        return { password: candidate, otherPasswords: unanswered.filter((one) => one !== candidate), probed: 1 }
    throw new Error(`The link of ${email} is spent and no password that was sent is set.`)
  }

  async function opens(candidate: string): Promise<boolean> {
    const stranger = openPlainBrowser({ ...land, address })
    return signsIn(stranger, { email, password: candidate }, land)
  }

  async function signIn(path: string, method: string, phone?: AuthenticatorDevice): Promise<void> {
    for (let attempt = 0; attempt < 8; attempt++) {
      const first = await browser.get(path)
      const stepsUp = first.forms.some(({ names }) => names.has('stepUp'))
      const second = stepsUp ? first : await submit(first, { identifier: email }, '/cas/login')
      const answer = stepsUp ? { method } : { password, method }
      let visit = await submit(second, answer, '/cas/login')
      // A step up has no address before its first answer.
      const flow = stepsUp ? visit.path : second.path
      flows.add(flow)
      // Sent again after a lost answer, the form may find the sign-in complete: the page is asked for anew.
      if (visit.status === 410) visit = await browser.get(flow)
      if (phone && visit.path.startsWith('/cas/login?flow=')) visit = await approve(visit, phone)
      // A session is handed out once: where that answer was lost, the person signs in again.
      if (visit.path.startsWith('/cas/continue') && (await browser.get('/cas/account')).path === '/cas/account') {
        signedIn += 1
        return
      }
    }
    throw new Error(`${email} could not sign in within eight attempts.`)
  }

  async function approve(waiting: Visit, phone: AuthenticatorDevice): Promise<Visit> {
    const code = transferCodeOn(waiting)
    for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(100)) {
      await up()
      const pending = await phone.pending()
      if (!pending.ok) continue
      // The newest is this page's: a step up whose answer was lost may have left one before it.
      const request = pending.requests.at(-1)
      if (!request) break
      const answered = await phone.approve(request, { pin, transferCode: code })
      if (!answered.ok && (answered.reason === 'offline' || answered.reason === 'unavailable')) continue
      // Of two of the same second either may be: the other is asked next.
      const twins = pending.requests.filter(({ createdAt }) => createdAt === request.createdAt)
      if (!answered.ok && answered.reason === 'wrong-code' && twins.length > 1) continue
      expect(answered, `the answer to the approval of ${email}`).toEqual({ ok: true })
      // Acknowledged: from now on the browser moves on, and no page asks again.
      const after = await browser.get(waiting.path)
      expect(after.path, after.text).toContain('/cas/continue')
      return after
    }
    // Nothing waits any more: an answer was lost that had counted.
    return browser.get(waiting.path)
  }

  async function addPhone(): Promise<Pick<Kept, 'enrolmentLink' | 'phone'>> {
    for (let attempt = 0; attempt < 5; attempt++) {
      const page = await browser.get('/cas/mobile')
      const shown = await submit(page, { name: 'My phone', pin, confirmPin: pin }, '/cas/mobile')
      const enrolmentLink = enrolmentLinkOn(shown)
      const phone = openPhone(origin)
      const link = parseLink(enrolmentLink)
      let enrolled = await phone.enrol(link, { pin })
      while (!enrolled.ok && ['interrupted', 'offline', 'unavailable'].includes(enrolled.reason)) {
        lost += 1
        await sleep(50)
        await up()
        enrolled = (await phone.resume()) ?? (await phone.enrol(link, { pin }))
      }
      if (enrolled.ok) return { enrolmentLink, phone }
      // Five tries are spent by five lost answers: the person starts again.
      expect(enrolled.reason).toBe('no-tries')
    }
    throw new Error(`${email} could not add a phone.`)
  }
}

/** Whether a password opens a session in this browser. */
export async function signsIn(
  browser: Browser,
  { email, password }: { readonly email: string; readonly password: string },
  { up }: Pick<Land, 'up'>,
): Promise<boolean> {
  const first = await browser.get('/cas/login')
  const { answer: second } = await insist(
    () => browser.submit(first, { identifier: email }, { action: '/cas/login' }),
    { up },
  )
  const { answer: third } = await insist(
    () => browser.submit(second, { password, method: 'password' }, { action: '/cas/login' }),
    { up },
  )
  const last = third.status === 410 ? await browser.get(second.path) : third
  return last.path.startsWith('/cas/continue')
}
