import { type FreshAdministrator, requireAdministrator, setAdministrator } from '../../src/administration/index.ts'
import { password } from '../../src/methods/password/method.ts'
import { submitPassword } from '../../src/methods/password/use-cases.ts'
import { checkSession } from '../../src/sessions/index.ts'
import { submitAnswer } from '../../src/sign-in/index.ts'
import { begin, phone } from './flow.ts'
import { codeMethod, goodPassword, newWorld, type World } from './world.ts'

/** A world in which people reach the level that administrators need. */
export const administeredWorld = (): Promise<World> =>
  newWorld({ methods: [password(), { ...codeMethod([phone]), level: 'HIGH' }] })

/** Somebody who administers the provider, and proved it just now. */
export async function administrator(world: World, email: string): Promise<FreshAdministrator> {
  const { id: accountId } = await world.person({ email })
  await setAdministrator(world.context, { accountId, by: { via: 'command', name: 'root' }, reason: null, on: true })
  const flow = await begin(world, email, { continueTo: null })
  await submitPassword(world.context, { ...flow, password: goodPassword, method: 'code' })
  const opened = await submitAnswer(world.context, { ...flow, answer: { code: '1234' } })
  const current = await checkSession(world.context, {
    token: opened.ok && opened.opened ? opened.opened.sessionToken : null,
  })
  const required = current && (await requireAdministrator(world.context, { current, fresh: true }))
  if (!required?.ok) throw new Error('no administrator')
  return required.administrator
}
