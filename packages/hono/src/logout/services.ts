import type { LogoutNotice } from '@laissez-passer/core/ports'
import { type Service, serviceId } from '@laissez-passer/federation/services'

/** How it went to sign somebody out of a service. */
export interface ToldService {
  readonly name: string
  readonly status: 'told' | 'waiting' | 'untold'
}

const rank = { told: 0, waiting: 1, untold: 2 } as const

/**
 * What notices say of services, each once: of several sessions there, the one that went worst. A service that
 * isn't registered any more has no name, and is left out.
 */
export function byService(
  services: readonly Service[],
  notices: readonly Pick<LogoutNotice, 'clientId' | 'status'>[],
): readonly ToldService[] {
  const names = new Map(services.map((service) => [serviceId(service), service.name]))
  const found = new Map<string, ToldService>()
  for (const { clientId, status } of notices) {
    const name = names.get(clientId)
    if (name === undefined) continue
    const said = status === 'refused' || status === 'deaf' ? 'untold' : status
    const before = found.get(name)
    if (before === undefined || rank[said] > rank[before.status]) found.set(name, { name, status: said })
  }
  return [...found.values()]
}
