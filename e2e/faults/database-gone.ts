import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { startPostgres } from '../../scripts/postgres-server.ts'
import { startLogins } from './processes.ts'
import { openAccount, signIn, until, visitor } from './visitor.ts'

const email = 'owner@example.org'
const password = 'Kohv9-ja-kringel!'

/** PostgreSQL stands still for a while (SIGSTOP), then is killed and started again. */
export async function databaseGone({
  seconds = 10,
} = {}): Promise<{ readonly lost: readonly string[]; readonly line: string }> {
  const server = await startPostgres({ durable: true })
  const client = new Client(server.url)
  await client.connect()
  await client.query('create database login')
  const { rows } = await client.query("select setting from pg_settings where name = 'data_directory'")
  await client.end()
  const logins = await startLogins({ settings: { LOGIN_DATABASE_URL: server.url.replace(/[^/]*$/, 'login') } })
  const lost: string[] = []
  try {
    await openAccount(logins, { email, password })
    const signsIn = async (): Promise<boolean> => (await signIn(visitor(logins), { email, password })).session !== null
    if (!(await signsIn())) lost.push('a sign-in before')

    const processes = familyOf(
      Number(readFileSync(`${String(rows[0]?.setting)}/postmaster.pid`, 'utf8').split('\n')[0]),
    )
    for (const pid of processes) process.kill(pid, 'SIGSTOP')
    let slowest = 0
    for (const end = performance.now() + seconds * 1000; performance.now() < end; await sleep(500)) {
      const answer = await visitor(logins).send(0, '/cas/login', { identifier: email })
      slowest = Math.max(slowest, answer?.ms ?? 20_000)
      if (answer?.status !== 503) lost.push(`answered ${answer?.status ?? 'nothing'} meanwhile`)
    }
    for (const pid of processes) process.kill(pid, 'SIGCONT')
    const back = performance.now()
    if ((await until(signsIn, { seconds: 30 })) === null) lost.push('signing in after it went on')
    const again = ((performance.now() - back) / 1000).toFixed(1)

    await server.crash()
    const crashed = performance.now()
    if ((await until(signsIn, { seconds: 30 })) === null) lost.push('signing in after it was killed')
    return {
      lost,
      line: `stopped for ${seconds} s: 503 after ${(slowest / 1000).toFixed(1)} s at most, normal ${again} s after it went on; killed and started: normal ${((performance.now() - crashed) / 1000).toFixed(1)} s after; ${lost.length} lost`,
    }
  } finally {
    await logins.stop()
    await server.stop()
  }
}

/** A process and its children. */
function familyOf(pid: number): readonly number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
  return [pid, ...children]
}
