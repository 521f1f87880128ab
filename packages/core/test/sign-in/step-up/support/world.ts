import type { Destination, MethodCredential } from '../../../../src/context/index.ts'
import type { Account } from '../../../../src/ports/index.ts'
import { checkSession, type CurrentSession } from '../../../../src/sessions/index.ts'
import { stepUp } from '../../../../src/sign-in/index.ts'
import { submitPassword } from '../../../../src/methods/password/use-cases.ts'
import { password } from '../../../../src/methods/password/method.ts'
import { asks, begin, phone, withJane } from '../../../support/flow.ts'
import { codeMethod, goodPassword, visitor, type World } from '../../../support/world.ts'

export const service = '/cas/service'
export let world: World
export let jane: Account

/** What the account has set up: tests add to it. */
export let credentials: MethodCredential[]

let asked: Destination
export let code: ReturnType<typeof codeMethod>

/** How each test begins: Jane has a phone, maybe more, and a service asks for two factors. */
export async function janeWithPhone(...others: readonly ReturnType<typeof codeMethod>[]): Promise<void> {
  credentials = [phone]
  asked = asks()
  code = codeMethod(credentials)
  ;({ world, jane } = await withJane({
    methods: [code, ...others, password()],
    describeDestination: (path) => (path.startsWith(service) ? asked : null),
  }))
}

/** What the service asks for from now on. */
export function serviceAsks(changed: Partial<Destination>): void {
  asked = { ...asks(), ...changed }
}

/** Signs in with the password alone. */
export async function basicSession(): Promise<{ readonly token: string; readonly current: CurrentSession }> {
  const flow = await begin(world, jane.email, { continueTo: null })
  const done = await submitPassword(world.context, { ...flow, password: goodPassword, method: 'password' })
  if (!done.ok || !done.opened) throw new Error('not signed in')
  return { token: done.opened.sessionToken, current: await live(done.opened.sessionToken) }
}

export async function live(token: string): Promise<CurrentSession> {
  const current = await checkSession(world.context, { token })
  if (!current) throw new Error('no session')
  return current
}

/** Goes on to the service by raising the session. */
export async function raise(
  { token, current }: Awaited<ReturnType<typeof basicSession>>,
  method: string | null = 'code',
) {
  const here = visitor('laptop', { sessionToken: token })
  const went = await stepUp(world.context, { current, continueTo: service, method, credentialId: null, visitor: here })
  return { went, flow: { signInId: 'signInId' in went ? went.signInId : '', visitor: here } }
}

export const levels = async () =>
  (await world.context.store.sessions.list({ accountId: jane.id, now: world.now })).map(({ level }) => level)
