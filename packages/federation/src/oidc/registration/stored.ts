import { newId } from '@laissez-passer/core/internal/ids'
import type { Random, RegisteredClient } from '@laissez-passer/core/ports'
import type { OidcService, Service } from '../../services/index.ts'
import { readOidcService } from '../../services/parse.ts'
import type { OidcContext } from '../provider.ts'

/** What looking for clients needs of a provider. */
export interface ClientLookUp {
  readonly services: readonly Service[]
  readonly settings: Pick<OidcContext['settings'], 'clientRegistration'>
  readonly keyRing: OidcContext['keyRing']
  readonly store: Pick<OidcContext['store'], 'registeredClients'>
}

/** How ids of clients that registered themselves begin, */
const prefix = 'dyn-'
/** and all of them: nobody is looked up by another, which a database may not even take for a text. */
const ids = /^dyn-[\w-]{22}$/

/** A new client's id: 128 random bits, so that none of `services.json` is met. */
export function newClientId(random: Random): string {
  return prefix + newId(random)
}

/** Whether an id is of those that clients get who register themselves. */
export function isSelfRegistered(clientId: string): boolean {
  return ids.test(clientId)
}

/** The id of a client that an administrator adds: told apart by it from those that registered themselves. */
export function newAddedId(random: Random): string {
  return `adm-${newId(random)}`
}

/** Whether an id is of those that clients get which an administrator adds. */
export function isAdded(clientId: string): boolean {
  return /^adm-[\w-]{22}$/.test(clientId)
}

/**
 * Whether a client may lie in the store: an administrator may have added it, or it may have registered
 * itself, where that is possible. Only then it is looked up.
 */
export function mayBeRegistered({ settings }: Pick<ClientLookUp, 'settings'>, clientId: string): boolean {
  return isAdded(clientId) || (settings.clientRegistration !== 'off' && isSelfRegistered(clientId))
}

/**
 * Reads a client as it registered itself: by the same rules as `services.json`, never the operator's own.
 *
 * @returns null where today's rules refuse it.
 */
export async function storedService(
  { keyRing }: Pick<OidcContext, 'keyRing'>,
  { clientId, registration, sealedSecret }: RegisteredClient,
): Promise<OidcService | null> {
  const clientSecret = sealedSecret === null ? null : await openSecret({ keyRing }, { clientId, sealedSecret })
  const fields: unknown = JSON.parse(registration)
  const read = readOidcService({
    ...(typeof fields === 'object' ? fields : {}),
    type: 'oidc',
    clientId,
    firstParty: false,
    ...(clientSecret === null ? {} : { clientSecret }),
  })
  return read.ok ? read.service : null
}

/** Seals a client's secret; null where it has none. */
export async function sealSecret(
  { keyRing }: Pick<OidcContext, 'keyRing'>,
  { clientId, clientSecret }: { readonly clientId: string; readonly clientSecret?: string | undefined },
): Promise<string | null> {
  if (clientSecret === undefined) return null
  return keyRing.seal(new TextEncoder().encode(clientSecret), `client:${clientId}`)
}

async function openSecret(
  { keyRing }: Pick<OidcContext, 'keyRing'>,
  { clientId, sealedSecret }: { readonly clientId: string; readonly sealedSecret: string },
): Promise<string> {
  return new TextDecoder().decode(await keyRing.open(sealedSecret, `client:${clientId}`))
}
