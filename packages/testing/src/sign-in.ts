import type { Browser, Visit } from './browser.ts'
import { type FactorName, passkeyOptions, unexpected, type User } from './factors.ts'
import { attributes } from './html.ts'
import type { Place } from './place.ts'
import { refuseUnknown } from './unknown-names.ts'

/** Names of verification methods, as pages and registrations have them. */
export type MethodName = 'password' | 'passkey' | 'mobile-app-pin' | 'token-app'

/** Who signs in, where they go, and how. */
export interface Going {
  readonly browser: Browser
  readonly user: User
  /** Path on the provider, e.g. of an authorization request. */
  readonly path: string
  /** Default: the first of theirs that is accepted, the password alone before all others. */
  readonly method?: MethodName | undefined
}

/**
 * Goes somewhere and answers every question of EU Login on the way: who, the password, the second factor.
 *
 * @returns where it ends: a page of EU Login that asks nothing more, or the redirect to another origin, which
 * is the last of its `hops`
 */
export async function signedInAt(place: Place, going: Going): Promise<Visit> {
  checkMethod(going)
  let visit = await going.browser.get(going.path)
  for (let step = 0; step < 12; step++) {
    const next = await answered(place, going, visit)
    if (next === null) return visit
    visit = next
  }
  throw unexpected('it goes on asking', visit)
}

/** The page after this one; null where it asks nothing that a sign-in does. */
async function answered(place: Place, going: Going, visit: Visit): Promise<Visit | null> {
  const { browser, user } = going
  if (visit.status >= 400) throw unexpected('a page refuses', visit)
  const path = visit.path.split('?')[0]
  const { addresses } = place
  if (path === addresses.continue) return followed(place, browser, visit)
  if (path !== addresses.signIn) return null
  const form = (name: string) => visit.forms.find(({ method, names }) => method === 'post' && names.has(name))
  if (form('identifier')) return browser.submit(visit, { identifier: user.email })
  if (form('password')) return browser.submit(visit, { password: user.password, method: methodOn(going, visit) })
  const options = passkeyOptions(visit, 'get')
  if (options !== null && user.passkey !== null)
    return browser.submit(visit, { passkey: await user.passkey.get(JSON.parse(options)) })
  // A page that waits for the phone listens there; it shows no digits where the provider asks for none.
  if (user.app !== null && visit.html.includes(addresses.signInEvents)) {
    const shown = /<p class="code">[\s\S]*?<strong>([\d\s]+)<\/strong>/.exec(visit.html)?.[1] ?? ''
    await user.app.approve({ transferCode: shown.replace(/\D/g, '') })
    return browser.get(visit.path)
  }
  if (form('code') && user.totp !== null) return browser.submit(visit, { code: user.totp.code() })
  if (form('stepUp')) return browser.submit(visit, { stepUp: '1', method: methodOn(going, visit) })
  if (visit.text === '' || isSignedIn(visit)) return null
  throw unexpected('a question that this user can’t answer', visit)
}

/** The page between a form and another origin says where it leads. */
function followed({ origin }: Place, browser: Browser, visit: Visit): Promise<Visit> {
  const refresh = [...visit.html.matchAll(/<meta\b[^>]*>/g)]
    .map(([tag]) => attributes(tag))
    .find((at) => at.get('http-equiv')?.toLowerCase() === 'refresh')
  const to = /url=(.*)$/i.exec(refresh?.get('content') ?? '')?.[1]
  if (to === undefined) throw unexpected('the page that moves on leads nowhere', visit)
  const url = new URL(to, origin)
  return browser.get(url.pathname + url.search)
}

/** Signing in without a destination ends where the person is told that they are. */
function isSignedIn({ links }: Visit): boolean {
  return links.some((link) => link.endsWith('/account'))
}

/** Which factor each method asks for; null: the password, which everybody has. */
const factorOf: Readonly<Record<MethodName, FactorName | null>> = {
  password: null,
  passkey: 'passkey',
  'mobile-app-pin': 'app',
  'token-app': 'totp',
}

/** Who lacks the factor would get in by the password alone, and the test would have shown nothing. */
function checkMethod({ method, user }: Going): void {
  if (method === undefined) return
  refuseUnknown('a method of a test’s user', { name: method, names: Object.keys(factorOf) })
  const factor = factorOf[method]
  if (factor !== null && user[factor] === null)
    throw new Error(`EU Login: ${user.email} has nothing for ${method}: it needs factors: ['${factor}'].`)
}

function methodOn({ method, user }: Going, visit: Visit): string {
  const tags = [...visit.html.matchAll(/<(?:input|button|option)\b[^>]*>/g)].map(([tag]) => attributes(tag))
  const offered = tags.filter((at) => at.get('name') === 'method').map((at) => at.get('value') ?? '')
  const own = Object.entries(factorOf).flatMap(([name, factor]) =>
    factor === null || user[factor] !== null ? [name] : [],
  )
  const wanted = method === undefined ? own : [method]
  // Both kinds of codes share an entry before the password.
  const found = wanted
    .flatMap((name) => (name === 'token-app' ? [name, 'token'] : [name]))
    .find((name) => offered.includes(name))
  if (found !== undefined) return found
  throw unexpected(
    `${user.email} has ${wanted.join(', ')}, and none is among those offered (${offered.join(', ')})`,
    visit,
  )
}
