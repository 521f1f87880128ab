/** Journeys that run on workerd too: from nothing to a CV, which a build server runs for each change. */
const always = ['main-journey.spec.ts .*\\(en\\)']

/**
 * What `npm run test:full` leaves out there: all other journeys run on both, and each of these has its
 * reason.
 */
const left: Readonly<Record<string, string>> = {
  'accessible.spec.ts every page': 'draws pages from their previews, without any server',
  'crash.spec.ts':
    'kills a process that writes: a Worker has none, and what D1 wrote is Cloudflare’s; D1 that loses answers, and workerd that is ended, are in `npm run test:faults`',
  'two-processes.spec.ts':
    'is about processes on Node that share PostgreSQL and wake each other by it; two workerds on one folder have Durable Objects of their own each, where isolates share theirs',
  'headless.spec.ts':
    'runs a provider of its own on a server for Node; the JSON API that it calls is tested on both runtimes',
  'readme-provider.spec.ts': 'runs the README’s provider, which is a server for Node',
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
