import { password } from '../../src/methods/password/face.ts'
import { token } from '../../src/methods/token/face.ts'
import type { ProviderOptions } from '../../src/provider.ts'
import type { Browser, Visit } from './browser.ts'
import { deviceXml, importDevices, press } from './tokens.ts'
import { elodie, makeWorld, type Platform, registered, signIn, type World } from './world.ts'

/** A world with administration pages. */
export function makeAdminWorld(platform: Platform, options: Partial<ProviderOptions> = {}): Promise<World> {
  return makeWorld(platform, { methods: [password(), token()], administration: true, ...options })
}

/** Somebody with a token. */
export interface Holder {
  readonly uid: string
  readonly accountId: string
  readonly email: string
  /** Signs in with the password and the token's next code; ends where `start` leads. */
  readonly signIn: (browser: Browser, start?: string) => Promise<Visit>
  /** The token's next code. */
  readonly code: () => string
}

/** Registers somebody, gives them a token. */
export async function holder(world: World, name: string): Promise<Holder> {
  const email = `${name}@example.org`
  const uid = await registered(world, { ...elodie, firstName: name, email, confirmEmail: email })
  await importDevices(world, [deviceXml(`serial-${name}`)], uid)
  const account = await world.store.accounts.find({ uid })
  let pressed = 0
  const code = () => press(pressed++)
  return {
    uid,
    accountId: account?.id ?? '',
    email,
    code,
    signIn: async (browser, start = '/cas/login') => {
      const asked = await signIn(browser, { identifier: email, method: 'token', start })
      const done = await browser.submit(asked, { code: code() })
      return goOn(browser, done)
    },
  }
}

/** Goes on from the page that moves on. */
export function goOn(browser: Browser, { html, path }: Visit): Promise<Visit> {
  const to = /http-equiv="refresh" content="0;url=([^"]+)"/i.exec(html)?.[1]?.replaceAll('&amp;', '&')
  return browser.get(to ?? path)
}

/** Gives the role, or takes it, as the operator's command does. */
export async function setRole(world: World, { accountId }: Pick<Holder, 'accountId'>, on: boolean): Promise<void> {
  const activity = {
    id: crypto.randomUUID(),
    accountId,
    kind: 'administrator-on',
    at: world.runtime.now(),
    details: {},
    subject: 's',
    facts: {},
  }
  await world.store.accounts.setAdministrator({ accountId, on, activity })
}

/** An administrator, signed in. */
export async function administrator(
  world: World,
  name: string,
): Promise<{ readonly who: Holder; readonly browser: Browser; readonly page: Visit }> {
  const who = await holder(world, name)
  await setRole(world, who, true)
  const browser = world.browser()
  return { who, browser, page: await who.signIn(browser, '/cas/admin') }
}
