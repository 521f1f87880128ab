import { addPasskey, newPasskeyOptions } from '../../src/methods/passkey/use-cases.ts'
import type { Account, Passkey } from '../../src/ports/index.ts'
import { checkSession, type CurrentSession } from '../../src/sessions/index.ts'
import { submitPassword } from '../../src/methods/password/use-cases.ts'
import { type Authenticator, softAuthenticator } from './authenticator.ts'
import { begin } from './flow.ts'
import { freshly } from './fresh.ts'
import { goodPassword, visitor, type World } from './world.ts'

/** Signs in with the password alone. */
export async function signedIn(
  world: World,
  person: Pick<Account, 'email'>,
  { browser = visitor(), password = goodPassword } = {},
): Promise<CurrentSession> {
  const flow = await begin(world, person.email, { continueTo: null, browser })
  const done = await submitPassword(world.context, { ...flow, password, method: 'password' })
  if (!done.ok || !done.opened) throw new Error('not signed in')
  const current = await checkSession(world.context, { token: done.opened.sessionToken })
  if (!current) throw new Error('no session')
  return current
}

/** Adds a passkey to an account. */
export async function withPasskey(
  world: World,
  person: Account,
  options: Parameters<typeof softAuthenticator>[0] & { readonly name?: string } = {},
): Promise<{ readonly authenticator: Authenticator; readonly passkey: Passkey }> {
  const { name = 'My laptop', ...made } = options
  const fresh = await freshly(world.context, await signedIn(world, person))
  const authenticator = await softAuthenticator(made)
  const response = await authenticator.create(await newPasskeyOptions(world.context, { fresh }))
  const added = await addPasskey(world.context, { fresh, name, response })
  if (!added.ok) throw new Error(added.reason)
  return { authenticator, passkey: added.passkey }
}
