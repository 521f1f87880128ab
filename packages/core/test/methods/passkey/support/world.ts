import type { Destination } from '../../../../src/context/index.ts'
import type { RequestOptions } from '../../../../src/methods/passkey/use-cases.ts'
import type { Account } from '../../../../src/ports/index.ts'
import { type SignInRef, submitAnswer } from '../../../../src/sign-in/index.ts'
import { submitPassword } from '../../../../src/methods/password/use-cases.ts'
import { passkey } from '../../../../src/methods/passkey/method.ts'
import { password } from '../../../../src/methods/password/method.ts'
import { asks, begin, stepOf, withJane } from '../../../support/flow.ts'
import { codeMethod, goodPassword, visitor, type World } from '../../../support/world.ts'

export let world: World
export let jane: Account
let asked: Destination

/** How each test begins: Jane has no passkey yet, and a service at `/cas/x` asks for two factors. */
export async function janeAlone(): Promise<void> {
  asked = asks()
  const describeDestination = (path: string) => (path === '/cas/x' ? asked : null)
  ;({ world, jane } = await withJane({ methods: [passkey(), codeMethod([]), password()], describeDestination }))
}

/** What the service asks for from now on. */
export function destinationAsks(...requirement: Parameters<typeof asks>): void {
  asked = asks(...requirement)
}

export const sessions = async (person = jane) =>
  (await world.context.store.sessions.list({ accountId: person.id, now: world.now })).map(({ level }) => level)

/** Ends what the preparations opened. */
export const signOutEverywhere = (person = jane) =>
  world.context.store.sessions.endOthers({ accountId: person.id, except: null, now: world.now })

/** The password is given; the passkey is asked. */
export async function afterPassword(person = jane, browser = visitor()): Promise<SignInRef> {
  const flow = await begin(world, person.email, { browser })
  await submitPassword(world.context, { ...flow, password: goodPassword, method: 'passkey' })
  return flow
}

/** What the page asks of the browser. */
export async function asking(flow: SignInRef): Promise<RequestOptions> {
  const step = await stepOf(world, flow)
  if (step === 'not-found' || step.kind !== 'verify') throw new Error(JSON.stringify(step))
  return JSON.parse(String(step.view.params.options))
}

export const answer = (flow: SignInRef, response: string) =>
  submitAnswer(world.context, { ...flow, answer: { passkey: response } })
