import { platform } from '#platform'
import type { Browser } from '../../support/browser.ts'
import { type CasWorld, makeCasWorld, ticketFor, validated, wiki } from '../../support/cas.ts'
import { signIn } from '../../support/world.ts'

export let world: CasWorld
export let browser: Browser

/** How each test begins: Élodie is signed in where services speak CAS. */
export async function signedInWorld(): Promise<void> {
  world = await makeCasWorld(await platform())
  browser = world.browser()
  await signIn(browser)
}

type Told = Awaited<ReturnType<typeof validated>>

export const success = (told: Told) => told['authenticationSuccess']
export const code = (told: Told) => told['authenticationFailure']?.['code']

/** Has a fresh ticket validated at one of EU Login's addresses. */
export async function fresh(
  query: Readonly<Record<string, string>> = {},
  path = 'TicketValidationService',
): Promise<Told> {
  return validated(world, { service: wiki, ticket: await ticketFor(browser, wiki), ...query }, path)
}

/** Sends a form, with the type that some clients leave out. */
export async function post(
  path: string,
  body: string | Readonly<Record<string, string>>,
  type: string | null = 'application/x-www-form-urlencoded',
): Promise<Response> {
  const bytes = new TextEncoder().encode(typeof body === 'string' ? body : new URLSearchParams(body).toString())
  const headers = type === null ? {} : { 'Content-Type': type }
  return world.browser().request(`/cas/${path}`, { method: 'POST', body: bytes, headers })
}

export async function set(changes: Parameters<CasWorld['store']['accounts']['configure']>[1]): Promise<void> {
  const account = await world.store.accounts.find({ uid: world.uid })
  await world.store.accounts.configure(account?.id ?? '', changes)
}
