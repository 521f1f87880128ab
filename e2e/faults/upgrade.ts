import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { balancer } from '../../apps/login/test/support/balancer.ts'
import { startDatabases } from '../fixtures/postgres.ts'
import { crossing } from './crossing.ts'
import { registerServices } from './place.ts'
import { freePort, nameOf, root, startLogins } from './processes.ts'
import { type BuiltRelease, releaseBefore } from './release-before.ts'
import { patient, restarted } from './rolling.ts'
import { type Answer, openAccount, signIn, visitor } from './visitor.ts'
import { type Failure, stepsOf, whose } from './whose.ts'

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
} = {}): Promise<{ readonly lost: readonly string[]; readonly apart: readonly string[]; readonly line: string }> {
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
  const front = await balancer(port, logins.ports, logins.releaseAt)
  const people = { origin: logins.origin, ports: [port] }
  const failed: Failure[] = []
  const steps = stepsOf()
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
    const stepsBefore = await stepsIn(databases.settings['LOGIN_DATABASE_URL'] ?? '')
    const [kept] = accounts
    const session = kept && (await signIn(visitor(people), kept)).session

    const busy = accounts.map(async (account) => {
      while (!over) {
        const who = visitor(people)
        const begun = performance.now()
        const fails = (what: string, answer: Answer): void => {
          const ms = Math.round(answer?.ms ?? performance.now() - begun)
          failed.push({ what: `${what}, after ${ms} ms`, answer, besideSteps: steps.since(begun) })
        }
        const { answer, session } = await signIn(who, account)
        if (session === null) fails('a sign-in', answer)
        else {
          const page = await who.send(0, '/cas/account')
          if (page?.status !== 200) fails('a page', page)
        }
        done += 1
      }
    })
    const more = async (): Promise<void> => {
      for (const enough = done + rounds; done < enough && failed.length < 10; )
        await new Promise((go) => setTimeout(go, 20))
    }
    const become = async (index: number, of: string, beside?: typeof steps.beside): Promise<void> => {
      await more()
      await restarted(logins, index, { front, of, ...(beside && { beside }) })
      await more()
      for (const [from, to] of [
        [0, 1],
        [1, 0],
      ] as const) {
        crossings += 1
        failed.push(...(await crossing(logins, { email: `crossing${crossings}@example.org`, from, to })))
      }
    }
    await become(0, root, steps.beside)
    const stepsAfter = await stepsIn(databases.settings['LOGIN_DATABASE_URL'] ?? '')
    await become(1, root)
    await become(0, before.folder)
    await become(1, before.folder)
    over = true
    await Promise.all(busy)
    const old = visitor(people)
    old.cookies.set('__Host-lp-login', session ?? '')
    const there = await old.send(0, '/cas/account')
    if (there?.status !== 200) failed.push({ what: 'the session of before', answer: there, besideSteps: false })
    // What they log may come later than what they answer, and is all there once they have ended.
    for (const index of logins.ports.keys()) await logins.kill(index, 'SIGINT')
    const found = whose(failed, { before: nameOf(before.folder), log: logins.log(), numbered: true })
    return {
      ...found,
      line: `${before.name} to this and back, two processes, ${stepsAfter - stepsBefore} steps of the schema taken beside the old one: ${done} sign-ins, ${crossings} times from one release to the other and each single use looked at again; ${found.lost.length} failed by this, ${found.apart.length} by the one before alone`,
    }
  } finally {
    over = true
    await front.close()
    await logins.stop()
    await databases.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function stepsIn(url: string): Promise<number> {
  const client = new Client(url)
  await client.connect()
  const { rows } = await client.query('select count(*)::int as count from migrations')
  await client.end()
  return rows[0].count
}
