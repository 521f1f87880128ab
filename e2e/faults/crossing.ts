import type { Logins } from './processes.ts'
import { register, signIn, tokensOf, until, type Visitor, visitor } from './visitor.ts'
import type { Failure } from './whose.ts'

const password = 'Kohv9-ja-kringel!'
const service = 'http://localhost:9/wiki'

/**
 * What one process begins another goes on with: a registration, a link of a mail, a sign-in, its session, a
 * ticket of CAS, a logout; what one has spent the other refuses.
 *
 * @param options `email`: nobody's yet; `from` and `to`: the two processes
 * @returns what failed; empty where nothing did
 */
export async function crossing(
  logins: Logins,
  { email, from, to }: { readonly email: string; readonly from: number; readonly to: number },
): Promise<readonly Failure[]> {
  const failed: Failure[] = []
  const expect = (what: string, who: Visitor | null, holds: boolean | undefined): void => {
    if (holds !== true) failed.push({ what: `${what} (${email})`, answer: who?.last() ?? null, besideSteps: false })
  }
  const newcomer = visitor(logins)
  const registered = await register(newcomer, email, from)
  expect('a registration', newcomer, registered)
  if (!registered) return failed
  const token = await until(async () => (await tokensOf(logins, email, to))[0] ?? null, { seconds: 30 })
  expect('its mail', null, token !== null)
  if (token === null) return failed
  const chosen = { token, newPassword: password, confirmPassword: password }
  const opens = async (process: number): Promise<boolean | undefined> =>
    (await newcomer.send(process, '/cas/password', chosen))?.location.startsWith('/cas/password/done')
  expect('a link of a mail', newcomer, await opens(to))
  expect('a spent link is refused', newcomer, (await opens(from)) === false)

  const who = visitor(logins)
  const first = await who.send(from, '/cas/login', { identifier: email })
  const flow = new URL(first?.location || '/', 'http://here').searchParams.get('flow')
  expect('a sign-in begins', who, flow !== null)
  if (flow === null) return failed
  const second = await who.send(to, '/cas/login', { flow, password, method: 'password' })
  expect('a sign-in begun elsewhere', who, second?.location.startsWith('/cas/continue'))
  for (const process of [from, to]) expect('a session', who, (await who.send(process, '/cas/account'))?.status === 200)

  const query = new URLSearchParams({ service })
  const sent = await who.send(from, `/cas/login?${query}`)
  const ticket = new URL(sent?.location || '/', 'http://here').searchParams.get('ticket')
  expect('a ticket is given', who, ticket !== null)
  if (ticket === null) return failed
  const machine = visitor(logins)
  const validate = async (process: number) =>
    (await machine.send(process, `/cas/p3/serviceValidate?${new URLSearchParams({ service, ticket })}`))?.text
  expect('a ticket', machine, (await validate(to))?.includes('authenticationSuccess'))
  expect('a spent ticket is refused', machine, (await validate(from))?.includes('authenticationFailure'))

  expect('a logout', who, ((await who.send(to, '/cas/logout', {}))?.status ?? 500) < 400)
  const session = who.cookies.get('__Host-lp-login') ?? ''
  expect('no session after it', who, session === '' || (await who.send(from, '/cas/account'))?.status === 302)
  const again = visitor(logins)
  expect('a sign-in after', again, (await signIn(again, { email, password, process: from })).session !== null)
  return failed
}
