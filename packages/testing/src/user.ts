import type { Browser } from './browser.ts'
import { addApp, addPasskey, addTotp, type FactorName, unexpected, type User } from './factors.ts'
import type { Place } from './place.ts'
import { signedInAt } from './sign-in.ts'

/** Somebody who has an account. */
export interface UserOptions {
  readonly email: string
  /** Must be one that the provider's policy takes. Default: `Correct-Horse7battery`. */
  readonly password?: string
  /** Default: `Test`. */
  readonly firstName?: string
  /** Default: `User`. */
  readonly lastName?: string
  /** Of pages and mails, BCP 47. Default: `en`. */
  readonly language?: string
  /** Second factors, set up in this order. Default: none. */
  readonly factors?: readonly FactorName[]
  /** Of the app on the phone. Default: `4826`. */
  readonly pin?: string
  /** How sure the operator is of them; default: by their domain, else LOW. */
  readonly assurance?: 'LOW' | 'MEDIUM' | 'HIGH' | 'TOP'
  /** Groups that the operator says they are in. Default: none. */
  readonly groups?: readonly string[]
}

/**
 * Registers somebody as people do: the form, the link in the mail, a password; then each factor on its page.
 *
 * @throws Error when a page refuses, with what it says
 */
export async function register(place: Place, options: UserOptions): Promise<User> {
  const { email, firstName = 'Test', language = 'en', lastName = 'User', password = 'Correct-Horse7battery' } = options
  const browser = place.browser()
  const { register: action } = place.addresses
  const names = { firstName, lastName, email, confirmEmail: email, language, privacy: 'on' }
  const sent = await browser.submit(await browser.get(action), names, { action })
  if (sent.status >= 400) throw unexpected(`${email} wasn’t registered`, sent)
  const link = await linkFor(place, email)
  if (link === null) throw unexpected(`${email} got no mail with a link`, sent)
  const { pathname, search } = new URL(link)
  const chosen = await browser.submit(await browser.get(pathname + search), {
    newPassword: password,
    confirmPassword: password,
  })
  if (chosen.status >= 400) throw unexpected(`the password of ${email} wasn’t taken`, chosen)
  const { assurance, groups } = options
  const uid = await place.configure(email, {
    ...(assurance === undefined ? {} : { assurance }),
    ...(groups === undefined ? {} : { memberOf: groups }),
  })
  const user = { email, password, firstName, lastName, uid, totp: null, app: null, passkey: null }
  return addFactors(place, browser, { user, options })
}

/** Where mails are delivered in the background, one may be on its way. */
async function linkFor(place: Place, email: string): Promise<string | null> {
  for (let time = 0; time < 50; time++) {
    const links = (await place.mails()).flatMap((mail) => (mail.to === email ? mail.links : []))
    const found = links.find((href) => href.includes(`${place.addresses.password}?`))
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, time * 2))
  }
  return null
}

/** Each on its page; with one, that one is asked for before another is added. */
async function addFactors(
  place: Place,
  browser: Browser,
  { user, options: { factors = [], pin = '4826' } }: { readonly user: User; readonly options: UserOptions },
): Promise<User> {
  const { account, mobile } = place.addresses
  const at = { totp: account('tokens/app'), app: mobile, passkey: account('passkeys/add') }
  let has = user
  for (const name of factors) {
    const form = await signedInAt(place, { browser, user: has, path: at[name] })
    if (name === 'totp') has = { ...has, totp: await addTotp(place, { browser, form }) }
    else if (name === 'app') has = { ...has, app: await addApp(place, { browser, form, pin }) }
    else has = { ...has, passkey: await addPasskey(place, { browser, form }) }
  }
  return has
}
