import type { ApiScope } from '../../api-scopes.ts'
import { type EcasAttributeName, releasesAttribute } from '../../services/attributes.ts'
import type { OidcService } from '../../services/index.ts'

/**
 * What a service may get to know of somebody, or do for them; `offline`: also while they aren't signed in.
 */
export type Known =
  | 'identifier'
  | 'email'
  | 'name'
  | 'language'
  | 'factors'
  | 'account'
  | 'settings'
  | 'activity'
  | 'sessions'
  | 'end-sessions'
  | 'services'
  | 'withdraw-services'
  | 'offline'

/** What is said with more besides isn't said alone as well. */
const within: Readonly<Partial<Record<Known, Known>>> = { sessions: 'end-sessions', services: 'withdraw-services' }

interface Told {
  readonly known: Known
  /** ECAS names of the attributes that it is made of; none: it is always told. */
  readonly attributes: readonly EcasAttributeName[]
}

/** What each scope of our API opens. */
const opened: Readonly<Record<ApiScope, Known>> = {
  'account.read': 'account',
  'account.write': 'settings',
  'activity.read': 'activity',
  'sessions.read': 'sessions',
  'sessions.end': 'end-sessions',
  'services.read': 'services',
  'services.withdraw': 'withdraw-services',
}

/** What each scope tells; in the order in which a page says it. */
const toldByScope: Readonly<Record<string, readonly Told[]>> = {
  openid: [{ known: 'identifier', attributes: [] }],
  profile: [
    { known: 'name', attributes: ['firstName', 'lastName'] },
    { known: 'language', attributes: ['locale'] },
  ],
  authentication_factors: [{ known: 'factors', attributes: ['authenticationFactors'] }],
  ...Object.fromEntries(Object.entries(opened).map(([scope, known]) => [scope, [{ known, attributes: [] }]])),
  offline_access: [{ known: 'offline', attributes: [] }],
  email: [{ known: 'email', attributes: ['email'] }],
}

const order: readonly Known[] = [
  'name',
  'email',
  'language',
  'identifier',
  'factors',
  ...Object.values(opened),
  'offline',
]

/**
 * What a service gets to know by these scopes, of what its registration releases. An identifier it gets with
 * any of them: userinfo says it, whatever else was asked for.
 *
 * @param scopes - Those that this provider knows.
 * @returns Each once, what people know themselves by first.
 */
export function knownBy(scopes: readonly string[], service: Pick<OidcService, 'releasedAttributes'>): readonly Known[] {
  const asked = scopes.flatMap((scope) => toldByScope[scope] ?? [])
  const told = asked
    .filter(({ attributes }) => attributes.length === 0 || attributes.some((name) => releasesAttribute(service, name)))
    .map(({ known }) => known)
  const isSaid = (known: Known): boolean => {
    const wider = within[known]
    return told.includes(known) && !(wider && told.includes(wider))
  }
  return order.filter((known) => isSaid(known) || (known === 'identifier' && asked.length > 0))
}
