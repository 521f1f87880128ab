import type { Level } from '@laissez-passer/core/ports'
import { isFapi2 } from '../oidc/clients/fapi2.ts'
import type { Service } from '../services/index.ts'

/** What a page says of a service. */
export interface PlainService {
  readonly name: string
  readonly level: Level
}

/**
 * The services whose plain requests can be understood without a provider: no secret of theirs, and nothing of
 * what they are told.
 */
export interface PlainServices {
  /** Those that speak CAS. */
  readonly cas: readonly PlainService[]
  /** The addresses below which they lie: a list of each, in the same order. */
  readonly below: readonly (readonly string[])[]
  /** Those that speak OpenID Connect, by their client id. */
  readonly oidc: Readonly<Record<string, PlainService & { readonly redirectUris: readonly string[] }>>
}

/**
 * What there is to know of services so that their plain requests can be understood. Left out are clients that
 * may not send plain ones.
 *
 * @param services - All registered services.
 */
export function plainServices(services: readonly Service[]): PlainServices {
  const told = ({ name, requiredLevel: level }: Service): PlainService => ({ name, level })
  const cas = services.filter((service) => service.type === 'cas')
  return {
    cas: cas.map(told),
    below: cas.map(({ urls }) => urls),
    oidc: Object.fromEntries(
      services.flatMap((service) =>
        service.type === 'oidc' &&
        !service.requirePushedAuthorizationRequests &&
        !service.requireSignedRequestObject &&
        !isFapi2(service)
          ? [[service.clientId, { ...told(service), redirectUris: service.redirectUris }]]
          : [],
      ),
    ),
  }
}
