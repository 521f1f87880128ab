import { mobileAppPin } from '../../src/methods/mobile-app-pin/face.ts'
import { passkey } from '../../src/methods/passkey/face.ts'
import { password } from '../../src/methods/password/face.ts'
import { recoveryCode } from '../../src/methods/recovery-code/face.ts'
import { sms } from '../../src/methods/sms/face.ts'
import { mailbox } from '@laissez-passer/delivery/mailbox'
import type { Browser, Visit } from './browser.ts'
import { authorizeAddress, makeWorld, type Platform, registered, signIn, type World } from './world.ts'

export const number = '+32 470 12 34 12'
export const masked = '+32 ••• •• 12'
export const PHONES = '/cas/account/phones'
export const day = 86_400

/** Digits that aren't these. */
export const other = (right: string): string => (right === '000000' ? '111111' : '000000')

interface Options {
  /** Seconds from now; null: never. */
  readonly retiresIn?: number | null
  readonly countries?: readonly string[] | null
}

/** Worlds in which codes go to phones. */
export interface Texts {
  readonly worldWith: (options?: Options) => Promise<World>
  /** The newest code that went out. */
  readonly code: (world: World, template?: string) => Promise<string>
  readonly addNumber: (world: World, browser: Browser, typed?: string) => Promise<Visit>
  /** Signed in by password, with a number. */
  readonly withNumber: (options?: Options) => Promise<{ readonly world: World; readonly browser: Browser }>
  /** A new browser at the page of the code, on the way to the shop. */
  readonly asked: (world: World) => Promise<{ readonly where: Browser; readonly page: Visit }>
}

/** A provider whose codes go to phones. */
export function textsOn(parts: Platform, { retiresIn = null, countries = null }: Options = {}): Promise<World> {
  return makeWorld(parts, {
    methods: [mobileAppPin(), passkey(), sms({ sender: mailbox(parts.store.mailbox) }), password(), recoveryCode()],
    smsRetiredAt: retiresIn === null ? null : parts.runtime.now() + retiresIn,
    smsCountries: countries,
  })
}

export function texts(platform: () => Promise<Platform>): Texts {
  async function worldWith({ retiresIn = null, countries = null }: Options = {}): Promise<World> {
    const world = await textsOn(await platform(), { retiresIn, countries })
    await registered(world)
    await world.mails()
    return world
  }
  async function code(world: World, template = 'text-sign-in'): Promise<string> {
    const sent = (await world.mails()).filter((message) => message.template === template)
    return String(sent.at(-1)?.params['code'])
  }

  async function addNumber(world: World, browser: Browser, typed = number): Promise<Visit> {
    const form = await browser.submit(await browser.get(`${PHONES}/add`), { number: typed })
    return browser.submit(form, { code: await code(world, 'text-new-phone') })
  }

  async function withNumber(options: Options = {}): Promise<{ readonly world: World; readonly browser: Browser }> {
    const world = await worldWith(options)
    const browser = world.browser()
    await signIn(browser)
    await addNumber(world, browser)
    await world.mails()
    return { world, browser }
  }

  async function asked(world: World): Promise<{ readonly where: Browser; readonly page: Visit }> {
    const where = world.browser()
    return { where, page: await signIn(where, { method: 'sms', start: await authorizeAddress() }) }
  }

  return { worldWith, code, addNumber, withNumber, asked }
}
