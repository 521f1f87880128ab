import { type CasRelyingParty, euLogin, type EuLoginOverCas, type LogEntry } from '../../../src/index.ts'
import { memorySessions } from '../../../src/sessions/memory.ts'
import type { SignedIn } from '../../../src/sessions/port.ts'
import { type Browser, browser, target } from '../../support/browser.ts'
import { type TestEuLogin, testEuLogin } from '../../support/eu-login.ts'

export const origin = 'https://shop.example'

export let login: TestEuLogin
export let auth: CasRelyingParty
export let person: Browser
export let logged: LogEntry[]
export let opened: SignedIn[]
export let now: number

export function start(options: Partial<EuLoginOverCas> = {}): void {
  const sessions = memorySessions()
  auth = euLogin({
    server: login.server,
    origin,
    sessions: { ...sessions, open: (one) => (opened.push(one), sessions.open(one)) },
    now: () => now,
    log: (entry) => logged.push(entry),
    fetch: (url, init) => login.fetch(url, init),
    ...options,
  })
  login.app = (request) => auth.handle(request)
  person = browser(origin, async (request) => {
    const answer = await auth.handle(request)
    if (answer !== null) return answer
    const { pathname } = new URL(request.url)
    const judged = await auth.require(request, { level: pathname === '/vault' ? 'MEDIUM' : 'BASIC' })
    return judged.ok ? Response.json(judged.user) : judged.response
  })
}

/** How each test begins: a shop beside EU Login, and nobody signed in. */
export function shop(): void {
  now = 1_800_000_000
  login = testEuLogin(() => now)
  logged = []
  opened = []
  start()
}

/** Lets so many seconds pass. */
export function wait(seconds: number): void {
  now += seconds
}

/** From a page of the app through EU Login and back. @returns the answer of the callback */
export async function signIn(path = '/auth/login', at = person): Promise<Response> {
  return at.get(await login.visit(target(await at.get(path))))
}
export const lastAsked = (path: string): Record<string, string> =>
  Object.fromEntries(login.asked.findLast((one) => one.path === path)?.parameters ?? [])
