import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { jwtVerifier } from '../../packages/relying-party/src/jwt.ts'
import type { User } from '../../packages/testing/src/factors.ts'
import { clockFor } from '../fixtures/clock.ts'
import { operator } from './operator.ts'
import { placeAt, type RealPlace, registerServices, shop } from './place.ts'
import { startLogins } from './processes.ts'

const off = 300

/**
 * The clock goes forward five minutes, back ten, and right again. Nothing that was used works once more,
 * nobody who is signed in is sent away, and the log stays whole.
 */
export async function clocks(): Promise<{ readonly lost: readonly string[]; readonly line: string }> {
  const clock = clockFor('faults')
  const folder = await mkdtemp(join(tmpdir(), 'faults-'))
  registerServices(folder)
  const logins = await startLogins({ folder, settings: clock.settings })
  const lost: string[] = []
  const must = (holds: boolean, what: string): void => void (holds || lost.push(what))
  try {
    const place = placeAt(logins.origin, { clock })
    const owner = await place.user('owner@example.org', ['totp'])
    const once = await spendAll(place, owner)
    const again = async (when: string): Promise<void> => {
      for (const [what, works] of Object.entries(await once.again())) must(!works, `${what} works twice ${when}`)
    }
    await again('at once')
    const before = await signedIn(place, owner)

    await clock.forward(off)
    await again('five minutes ahead')
    must(await isIn(before), 'a session of before, five minutes ahead')
    const ahead = await signedIn(place, owner)
    const spentAhead = await spendAll(place, owner)
    const early = await place.tokens(owner)

    await clock.forward(-2 * off)
    await again('five minutes behind')
    for (const [what, works] of Object.entries(await spentAhead.again()))
      must(!works, `${what} that was used ahead works again behind`)
    must(await isIn(before), 'a session of before, five minutes behind')
    must(await isIn(ahead), 'a session that was opened ahead, five minutes behind')
    const behind = await signedIn(place, owner)

    await clock.forward(off)
    await again('when it is right again')
    for (const [what, browser] of Object.entries({ before, ahead, behind }))
      must(await isIn(browser), `a session opened ${what}, when it is right again`)
    // So many codes that were used have closed the app for a quarter of an hour.
    place.advance(1000)
    await sleep(50)
    must((await typed(place, owner, () => owner.totp?.code() ?? null)).entered, 'codes of an app in the end')

    const verify = jwtVerifier({
      clientId: shop.clientId,
      fetch: (url, init) => fetch(url, init),
      metadata: { issuer: `${logins.origin}/cas/oauth2`, jwks_uri: `${logins.origin}/cas/oauth2/jwks` },
    })
    const now = Math.floor(Date.now() / 1000)
    must((await verify(early.idToken, { now })) === null, 'an ID token of the future is believed')

    await sleep(3000)
    const said = await operator(logins, ['audit', 'verify'])
    must(said.ok, `the audit log: ${said.text}`)
    return {
      lost,
      line: `${Object.keys(await once.again()).join(', ')}: none twice; sessions of before, ahead and behind are in; an ID token of 5 minutes ahead is refused by a service; the audit log verifies; ${lost.length} lost`,
    }
  } finally {
    clock.reset()
    await logins.stop()
  }
}

type Browser = ReturnType<RealPlace['browser']>

/** Uses what counts once. @returns `again`: uses it once more, and says what worked */
async function spendAll(
  place: RealPlace,
  owner: User,
): Promise<{ readonly again: () => Promise<Readonly<Record<string, boolean>>> }> {
  const mail = (await place.mails()).find(({ links, to }) => to === owner.email && links.some(isPasswordLink))
  const link = new URL(mail?.links.find(isPasswordLink) ?? place.origin)
  const { codes, entered } = await typed(place, owner, () => owner.totp?.code() ?? null)
  if (!entered) throw new Error('codes of the app aren’t taken')
  const ticket = await place.ticket(owner)
  if (!(await place.validate(ticket)).includes('authenticationSuccess')) throw new Error('a ticket isn’t taken')
  await place.tokens(owner)
  return {
    again: async () => ({
      'a code of an app': (
        await typed(
          place,
          owner,
          (
            (left) => () =>
              left.shift() ?? null
          )([...codes]),
        )
      ).entered,
      'a ticket': (await place.validate(ticket)).includes('authenticationSuccess'),
      'an authorization code': (await place.exchangeAgain()) === 200,
      'the link of a mail': await opens(place, link),
    }),
  }
}

const isPasswordLink = (href: string): boolean => href.includes('/cas/password?')

/**
 * Signs in with a code of the app, and with one more where EU Login wants to know how far the app's clock is
 * off.
 *
 * @param next gives the codes; null: there are no more
 * @returns the codes that were typed, and whether they let somebody in
 */
async function typed(
  place: RealPlace,
  { email, password }: User,
  next: () => string | null,
): Promise<{ readonly entered: boolean; readonly codes: readonly string[] }> {
  const browser = place.browser()
  const asked = await browser.submit(await browser.get('/cas/login'), { identifier: email })
  let page = await browser.submit(asked, { password, method: 'token-app' })
  const codes: string[] = []
  for (let code = next(); code !== null && codes.length < 2; code = next()) {
    codes.push(code)
    page = await browser.submit(page, { code })
    if (page.path.startsWith('/cas/continue')) return { entered: true, codes }
  }
  return { entered: false, codes }
}

async function opens(place: RealPlace, { pathname, search }: URL): Promise<boolean> {
  const browser = place.browser()
  const shown = await browser.get(pathname + search)
  return shown.forms.some(({ names }) => names.has('newPassword'))
}

async function signedIn(place: RealPlace, owner: User): Promise<Browser> {
  const browser = place.browser()
  const asked = await browser.submit(await browser.get('/cas/login'), { identifier: owner.email })
  await browser.submit(asked, { password: owner.password, method: 'password' })
  if (!(await isIn(browser))) throw new Error('signing in fails')
  return browser
}

async function isIn(browser: Browser): Promise<boolean> {
  return (await browser.request('/cas/account')).status === 200
}
