import type { Outgoing } from '@laissez-passer/core/ports'
import { hostsOf, type Service } from '@laissez-passer/federation/services'
import type { Log } from '@laissez-passer/server/log'

/**
 * Has the log say why a service couldn't be asked (`service-unasked`): whoever sees a page or an answer isn't
 * told, because it would say what stands in our network.
 *
 * @param outgoing sends requests
 * @param options `services`: the registered ones, by which a host has a name
 */
export function loggedOutgoing(
  outgoing: Outgoing,
  { log, services }: { readonly services: readonly Service[]; readonly log: Log },
): Outgoing {
  const named = services.map((service) => ({ name: service.name, hosts: hostsOf([service]) }))
  const logged: Outgoing = async (url, request) => {
    const answer = await outgoing(url, request)
    const reason = answer.ok ? (answer.status < 300 ? null : `status-${answer.status}`) : answer.reason
    if (reason !== null) {
      const host = URL.parse(url)?.host ?? ''
      const service = named.find(({ hosts }) => hosts.has(host))?.name
      log({ level: 'warn', event: 'service-unasked', reason, ...(service === undefined ? {} : { service }) })
    }
    return answer
  }
  return outgoing.listedHostsAlone ? Object.assign(logged, { listedHostsAlone: true as const }) : logged
}
