import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { expect, inject, it, onTestFinished } from 'vitest'
import { openDatabase } from '../src/database.ts'
import { readSettings } from '../src/settings/settings.ts'
import { build } from './support/build.ts'
import { browserOn, registerIn, signIn } from './support/journey.ts'
import { answering, freePort, type Running, run } from './support/running.ts'

/** Databases of one server, that can be away and back: under another name nobody finds them. */
async function databases(count: number) {
  const server = inject('postgres')
  const client = new Client(server)
  await client.connect()
  const names = Array.from({ length: count }, () => `d${crypto.randomUUID().replaceAll('-', '')}`)
  for (const name of names) await client.query(`create database ${name}`)
  const rename = async (from: string, to: string) => {
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [from])
    await client.query(`alter database ${from} rename to ${to}`)
  }
  const away = new Set<string>()
  onTestFinished(async () => {
    for (const name of names) await client.query(`drop database ${away.has(name) ? `${name}x` : name} with (force)`)
    await client.end()
  }, 60_000)
  return {
    urls: names.map((name) => server.replace(/[^/]*$/, name)),
    goes: async (index: number) => {
      const name = names[index] ?? ''
      away.add(name)
      await rename(name, `${name}x`)
    },
    comes: async (index: number) => {
      const name = names[index] ?? ''
      away.delete(name)
      await rename(`${name}x`, name)
    },
  }
}

it('of several databases one may be away at the start: others are served, /readyz says which, and it comes', async () => {
  const built = await build()
  const data = await mkdtemp(join(tmpdir(), 'login-data-'))
  const { comes, goes, urls } = await databases(3)
  const [first = '', ...more] = urls
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const servers: Running[] = []
  onTestFinished(async () => {
    await Promise.all(servers.map((server) => server.end('SIGKILL')))
    for (const folder of [built, data]) await rm(folder, { recursive: true, force: true })
  })
  const start = (): Running => {
    const server = run(process.execPath, [join(built, 'dist/node.js')], {
      cwd: data,
      env: {
        CAPTCHA: 'off',
        DATA_DIR: data,
        DIRECTORY_KEY: 'd'.repeat(43),
        LOGIN_DATABASE_URL: first,
        LOGIN_MORE_DATABASE_URLS: more.join(' '),
        LOGIN_ORIGIN: origin,
      },
    })
    servers.push(server)
    return server
  }

  // For the first time all are needed, and the line says which isn't there.
  await goes(1)
  const refused = start()
  expect(await new Promise((resolve) => refused.child.once('exit', resolve))).toBe(1)
  expect(refused.output()).toMatch(/can’t start: LOGIN_MORE_DATABASE_URLS, database 1, can’t be used: .*does not exist/)
  await comes(1)

  const whole = start()
  await answering(`${origin}/readyz`, whole)
  const people = Array.from({ length: 9 }, (_, index) => `person${index}@example.org`)
  const password = 'Correct-Horse7battery'
  const mails = async (): Promise<readonly { readonly to: string; readonly text: string }[]> =>
    (await fetch(`${origin}/dev/mailbox.json`)).json()
  for (const email of people) {
    const link = async () => {
      for (let tries = 0; tries < 200; tries++) {
        const mail = (await mails()).find(({ to }) => to === email)
        const found = /\/[a-z]+\/password\?token=[\w-]+/.exec(mail?.text ?? '')?.[0]
        if (found) return found
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      return null
    }
    await registerIn(browserOn(origin), { email, link })
  }
  await whole.end()

  await goes(2)
  const without = start()
  await answering(`${origin}/readyz`, without)
  expect(without.output()).toMatch(/"event":"database-away","message":"Database 2 doesn’t answer/)
  expect(await (await fetch(`${origin}/readyz`)).json()).toMatchObject({
    status: 'degraded',
    parts: { database: 'ok', 'database 2': 'unavailable' },
  })
  const whoIsIn = async () => {
    const outcomes = await Promise.all(
      people.map((email) =>
        signIn(browserOn(origin), '/cas', { email, password }).then(
          () => email,
          () => null,
        ),
      ),
    )
    return outcomes.filter((email) => email !== null).length
  }
  const some = await whoIsIn()
  expect(some).toBeGreaterThan(0)
  expect(some).toBeLessThan(people.length)

  await comes(2)
  await expect.poll(async () => (await (await fetch(`${origin}/readyz`)).json()).status, { timeout: 20_000 }).toBe('ok')
  expect(await whoIsIn()).toBe(people.length)
}, 180_000)

it('one that doesn’t belong there is refused at the start, also while another is away', async () => {
  const { goes, urls } = await databases(4)
  const [one = '', two = '', three = '', strange = ''] = urls
  const open = async (...all: readonly string[]) => {
    const [first, ...more] = all
    const read = readSettings({
      LOGIN_DATABASE_URL: first,
      LOGIN_MORE_DATABASE_URLS: more.join(' '),
      DIRECTORY_KEY: 'd'.repeat(43),
    })
    if (!read.ok) throw new Error(read.line)
    const opened = await openDatabase(read.settings, { folder: '/nowhere', listening: true })
    if (opened.ok) await opened.database.close()
    return opened
  }
  expect(await open(one, two, three)).toMatchObject({ ok: true })
  await goes(1)
  expect(await open(one, two, three)).toMatchObject({ ok: true, database: { away: [1] } })
  expect(await open(one, two, strange)).toMatchObject({ ok: false })
  expect(await open(one, three, two)).toMatchObject({ ok: false, line: expect.stringContaining('their order stays') })
  await goes(0)
  expect(await open(one, two, three)).toMatchObject({ ok: false, line: expect.stringContaining('LOGIN_DATABASE_URL') })
}, 60_000)
