import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { balancer } from '../../apps/login/test/support/balancer.ts'
import { startDatabases } from '../fixtures/postgres.ts'
import { crossing } from './crossing.ts'
import { registerServices } from './place.ts'
import { freePort, root, startLogins } from './processes.ts'
import { type BuiltRelease, releaseBefore } from './release-before.ts'
import { patient, restarted } from './rolling.ts'
import { type Answer, openAccount, signIn, visitor } from './visitor.ts'

/**
 * Two processes of the release before become two of this one, one after the other, on one PostgreSQL
 * database, while people register and sign in; then both go back to the release before, on the newer schema.
 *
 * @param options `rounds`: how often somebody gets in between two restarts, at least; `from`: another release
 * than the one before, such as this one, whose processes are then restarted one after the other
 */
export async function upgrade({
  from,
  rounds = 12,
}: {
  readonly from?: BuiltRelease
  readonly rounds?: number
} = {}): Promise<{ readonly lost: readonly string[]; readonly line: string }> {
  const before = from ?? (await releaseBefore())
  const databases = await startDatabases()
  const folder = await mkdtemp(join(tmpdir(), 'faults-'))
  registerServices(folder)
  const port = await freePort()
  const settings = { ...databases.settings, ...patient }
  const logins = await startLogins({
    count: 2,
    folder,
    of: before.folder,
    origin: `http://localhost:${port}`,
    settings,
  })
  const front = await balancer(port, logins.ports)
  const people = { origin: logins.origin, ports: [port] }
  const lost: string[] = []
  const failed: { readonly what: string; readonly answer: Answer }[] = []
  let over = false
  let done = 0
  let crossings = 0
  try {
    for (const each of logins.ports) await front.sees(each, 'ready')
    const accounts = [0, 1, 2, 3].map((index) => ({
      email: `person${index}@example.org`,
      password: 'Kohv9-ja-kringel!',
    }))
    for (const account of accounts) await openAccount(people, account)
    const stepsBefore = await stepsOf(databases.settings['LOGIN_DATABASE_URL'] ?? '')
    const [kept] = accounts
    const session = kept && (await signIn(visitor(people), kept)).session

    const busy = accounts.map(async (account) => {
      while (!over) {
        const who = visitor(people)
        const { answer, session } = await signIn(who, account)
        if (session === null) failed.push({ what: 'a sign-in', answer })
        const page = await who.send(0, '/cas/account')
        if (page?.status !== 200) failed.push({ what: 'a page', answer: page })
        done += 1
      }
    })
    const more = async (): Promise<void> => {
      for (const enough = done + rounds; done < enough && failed.length < 10; )
        await new Promise((go) => setTimeout(go, 20))
    }
    const become = async (index: number, of: string): Promise<void> => {
      await more()
      await restarted(logins, index, { front, of })
      await more()
      for (const [from, to] of [
        [0, 1],
        [1, 0],
      ] as const) {
        crossings += 1
        lost.push(...(await crossing(logins, { email: `crossing${crossings}@example.org`, from, to })))
      }
    }
    await become(0, root)
    const stepsAfter = await stepsOf(databases.settings['LOGIN_DATABASE_URL'] ?? '')
    await become(1, root)
    await become(0, before.folder)
    await become(1, before.folder)
    over = true
    await Promise.all(busy)
    const old = visitor(people)
    old.cookies.set('__Host-lp-login', session ?? '')
    if ((await old.send(0, '/cas/account'))?.status !== 200) lost.push('the session of before')
    // What they log may come later than what they answer, and is all there once they have ended.
    for (const index of logins.ports.keys()) await logins.kill(index, 'SIGINT')
    for (const { answer, what } of failed) lost.push(`${what}, answered ${told(answer, logins.log())}`)
    return {
      lost,
      line: `${before.name} to this and back, two processes, ${stepsAfter - stepsBefore} steps of the schema taken beside the old one: ${done} sign-ins, ${crossings} times from one release to the other and each single use looked at again; ${lost.length} failed`,
    }
  } finally {
    over = true
    await front.close()
    await logins.stop()
    await databases.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** An answer, and why not, as the log has it under the number that the page says. */
function told(answer: Answer, log: string): string {
  const number = /\b[\da-f]{8}\b/.exec(answer?.text ?? '')?.[0] ?? 'none'
  const why = log.split('\n').find((line) => line.includes(`"request":"${number}"`)) ?? `nothing of ${number}`
  return `${answer?.status ?? 'nothing'} after ${Math.round(answer?.ms ?? 0)} ms; logged: ${why.slice(0, 400)}`
}

async function stepsOf(url: string): Promise<number> {
  const client = new Client(url)
  await client.connect()
  const { rows } = await client.query('select count(*)::int as count from migrations')
  await client.end()
  return rows[0].count
}
