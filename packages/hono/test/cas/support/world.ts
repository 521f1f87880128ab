import { platform } from '#platform'
import { casServices, type CasWorld, makeCasWorld, type validated } from '../../support/cas.ts'
import { signIn } from '../../support/world.ts'

export let world: CasWorld

/** How each test begins: with these services, and nobody signed in. */
export async function casWorld(services = casServices): Promise<void> {
  world = await makeCasWorld(await platform(), services)
}

/** A browser in which Élodie is signed in. */
export async function signedIn() {
  const browser = world.browser()
  await signIn(browser)
  return browser
}

/** Why a ticket was refused. */
export const code = (answer: Awaited<ReturnType<typeof validated>>) =>
  (answer['authenticationFailure'] ?? answer['proxyFailure'])?.['code']
