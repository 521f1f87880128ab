import type { Logins } from './processes.ts'
import { register, signIn, tokensOf, until, visitor } from './visitor.ts'

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
): Promise<readonly string[]> {
  const failed: string[] = []
  const expect = (what: string, holds: boolean | undefined): void => {
    if (holds !== true) failed.push(`${what} (${email})`)
  }
  expect('a registration', await register(visitor(logins), email, from))
  const token = await until(async () => (await tokensOf(logins, email, to))[0] ?? null, { seconds: 30 })
  if (token === null) return [...failed, `no mail (${email})`]
  const chosen = { token, newPassword: password, confirmPassword: password }
  const choice = await visitor(logins).send(to, '/cas/password', chosen)
  expect('a link of a mail', choice?.location.startsWith('/cas/password/done'))
  const again = await visitor(logins).send(from, '/cas/password', chosen)
  expect('a spent link is refused', again !== null && !again.location.startsWith('/cas/password/done'))

  const who = visitor(logins)
  const first = await who.send(from, '/cas/login', { identifier: email })
  const flow = new URL(first?.location || '/', 'http://here').searchParams.get('flow') ?? ''
  const second = await who.send(to, '/cas/login', { flow, password, method: 'password' })
  expect('a sign-in begun elsewhere', second?.location.startsWith('/cas/continue'))
  for (const process of [from, to]) expect('a session', (await who.send(process, '/cas/account'))?.status === 200)

  const query = new URLSearchParams({ service })
  const sent = await who.send(from, `/cas/login?${query}`)
  const ticket = new URL(sent?.location || '/', 'http://here').searchParams.get('ticket') ?? ''
  const validate = async (process: number) =>
    (await visitor(logins).send(process, `/cas/p3/serviceValidate?${new URLSearchParams({ service, ticket })}`))?.text
  expect('a ticket', (await validate(to))?.includes('authenticationSuccess'))
  expect('a spent ticket is refused', (await validate(from))?.includes('authenticationFailure'))

  expect('a logout', ((await who.send(to, '/cas/logout', {}))?.status ?? 500) < 400)
  const session = who.cookies.get('__Host-lp-login') ?? ''
  expect('no session after it', session === '' || (await who.send(from, '/cas/account'))?.status === 302)
  expect('a sign-in after', (await signIn(visitor(logins), { email, password, process: from })).session !== null)
  return failed
}
