import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Miniflare } from 'miniflare'
import { afterEach, expect, it } from 'vitest'
import { experimental_readRawConfig as readRawConfig } from 'wrangler'
import { freePort } from '../ports.mjs'
import { mailsTo, register } from './support/login-worker.mjs'
import { root } from '../install.mjs'
import { workerOptions } from '../workers/options.mjs'
import { spreadConfig } from '../workers/spread.mjs'

const ending = []
afterEach(async () => {
  for (const end of ending.splice(0)) await end()
})

function folder() {
  const made = mkdtempSync(join(tmpdir(), 'spread-'))
  ending.push(() => rmSync(made, { recursive: true }))
  return made
}

/** EU Login’s built Worker, on as many databases as there are to be. */
async function start(databases, { at, more = {} }) {
  const { config, count } = spreadConfig('login', { databases, folder: at })
  const origin = `http://localhost:${await freePort()}`
  const settings = {
    LOGIN_ORIGIN: origin,
    SECRET_KEY: secretKey,
    CAPTCHA: 'off',
    LOG_LEVEL: 'error',
    ...more,
  }
  const said = []
  const {
    cron,
    name: worker,
    options,
  } = workerOptions('login', {
    config,
    folder: at,
    settings,
    host: '127.0.0.1',
    port: Number(new URL(origin).port),
    handleStructuredLogs: ({ message }) => said.push(message),
  })
  const workerd = new Miniflare(options)
  const end = () => workerd.dispose()
  ending.unshift(end)
  await workerd.ready
  const names = Array.from({ length: count }, (_, index) => (index === 0 ? 'DB' : `DB_${index + 1}`))
  return {
    origin,
    said,
    async end() {
      ending.splice(ending.indexOf(end), 1)
      await end()
    },
    tick: async () => (await (await workerd.getWorker(worker)).scheduled({ cron })).outcome,
    all: async (sql) => {
      const rows = []
      for (const name of names)
        rows.push((await (await workerd.getD1Database(name, worker)).prepare(sql).all()).results)
      return rows
    },
  }
}

const secretKey = 'only-in-this-test-'.repeat(3)
const several = { DIRECTORY_KEY: 'd'.repeat(43) }

it('EU Login’s Worker spreads accounts over its databases, brings each up to date, and delivers and sweeps in each', async () => {
  const at = folder()
  const { all, origin, tick } = await start('3', { at, more: several })
  // Where each goes, the key says: of these, some to each.
  const mails = Array.from({ length: 8 }, (_, index) => `person${index}@example.org`)
  for (const email of mails) await register(origin, email)
  for (const email of mails) await expect.poll(() => mailsTo(origin, email), { timeout: 20_000 }).toBe(1)
  const accounts = await all('select id from accounts')
  expect(accounts.flat()).toHaveLength(8)
  for (const [index, rows] of accounts.entries()) {
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every(({ id }) => id.startsWith(`10${index}`))).toBe(true)
  }
  const steps = await all('select id from migrations order by id')
  expect(steps[1]).toEqual(steps[0])
  expect(steps[2]).toEqual(steps[0])
  const marks = await all("select owner, reserved_at from names where name = 'shard'")
  expect(marks).toEqual([0, 1, 2].map((index) => [{ owner: `${index}`, reserved_at: 3 }]))

  // A tick finds what was queued in each, and sweeps what expired.
  expect(await tick()).toBe('ok')
  const ready = await (await fetch(`${origin}/readyz`)).json()
  expect(ready).toMatchObject({ status: 'ok' })

  // The operator’s command, beside it, is over all of them too.
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(root, 'apps/login/dist/cli.js'), 'stats', '--json'],
    {
      cwd: at,
      env: {
        ...several,
        PATH: process.env.PATH,
        LOGIN_DATABASE_URL: `d1://DB?config=${join(at, 'wrangler.json')}&persist-to=${at}`,
        SECRET_KEY: secretKey,
      },
    },
  )
  expect(JSON.parse(stdout)).toMatchObject({ accounts: { pending: 8 } })
}, 90_000)

it('one database more moves nobody; one fewer, or one without its key, is refused and says why', async () => {
  const at = folder()
  const one = await start('1', { at })
  const first = await register(one.origin)
  await one.end()
  expect(existsSync(join(at, 'wrangler.json'))).toBe(false)

  const two = await start('2', { at, more: several })
  expect((await fetch(`${two.origin}/cas/login`)).status).toBe(200)
  // Asked again, it is told once more, and no second account is made.
  await register(two.origin, first)
  expect((await two.all('select id from accounts')).flat()).toHaveLength(1)
  for (let index = 0; index < 4; index++) await register(two.origin, `person${index}@example.org`)
  expect((await two.all('select id from accounts'))[1].length).toBeGreaterThan(0)
  await two.end()

  // Nobody says how many: as many as there were.
  const again = await start(undefined, { at, more: several })
  expect(await again.all('select 1 as one')).toHaveLength(2)
  await again.end()
  const written = JSON.parse(readFileSync(join(at, 'wrangler.json'), 'utf8'))
  expect(written.d1_databases).toHaveLength(2)
  // Whatever else it is bound to is bound here too.
  const config = join(root, 'apps/login/wrangler.jsonc')
  expect(['$schema', ...Object.keys(written)]).toEqual(Object.keys(readRawConfig({ config }).rawConfig))

  const keyless = await start('2', { at })
  // Its first page is kept: what else is asked needs the databases.
  expect((await fetch(`${keyless.origin}/cas/register`)).status).toBe(503)
  expect(keyless.said.join('\n')).toContain('DIRECTORY_KEY is missing, and there are 2 databases')
  await keyless.end()

  rmSync(join(at, 'wrangler.json'))
  const alone = await start('1', { at })
  expect((await fetch(`${alone.origin}/readyz`)).status).toBe(503)
  expect(alone.said.join('\n')).toContain('The database is one of several')
}, 90_000)
