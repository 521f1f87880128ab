/** Journeys that run on workerd too: from nothing to a CV, which a build server runs for each change. */
const always = ['main-journey.spec.ts .*\\(en\\)']

/**
 * Every way of signing in that needs nothing native, what leads back in, files of
 * Europass: `npm run test:full`. What the operators' command queues leaves at the next tick, a minute later,
 * so its journeys stay on Node.
 */
const all = [
  'main-journey.spec.ts',
  'qr-code.spec.ts',
  'passkeys.spec.ts',
  'tokens.spec.ts .*authenticator app',
  'cram-token.spec.ts',
  'sms.spec.ts',
  'eid.spec.ts',
  'sign-on.spec.ts',
  'same-device.spec.ts',
  'choice.spec.ts',
  'biometrics.spec.ts',
  'recovery.spec.ts',
  'library.spec.ts',
]

/**
 * Which journeys run on workerd.
 * @param journeys `daily`: none, they run on Node; `all`: each that tells the runtimes apart
 */
export function workersJourneys(journeys: string | undefined): RegExp {
  if (journeys === 'daily') return /(?!)/
  return new RegExp((journeys === 'all' ? all : always).join('|'), 'u')
}
