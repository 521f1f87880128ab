import { addresses } from '@laissez-passer/core/addresses'
import { providerSettings, type Context as UseCaseContext } from '@laissez-passer/core/context'
import { eulogin2025 } from '@laissez-passer/core/password'
import { type Context, Hono } from 'hono'
import type { RouteParts } from '../../src/composition.ts'
import type { ProviderEnv } from '../../src/environment.ts'
import type { Platform } from './world.ts'

/** What is there in a request that a test makes itself. */
export interface Within {
  readonly platform: Platform
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Of the use case's context, what is another than on this platform. */
  readonly context?: Partial<UseCaseContext>
}

/** Settings of a provider at its usual place. */
export const settings = providerSettings({
  origin: 'http://localhost:4000',
  name: 'Example',
  passwordPolicy: eulogin2025,
  languages: ['en', 'fr'],
  authenticatorOrigin: 'http://localhost:4002',
})

/** Does something in a request, and says what came of it, with the answer that it would have become. */
export async function within<Result extends {} | null>(
  { context = {}, headers = {}, path = '/', platform }: Within,
  act: (c: Context<ProviderEnv>) => Result | Promise<Result>,
): Promise<{ readonly result: Result; readonly answer: Response }> {
  const { runtime, store } = platform
  const { hasher, keyRing, random, signals } = runtime
  const done: Result[] = []
  const app = new Hono<ProviderEnv>()
    .all('*', async (c) => {
      c.set('addresses', addresses('/cas'))
      c.set('context', {
        store,
        hasher,
        keyRing,
        random,
        signals,
        settings,
        methods: [],
        now: runtime.now(),
        describeDestination: async () => null,
        ...context,
      })
      c.set('language', 'en')
      c.set('timeZone', null)
      c.set('address', '203.0.113.9')
      const result = await act(c)
      done.push(result)
      return result instanceof Response ? result : c.body(null, 204)
    })
    .onError((error) => {
      throw error
    })
  const answer = await app.request(path, { headers })
  const [result] = done
  if (result === undefined) throw new Error('nothing was done')
  return { result, answer }
}

/** Shows a page as what it is given: its name and props. */
export const asGiven: RouteParts['render'] = (c, name, { httpStatus = 200, ...props }) =>
  c.json({ page: name, ...props }, httpStatus)

/** The parts of a provider that a route is tried with; to ask for others is a fault of the test. */
export function partsOf(given: Partial<RouteParts>): RouteParts {
  return Object.assign(Object.create(null), given)
}
