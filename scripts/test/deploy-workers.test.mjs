import { expect, it } from 'vitest'
import { deploy } from '../workers/deploy.mjs'
import { account, settings } from './support/account.mjs'

const silent = { print: () => {}, settings }

it('makes databases and queues in the European Union, once; a second run changes no secret', async () => {
  const { configs, made, secrets, wrangler } = account()
  expect(await deploy({ ...silent, dryRun: false, wrangler })).toBe(true)
  expect(made).toContain('d1 create laissez-passer-login --jurisdiction eu')
  expect(made).toContain('queues create laissez-passer-login --jurisdiction eu')
  const login = configs.find(({ name }) => name === 'laissez-passer-login')
  expect(login).toMatchObject({
    d1_databases: [{ binding: 'DB', database_id: 'id of laissez-passer-login' }],
    vars: { LOGIN_ORIGIN: 'https://login.example.eu', MAIL_FROM: 'login@example.eu', JURISDICTION: 'eu' },
    r2_buckets: [{ binding: 'SHELF', bucket_name: 'laissez-passer-login-first', jurisdiction: 'eu' }],
    routes: [{ pattern: 'login.example.eu', custom_domain: true }],
    workers_dev: false,
    send_email: [{ name: 'EMAIL' }],
  })
  // What it is bound to is there before it.
  expect(login.services).toEqual([{ binding: 'SAML', service: 'laissez-passer-login-saml' }])
  expect(configs.findIndex(({ name }) => name === 'laissez-passer-login-saml')).toBe(configs.indexOf(login) - 1)
  expect(JSON.stringify(configs)).not.toContain('the key that seals')
  expect(secrets.get('laissez-passer-login')).toMatchObject({ SECRET_KEY: 'the key that seals' })

  const before = made.length
  expect(await deploy({ ...silent, settings: { ...settings, SECRET_KEY: 'another' }, dryRun: false, wrangler })).toBe(
    true,
  )
  expect(made).toHaveLength(before)
  expect(secrets.get('laissez-passer-login')).toMatchObject({ SECRET_KEY: 'the key that seals' })
}, 20_000)

it('spreads EU Login over as many databases as are said, keeps those that are there, and never deploys fewer', async () => {
  const { configs, made, secrets, wrangler } = account()
  const run = (databases, lines = []) =>
    deploy({
      settings: { ...settings, DIRECTORY_KEY: 'the key of names', FULL_DATABASES: '0' },
      databases,
      dryRun: false,
      wrangler,
      print: (line) => lines.push(line),
    })
  const newest = () => configs.findLast(({ name }) => name === 'laissez-passer-login')
  expect(await run(3)).toBe(true)
  expect(newest().d1_databases.map(({ binding, database_id }) => [binding, database_id])).toEqual([
    ['DB', 'id of laissez-passer-login'],
    ['DB_2', 'id of laissez-passer-login-2'],
    ['DB_3', 'id of laissez-passer-login-3'],
  ])
  expect(newest().vars).toMatchObject({ FULL_DATABASES: '0' })
  expect(secrets.get('laissez-passer-login')).toMatchObject({ DIRECTORY_KEY: 'the key of names' })
  expect(configs.find(({ name }) => name === 'laissez-passer-portal').d1_databases).toHaveLength(1)

  // Nobody says how many, or says fewer: those that are there stay.
  const before = made.length
  const lines = []
  for (const fewer of [undefined, 2]) expect(await run(fewer, lines)).toBe(true)
  expect(made).toHaveLength(before)
  expect(newest().d1_databases).toHaveLength(3)
  expect(lines).toContain('3 databases of EU Login are there already, and stay.')

  expect(await run(4)).toBe(true)
  expect(made.slice(before)).toEqual(['d1 create laissez-passer-login-4 --jurisdiction eu'])
}, 20_000)

it('where an account doesn’t list its databases, nothing is deployed over them', async () => {
  const { configs, made, wrangler } = account()
  const lines = []
  const went = await deploy({
    settings,
    dryRun: false,
    wrangler: async (args) =>
      args[1] === 'list' && args[0] === 'd1' ? { code: 1, output: 'fetch failed' } : wrangler(args),
    print: (line) => lines.push(line),
  })
  expect(went).toBe(false)
  expect([made, configs]).toEqual([[], []])
  expect(lines.join('\n')).toContain('fetch failed')
}, 20_000)

it('a dry run asks nothing of an account, and says what it would do without telling a secret', async () => {
  const asked = []
  const lines = []
  const wrangler = async (args) => {
    asked.push(args.slice(0, 2).join(' '))
    return { code: 0, output: '' }
  }
  const print = (line) => lines.push(line)
  expect(await deploy({ settings, databases: 2, dryRun: true, wrangler, print })).toBe(true)
  expect(new Set(asked)).toEqual(new Set(['deploy --dry-run']))
  const text = lines.join('\n')
  expect(text).toContain('wrangler d1 create laissez-passer-login --jurisdiction eu')
  expect(text).toContain('wrangler d1 create laissez-passer-login-2 --jurisdiction eu')
  expect(text).toContain('laissez-passer-authenticator: ')
  expect(text).not.toContain('the key that seals')
}, 20_000)

it('a bundle that wrangler refuses stops everything before anything is made', async () => {
  const { made, wrangler } = account()
  const refusing = async (args) =>
    args.includes('--dry-run') ? { code: 1, output: 'No such module "node:fs"' } : wrangler(args)
  const lines = []
  const went = await deploy({ settings, dryRun: false, wrangler: refusing, print: (line) => lines.push(line) })
  expect(went).toBe(false)
  expect(made).toEqual([])
  expect(lines).toContain('No such module "node:fs"')
}, 20_000)

// Another SECRET_KEY, made in a data folder of another machine, took the place of the Worker's own.
it.each([
  ['no network', { code: 1, output: '✘ [ERROR] fetch failed' }],
  ['an ended sign-in', { code: 1, output: '✘ [ERROR] A request to the Cloudflare API failed. [code: 10000]' }],
  ['no list', { code: 0, output: 'Update available' }],
])(
  'where an account doesn’t say which secrets are there, none is put there: %s',
  async (_, silence) => {
    const { configs, secrets, wrangler } = account()
    secrets.set('laissez-passer-login', { SECRET_KEY: 'what the database is sealed with' })
    const lines = []
    const went = await deploy({
      settings,
      dryRun: false,
      wrangler: async (args) => (args[0] === 'secret' ? silence : wrangler(args)),
      print: (line) => lines.push(line),
    })
    expect(went).toBe(false)
    expect(configs).toEqual([])
    expect(secrets.get('laissez-passer-login')).toEqual({ SECRET_KEY: 'what the database is sealed with' })
    expect(lines.join('\n')).toContain(silence.output)
  },
  20_000,
)

it('a brand’s files and their version go to EU Login alone', async () => {
  const { configs, wrangler } = account()
  const files = { login: '/a/folder' }
  await deploy({ print: () => {}, settings: { ...settings, BRAND: '12-ab' }, files, dryRun: false, wrangler })
  const told = Object.fromEntries(configs.map(({ name, assets, vars }) => [name, [assets?.directory, vars.BRAND]]))
  expect(told).toMatchObject({
    'laissez-passer-login': ['/a/folder', '12-ab'],
    // Which has no files, and shows nothing.
    'laissez-passer-login-saml': [undefined, undefined],
    'laissez-passer-portal': [expect.stringContaining('portal'), undefined],
  })
})

// Wrangler keeps variables that it isn't told of: EU Login looked for a brand whose files had gone, and
// answered nothing.
it('a brand that is taken away is taken from EU Login', async () => {
  const { configs, wrangler } = account()
  await deploy({ ...silent, settings: { ...settings, BRAND: '' }, dryRun: false, wrangler })
  expect(configs.find(({ name }) => name === 'laissez-passer-login').vars.BRAND).toBe('')
})
