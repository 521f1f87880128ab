import type { RegisteredClient } from '@laissez-passer/core/ports'
import type { OidcService } from '../../services/index.ts'
import { clientToken, sameSecret, sha256 } from '../encoding.ts'
import type { OidcProvider } from '../provider.ts'
import { bearerOf } from './bearer.ts'
import { informationOf } from './information.ts'
import { readMetadata, registrationOf } from './metadata.ts'
import { isMetadata, limitsOf, notJson, refused, type RegistrationAnswer, spend, tooMany, wrong } from './register.ts'
import { mayBeRegistered, sealSecret, storedService } from './stored.ts'

/** A request of a client about its own registration. */
export interface Managing {
  /** The `Authorization` header, or null. */
  readonly authorization: string | null
  /** As the address says it. */
  readonly clientId: string
}

/** Set by the provider alone (RFC 7592 §2.2). */
const ours = ['registration_access_token', 'registration_client_uri', 'client_secret_expires_at', 'client_id_issued_at']

/**
 * How often a client may be written anew in an hour: each time it may name another address that we ask for
 * its keys.
 */
const updates = 20

interface Managed {
  readonly client: RegisteredClient
  readonly service: OidcService
  readonly token: string
}

/**
 * Tells a client what is registered of it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7592#section-2.1
 */
export async function readClient(provider: OidcProvider, request: Managing): Promise<RegistrationAnswer> {
  const found = await managed(provider, request)
  if ('status' in found) return found
  const { client, service, token } = found
  return { status: 200, body: informationOf(provider, { service, token, issuedAt: client.createdAt }) }
}

/**
 * Writes a client's registration anew: what it leaves out is what it would be had it never been said. It
 * keeps its id, its token, and its secret where it still authenticates by one. One commit, after the count of
 * how often it is.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7592#section-2.2
 */
export async function updateClient(
  provider: OidcProvider,
  request: Managing & { readonly body: unknown },
): Promise<RegistrationAnswer> {
  const found = await managed(provider, request)
  if ('status' in found) return found
  const { client, service, token } = found
  const { body } = request
  const { clientId } = service
  if (!isMetadata(body)) return wrong('invalid_client_metadata', notJson)
  if (body['client_id'] !== clientId) return wrong('invalid_client_metadata', 'client_id must be this client’s')
  const given = ours.find((name) => name in body)
  if (given !== undefined) return wrong('invalid_client_metadata', `${given} is the provider’s to say`)
  const { client_secret: secret } = body
  if (secret !== undefined && !(typeof secret === 'string' && sameSecret(secret, service.clientSecret ?? '')))
    return wrong('invalid_client_metadata', 'client_secret must be this client’s, or be left out')
  const read = readMetadata(body, {
    clientId,
    clientSecret: () => service.clientSecret ?? clientToken(provider.random),
    ...limitsOf(provider),
  })
  if (!read.ok) return wrong(read.error, read.description)
  const resting = await spend(provider, { key: `client-update:${clientId}`, limit: updates })
  if (resting !== null) return tooMany(resting, 'This client was written anew too often')
  const written = await provider.store.registeredClients.update({
    clientId,
    registration: registrationOf(read.service),
    sealedSecret: await sealSecret(provider, read.service),
    tokenHash: client.tokenHash,
    changedAt: provider.now,
  })
  if (!written) return refused('invalid_token')
  return { status: 200, body: informationOf(provider, { service: read.service, token, issuedAt: client.createdAt }) }
}

/**
 * Removes a client. What it was given in people's names opens nothing from then on. One commit.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7592#section-2.3
 */
export async function removeClient(provider: OidcProvider, request: Managing): Promise<RegistrationAnswer> {
  const found = await managed(provider, request)
  if ('status' in found) return found
  const { clientId, tokenHash } = found.client
  const removed = await provider.store.registeredClients.remove({ clientId, tokenHash })
  return removed ? { status: 204, body: {} } : refused('invalid_token')
}

/** The client whose token was shown; a client that there isn't is refused alike (RFC 7592 §2.1). */
async function managed(
  provider: OidcProvider,
  { authorization, clientId }: Managing,
): Promise<Managed | RegistrationAnswer> {
  const token = bearerOf(authorization)
  if (token === null) return refused(null)
  if (!mayBeRegistered(provider, clientId)) return refused('invalid_token')
  const client = await provider.store.registeredClients.find(clientId)
  if (client === null || !sameSecret(client.tokenHash, sha256(token))) return refused('invalid_token')
  const service = await storedService(provider, client)
  return service === null ? refused('invalid_token') : { client, service, token }
}
