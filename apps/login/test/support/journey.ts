import { type Browser, openBrowser } from './browser.ts'

const password = 'Correct-Horse7battery'
const person = {
  firstName: 'Élodie',
  lastName: 'Müller',
  email: 'elodie@example.org',
  confirmEmail: 'elodie@example.org',
  language: 'en',
  privacy: 'on',
}

/** A browser on a server that listens. */
export function browserOn(origin: string): Browser {
  return openBrowser((request) => fetch(request), { origin })
}

/** Creates an account by form and mail, and signs in. @returns the browser with its session */
export async function registerAndSignIn(origin: string, base = '/cas'): Promise<Browser> {
  const browser = browserOn(origin)
  await registerIn(browser, { base, link: () => linkInMail(origin) })
  await signIn(browser, base)
  return browser
}

/**
 * Creates an account by form and mail. @param options `link`: reads it in the mail; `email`: another
 * person's.
 */
export async function registerIn(
  browser: Browser,
  {
    base = '/cas',
    email = person.email,
    link,
  }: { readonly base?: string; readonly email?: string; readonly link: () => Promise<string | null> },
): Promise<void> {
  const register = `${base}/register`
  await browser.submit(await browser.get(register), { ...person, email, confirmEmail: email }, { action: register })
  const choose = await browser.get((await link()) ?? '')
  await browser.submit(choose, { newPassword: password, confirmPassword: password })
}

/** Signs in by password; as that person, or as somebody else. */
export async function signIn(
  browser: Browser,
  base = '/cas',
  as: { readonly email: string; readonly password: string } = { ...person, password },
): Promise<void> {
  const second = await browser.submit(await browser.get(`${base}/login`), { identifier: as.email })
  const arrived = await browser.submit(second, { password: as.password, method: 'password' })
  if (!arrived.path.startsWith(`${base}/continue`)) throw new Error(`not signed in: ${arrived.text}`)
}

/** The link of the last mail in the development mailbox. */
export async function linkInMail(origin: string): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const mails: readonly { readonly text: string }[] = await (await fetch(`${origin}/dev/mailbox.json`)).json()
    const link = /\/[a-z]+\/password\?token=[\w-]+/.exec(mails[0]?.text ?? '')?.[0]
    if (link) return link
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('no mail came')
}
