import type { AuditEntry } from '@laissez-passer/core/ports'
import { clientToken, sha256 } from '../encoding.ts'
import type { OidcProvider } from '../provider.ts'
import type { OidcService } from '../../services/index.ts'
import type { ServiceIssue } from '../../services/issues.ts'
import { readOidcService } from '../../services/parse.ts'
import { registrationOf } from './metadata.ts'
import { isAdded, newAddedId, sealSecret, storedService } from './stored.ts'
import { lookOf } from './look.ts'

/** What adding needs of a provider. */
type Adding = Pick<OidcProvider, 'keyRing' | 'now' | 'random' | 'services' | 'settings' | 'store'>

/**
 * Keeps a service that an administrator added, beside those of the operator's list and those that registered
 * themselves: by the same rules as the list, with an id of its own, known to every process at once. People
 * are asked what it may know of them. Nobody manages it but the operator. One commit.
 *
 * @param provider - The provider's parts.
 * @param input - `asked`: fields as in `services.json`; `confidential`: it keeps a secret, which is made;
 * `auditOf`: makes the row of the audit log that tells of it.
 * @returns Its id and secret, which is shown now and never again; or what is wrong, by field.
 */
export async function addClient(
  provider: Adding,
  {
    asked,
    auditOf,
    confidential,
  }: {
    readonly asked: Readonly<Record<string, unknown>>
    readonly confidential: boolean
    readonly auditOf: (service: Pick<OidcService, 'clientId' | 'name'>) => Promise<AuditEntry>
  },
): Promise<
  | { readonly ok: true; readonly clientId: string; readonly clientSecret: string | null }
  | { readonly ok: false; readonly issues: readonly ServiceIssue[] }
> {
  const { now, random, services, settings, store } = provider
  const clientId = newAddedId(random)
  const clientSecret = confidential ? clientToken(random) : null
  const read = readOidcService({
    ...asked,
    type: 'oidc',
    clientId,
    firstParty: false,
    ...(clientSecret === null ? { tokenEndpointAuthMethod: 'none' } : { clientSecret }),
  })
  if (!read.ok) return read
  const { service } = read
  const taken = [settings.name, ...services.map(({ name }) => name)].map(lookOf)
  if (taken.includes(lookOf(service.name)))
    return { ok: false, issues: [{ path: 'name', message: 'looks like the name of another service' }] }
  const client = {
    clientId,
    registration: registrationOf(service),
    sealedSecret: await sealSecret(provider, service),
    // Of a token that nobody has: it is managed by nobody.
    tokenHash: sha256(clientToken(random)),
    open: false,
    createdAt: now,
    changedAt: now,
  }
  await store.registeredClients.register(client, { audit: [await auditOf(service)] })
  return { ok: true, clientId, clientSecret }
}

/**
 * The services that lie in the store, the oldest first. One query.
 *
 * @param options - `limit`: how many at most.
 */
export async function listAddedClients(
  provider: Pick<Adding, 'keyRing' | 'store'>,
  { limit }: { readonly limit: number },
): Promise<readonly { readonly service: OidcService; readonly byAdministrator: boolean }[]> {
  const found = await provider.store.registeredClients.list({ after: null, limit })
  const read = await Promise.all(
    found.map(async (client) => ({
      service: await storedService(provider, client),
      byAdministrator: isAdded(client.clientId),
    })),
  )
  return read.flatMap(({ byAdministrator: own, service }) =>
    service === null ? [] : [{ service, byAdministrator: own }],
  )
}
