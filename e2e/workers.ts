/** Journeys that run on workerd too: from nothing to a CV, which a build server runs for each change. */
const always = ['main-journey.spec.ts .*\\(en\\)']

/**
 * What `npm run test:full` leaves out there: all other journeys run on both, and each of these has its
 * reason.
 */
const left: Readonly<Record<string, string>> = {
  'accessible.spec.ts every page': 'draws pages from their previews, without any server',
  'crash.spec.ts': 'kills a process that writes; on workerd the database is another’s',
  'two-processes.spec.ts': 'is about processes that share PostgreSQL',
  'eid-saml.spec.ts': 'SAML needs a native part',
  'headless.spec.ts': 'runs a provider of its own',
  'readme-provider.spec.ts': 'runs a provider of its own',
}

/**
 * Which journeys run on workerd.
 * @param journeys `daily`: none, they run on Node; `all`: each that isn't left out with a reason
 */
export function workersJourneys(journeys: string | undefined): RegExp {
  if (journeys === 'daily') return /(?!)/
  if (journeys === 'all') return new RegExp(`^(?!.*(?:${Object.keys(left).join('|')}))`, 'u')
  return new RegExp(always.join('|'), 'u')
}
