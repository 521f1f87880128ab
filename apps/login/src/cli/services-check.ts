import { isLoopback } from '@laissez-passer/server/settings'
import { faultWords, type Match, matchService, type NoMatch, type Service } from '@laissez-passer/federation/services'
import type { PlainCommand } from './command.ts'
import { differenceFrom, type Registered, registeredUris } from './redirect-uris.ts'
import { openServices } from './services-place.ts'

/** `services check`: whose an address is, and why it is nobody's. */
export const servicesCheck: PlainCommand = {
  name: 'services check',
  summary: 'Says which services an address belongs to, or why to none.',
  takes: '<address>',
  positionals: [1, 1],
  options: { cas: { type: 'boolean' }, oidc: { type: 'boolean' } },
  explained: [
    [
      '--oidc',
      'it is a redirect URI of OpenID Connect: a host of a CAS service or an end of a logout makes it no right one',
    ],
    ['--cas', 'it is the address of a CAS service'],
  ],
  notes: `An address of a CAS service (service=…) lies below one of its urls; the longest counts. A redirect URI of
OpenID Connect is a registered one, letter for letter. Quote the address: a shell reads & and ? otherwise.`,
  examples: [
    ['why is this service refused', "laissez-passer services check 'https://shop.example.eu/app?page=1'"],
    ['for a script', 'laissez-passer services check https://shop.example.eu/callback --oidc --json'],
  ],
  async runPlain(environment, { positionals: [address = ''], values }) {
    const { services } = openServices(environment)
    const match = matchService(services, address)
    const twin = twinOf(services, address)
    const registered = registeredUris(services)
    const exact = registered.filter(({ uri }) => uri === address)
    // Of one that is registered nobody asks what is like it.
    const near = registered.flatMap((each) => {
      const difference = exact.length > 0 ? null : differenceFrom(each.uri, address)
      return difference === null ? [] : [{ ...each, difference }]
    })
    const asked = values['oidc'] === values['cas'] ? null : values['oidc'] === true ? 'oidc' : 'cas'
    // After a sign-in nobody is sent to where they go after a logout.
    const meant = ({ field }: Registered): boolean => asked !== 'oidc' || field === 'redirectUris'
    return {
      // With both or neither it may be meant as each.
      ok: (match.ok && asked !== 'oidc') || (exact.some(meant) && asked !== 'cas'),
      text: [
        `CAS: ${casWords(match)}`,
        ...(match.ok || twin === null
          ? []
          : [`  It is registered at ${twin}: to browsers and here, each name of this machine is another host.`]),
        ...(exact.length === 0
          ? ['OpenID Connect: it is no registered redirect URI.']
          : exact.map((each) => `OpenID Connect: it is ${placeOf(each)}.`)),
        ...near.map((each) => `  ${placeOf(each)} is the same ${each.difference}: ${each.uri}`),
      ].join('\n'),
      json: {
        cas: match.ok ? { service: match.service.name, url: match.pattern } : { service: null, ...reasonOf(match.why) },
        oidc: exact.map(({ clientId, field, service }) => ({ service, clientId, field })),
        ...(twin === null ? {} : { registeredAt: twin }),
        near: near.map(({ clientId, difference, field, uri }) => ({ clientId, field, uri, difference })),
      },
    }
  },
}

/** Where a CAS service is registered by another name of this machine, at the same scheme and port. */
function twinOf(services: readonly Service[], address: string): string | null {
  const asked = URL.parse(address)
  // `localhost:3000` reads as an address of the scheme `localhost:`, which has no origin.
  if (asked === null || !/^https?:$/.test(asked.protocol) || !isLoopback(asked.origin)) return null
  const origins = services.flatMap((service) => (service.type === 'cas' ? service.urls : [])).map((url) => new URL(url))
  const twin = origins.find(
    ({ hostname, origin, port, protocol }) =>
      isLoopback(origin) && hostname !== asked.hostname && port === asked.port && protocol === asked.protocol,
  )
  return twin?.origin ?? null
}

function placeOf({ clientId, field, service }: Registered): string {
  return `one of the ${field} of ${service} (${clientId})`
}

function casWords(match: Match): string {
  if (match.ok) return `it belongs to ${match.service.name}, below ${match.pattern}.`
  const { why } = match
  switch (why.reason) {
    case 'address':
      return `it is nobody’s, whoever is registered: ${faultWords[why.fault]}.`
    case 'origin':
      return `nobody has registered ${why.origin}.`
    case 'path':
      return `it lies below none of what is registered there: ${why.patterns.join(', ')}. Whole names of a path are compared, and case counts.`
    case 'ambiguous':
      return `it is nobody’s: as it is written it would be ${why.as.name}’s, as some servers read its path ${
        why.orAs === null ? 'nobody’s' : `${why.orAs.name}’s`
      }.`
  }
}

function reasonOf(why: NoMatch): Readonly<Record<string, unknown>> {
  if (why.reason !== 'ambiguous') return why
  return { reason: why.reason, as: why.as.name, orAs: why.orAs?.name ?? null }
}
