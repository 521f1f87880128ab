import type { Destination } from '../../src/context/index.ts'
import type { Account, Requirement } from '../../src/ports/index.ts'
import { resumeSignIn, type SignInRef, type Step, startSignIn } from '../../src/sign-in/index.ts'
import { newWorld, visitor, type World } from './world.ts'

/** Two credentials for a second factor. */
export const phone = { id: 'phone-1', name: 'My phone' }
export const tablet = { id: 'tablet-1', name: 'My tablet' }

/** What a service called Europass asks for: MEDIUM unless said otherwise. */
export const asks = (requirement: Partial<Requirement> = {}): Destination => ({
  serviceName: 'Europass',
  level: 'MEDIUM',
  methods: null,
  forceFresh: false,
  maxAge: null,
  ...requirement,
})

/** A world in which Jane has an account. */
export async function withJane(
  options: Parameters<typeof newWorld>[0] = {},
): Promise<{ readonly world: World; readonly jane: Account }> {
  const world = await newWorld(options)
  const jane = await world.person()
  world.now += 5
  world.forget()
  return { world, jane }
}

/** Starts a sign-in; by default on the way to a service, in the usual browser. */
export async function begin(
  world: World,
  identifier: string,
  options: { readonly continueTo?: string | null; readonly browser?: ReturnType<typeof visitor> } = {},
): Promise<SignInRef> {
  const { browser = visitor(), continueTo = '/cas/x' } = options
  const started = await startSignIn(world.context, { identifier, continueTo, visitor: browser })
  if (!started.ok) throw new Error(started.reason)
  return { signInId: started.signInId, visitor: browser }
}

/** The step at which a sign-in stands. */
export async function stepOf(world: World, flow: SignInRef): Promise<Step | 'not-found'> {
  const resumed = await resumeSignIn(world.context, flow)
  return resumed.ok ? resumed.progress.step : resumed.reason
}
