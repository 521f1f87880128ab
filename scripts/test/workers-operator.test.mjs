// The operator's command on a deployment: EU Login's built Worker as it is put on an account, and the file
// that the deployment writes for the command, which here reaches workerd's own D1.
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Miniflare } from 'miniflare'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { browserOn, signIn } from '../../apps/login/test/support/journey.ts'
import { root } from '../install.mjs'
import { deploy } from '../workers/deploy.mjs'
import { workerOptions } from '../workers/options.mjs'
import { account, settings } from './support/account.mjs'
import { freePort } from '../ports.mjs'

const home = mkdtempSync(join(tmpdir(), 'operator-'))
const folder = join(home, 'workers')
const secretKey = 'only-in-this-test-'.repeat(3)
const marie = { email: 'marie@example.eu', password: 'Green-Kettle-42' }
const device = `<KeyContainer Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc"><KeyPackage>
  <DeviceInfo><Manufacturer>Acme</Manufacturer><SerialNo>100</SerialNo></DeviceInfo>
  <Key Id="100" Algorithm="urn:ietf:params:xml:ns:keyprov:pskc:hotp"><AlgorithmParameters/>
  <Data><Secret><PlainValue>MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=</PlainValue></Secret></Data></Key></KeyPackage></KeyContainer>`

let origin = ''
let workerd
let told
let tick

beforeAll(async () => {
  origin = `http://localhost:${await freePort()}`
  const { configs, wrangler } = account()
  const deployed = await deploy({
    settings: { ...settings, LOGIN_ORIGIN: origin, SECRET_KEY: secretKey },
    dryRun: false,
    operators: { account: 'the-account', folder },
    wrangler,
    print: () => {},
  })
  expect(deployed).toBe(true)
  told = JSON.parse(readFileSync(join(folder, 'account-login.json'), 'utf8'))
  // As the deployment makes it.
  writeFileSync(join(folder, 'secret-key'), secretKey, { mode: 0o600 })
  // Not on an account: the same database, of this machine.
  const here = { ...told, d1_databases: told.d1_databases.map(({ remote: _, ...database }) => database) }
  writeFileSync(join(folder, 'account-login.json'), JSON.stringify(here))
  writeFileSync(join(home, 'password'), `${marie.password}\n`)
  writeFileSync(join(home, 'tokens.xml'), device)

  const config = join(home, 'deployed.json')
  const worker = configs.find(({ name }) => name === 'laissez-passer-login')
  // workerd knows no jurisdictions.
  const { JURISDICTION: _, ...vars } = worker.vars
  writeFileSync(config, JSON.stringify({ ...worker, vars }))
  const { cron, name, options } = workerOptions('login', {
    config,
    folder: join(home, 'state'),
    alone: true,
    settings: { SECRET_KEY: secretKey, LOG_LEVEL: 'error' },
    host: '127.0.0.1',
    port: Number(new URL(origin).port),
  })
  workerd = new Miniflare(options)
  await workerd.ready
  tick = async () => (await (await workerd.getWorker(name)).scheduled({ cron })).outcome
}, 120_000)

afterAll(async () => {
  await workerd?.dispose()
  rmSync(home, { recursive: true, force: true })
})

/** Calls it as the guide says, but for where the local database lies. */
const command = (...args) =>
  new Promise((resolve) => {
    const env = {
      PATH: process.env.PATH,
      HOME: home,
      LOGIN_DATABASE_URL: `d1://DB?config=workers/account-login.json&persist-to=${join(home, 'state')}`,
    }
    execFile(
      process.execPath,
      [join(root, 'apps/login/dist/cli.js'), ...args, '--json'],
      { cwd: home, env },
      (_, out, err) => resolve(err === '' ? JSON.parse(out) : { err, out }),
    )
  })

const signedIn = async () => {
  const browser = browserOn(origin)
  await signIn(browser, '/cas', marie)
  return browser
}
const isSignedIn = async (browser) => (await browser.get('/cas/account')).path.startsWith('/cas/account')

it('the deployment writes where its databases are, and no secret', () => {
  expect(told).toEqual({
    name: 'laissez-passer-login',
    account_id: 'the-account',
    compatibility_date: expect.any(String),
    d1_databases: [
      {
        binding: 'DB',
        database_name: 'laissez-passer-login',
        database_id: 'id of laissez-passer-login',
        remote: true,
      },
    ],
    vars: {
      LOGIN_ORIGIN: origin,
      PORTAL_ORIGIN: settings.PORTAL_ORIGIN,
      AUTHENTICATOR_ORIGIN: settings.AUTHENTICATOR_ORIGIN,
      MAIL_FROM: settings.MAIL_FROM,
    },
  })
  expect(readdirSync(folder).toSorted()).toEqual(['account-login.json', 'account-portal.json', 'secret-key'])
})

it('while the Worker runs the first administrator is made, an account looked at, closed and opened, its factors go', async () => {
  // The Worker makes the schema, at its first tick.
  expect(await tick()).toBe('ok')

  const named = ['--first-name', 'Marie', '--last-name', 'Curie']
  expect(await command('accounts', 'create', marie.email, ...named, '--password-file', 'password')).toMatchObject({
    ok: true,
  })
  expect(await command('accounts', 'set', marie.email, '--administrator', 'yes')).toMatchObject({ ok: true })
  expect(await command('tokens', 'import', 'tokens.xml', '--owner', marie.email)).toMatchObject({ ok: true })
  const browser = await signedIn()
  expect(await isSignedIn(browser)).toBe(true)
  // Whoever isn’t an administrator is shown that there is no such page.
  expect((await browser.get('/cas/admin')).status).not.toBe(404)
  expect(await command('accounts', 'show', marie.email)).toMatchObject({
    account: { email: marie.email, status: 'active' },
    sessions: [{ level: 'BASIC' }],
  })

  expect(await command('accounts', 'lock', marie.email, '--reason', 'a test')).toMatchObject({ status: 'locked' })
  expect(await isSignedIn(browser)).toBe(false)
  await expect(signedIn()).rejects.toThrow('not signed in')
  expect(await command('accounts', 'unlock', marie.email)).toMatchObject({ status: 'active' })
  const again = await signedIn()

  expect(await command('accounts', 'reset-factors', marie.email, '--reason', 'it is lost')).toMatchObject({
    removed: [{ kind: 'token' }],
  })
  expect(await isSignedIn(again)).toBe(false)
  const { rows } = await command('audit', 'list', '--account', marie.email, '--limit', '100')
  expect(rows.filter(({ by }) => by?.via === 'command').map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['account-locked', 'account-unlocked']),
  )
}, 240_000)
