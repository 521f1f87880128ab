import type { Outgoing, OutgoingRequest } from '@laissez-passer/core/ports'
import type { ServiceInput } from '@laissez-passer/federation/services'
import type { Browser } from './browser.ts'
import { makeWorld, type Platform, registered, type World } from './world.ts'

export const wiki = 'https://wiki.example/app'
export const backend = 'https://api.example/v1'
export const forum = 'https://forum.example/'
export const vault = 'https://vault.example/'

/** Services that speak CAS: one that acts for people, one behind it, one that asks for two factors. */
export const casServices: readonly ServiceInput[] = [
  { name: 'Wiki', type: 'cas', urls: [wiki], proxy: true },
  { name: 'Backend', type: 'cas', urls: [backend], proxy: true, releasedAttributes: ['email'] },
  { name: 'Forum', type: 'cas', urls: [forum] },
  { name: 'Vault', type: 'cas', urls: [vault], requiredLevel: 'MEDIUM' },
]

/** A world with these services, whose callbacks are kept and answered with `status`. */
export interface CasWorld extends World {
  readonly uid: string
  readonly calls: { readonly url: URL; readonly request: OutgoingRequest }[]
  /** What the services answer when they are called back. */
  readonly callback: { status: number | null; body: string }
}

export async function makeCasWorld(
  platform: Platform,
  services: readonly ServiceInput[] = casServices,
): Promise<CasWorld> {
  const calls: CasWorld['calls'] = []
  const callback: CasWorld['callback'] = { status: 200, body: '' }
  const outgoing: Outgoing = async (url, request = {}) => {
    calls.push({ url: new URL(url), request })
    return callback.status === null
      ? { ok: false, reason: 'unreachable' }
      : { ok: true, status: callback.status, headers: new Headers(), body: new TextEncoder().encode(callback.body) }
  }
  const runtime = { ...platform.runtime, outgoingBy: () => outgoing }
  const world = await makeWorld({ ...platform, runtime }, { services })
  return { ...world, uid: await registered(world), calls, callback }
}

/** What a service's "sign in" leads to. */
export function loginAddress(service: string, parameters: Readonly<Record<string, string>> = {}): string {
  return `/cas/login?${new URLSearchParams({ service, ...parameters })}`
}

/** Where a browser that is signed in is sent. */
export async function sentTo(browser: Browser, path: string): Promise<URL> {
  const response = await browser.request(path)
  if (response.status !== 302) throw new Error(`${response.status}: ${await response.text()}`)
  return new URL(response.headers.get('Location') ?? '')
}

/** The ticket that a browser is given which is signed in. */
export async function ticketFor(browser: Browser, service: string, parameters = {}): Promise<string> {
  return (await sentTo(browser, loginAddress(service, parameters))).searchParams.get('ticket') ?? ''
}

/** Asks a program's address. */
export async function asked(world: World, path: string, query: Readonly<Record<string, string>>): Promise<Response> {
  return world.browser().request(`/cas/${path}?${new URLSearchParams(query)}`)
}

/** Has a ticket validated by JSON. */
export async function validated(
  world: World,
  query: Readonly<Record<string, string>>,
  path = 'p3/proxyValidate',
): Promise<Readonly<Record<string, Readonly<Record<string, unknown>>>>> {
  const response = await asked(world, path, { format: 'JSON', ...query })
  const { serviceResponse } = await response.json()
  return serviceResponse
}
