import type { Outgoing } from '@laissez-passer/core/ports'
import type { CasProvider } from '../../src/cas/index.ts'
import { login } from '../../src/cas/index.ts'
import type { ServiceInput } from '../../src/services/index.ts'
import { type TestProvider, testProvider } from './provider.ts'

export const wiki = 'https://wiki.example/app'
export const backend = 'https://api.example/v1'
export const local = 'http://localhost:3000'
export const vault = 'https://vault.example/'

/** Services that speak CAS: one that acts for people, one behind it, one that asks for two factors. */
export const casServices: readonly ServiceInput[] = [
  { name: 'Wiki', type: 'cas', urls: [wiki], proxy: true },
  { name: 'Backend', type: 'cas', urls: [backend], releasedAttributes: ['email'] },
  { name: 'Local', type: 'cas', urls: [local], proxy: true },
  { name: 'Vault', type: 'cas', urls: [vault], requiredLevel: 'MEDIUM', acceptedMethods: ['mobile-app-pin'] },
]

/** A provider for them, whose callbacks are kept and answered with 200. */
export async function casProvider(): Promise<
  Omit<TestProvider, 'at'> & { at(now: number): CasProvider; readonly calls: string[] }
> {
  const idp = await testProvider(casServices)
  const calls: string[] = []
  const outgoing: Outgoing = async (url) => {
    calls.push(url)
    return { ok: true, status: 200, headers: new Headers(), body: new Uint8Array() }
  }
  return { ...idp, calls, at: (now) => ({ ...idp.at(now), store: idp.store, outgoing }) }
}

/** The ticket that a session gets at once. */
export async function ticketOf(
  provider: CasProvider,
  options: { readonly service?: string; readonly session: Parameters<typeof login>[1]['session'] },
): Promise<string> {
  const { service = wiki, session } = options
  const result = await login(provider, { query: new URLSearchParams({ service }), session })
  if (result.kind !== 'redirect') throw new Error(`no ticket: ${result.kind}`)
  return new URL(result.url).searchParams.get('ticket') ?? ''
}
