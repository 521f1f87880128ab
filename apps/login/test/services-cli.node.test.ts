import { chmodSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { runProgram } from '../src/cli/program.ts'
import { servicesAdd } from '../src/cli/services-add.ts'
import { servicesCheck } from '../src/cli/services-check.ts'
import { servicesList } from '../src/cli/services-list.ts'
import { servicesRemove } from '../src/cli/services-remove.ts'

let folder = ''
let file = ''
const secret = 's'.repeat(40)
// As somebody wrote it by hand: tabs, and one on a line.
const written = `[
\t{ "name": "Shop", "type": "oidc", "clientId": "shop", "clientSecret": "${secret}", "redirectUris": ["https://shop.example.eu/back"] },
\t{
\t\t"name": "Old", "type": "cas",
\t\t"urls": ["https://old.example.eu/app"]
\t}
]
`

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'services-'))
  file = join(folder, 'services.json')
  writeFileSync(file, written)
})

const run = (...args: readonly string[]) =>
  runProgram(['services', ...args], {
    commands: [servicesAdd, servicesCheck, servicesList],
    environment: { DATA_DIR: folder },
  })

it('a verb that there isn’t: which there are', async () => {
  const { code, err } = await run('chekc')
  expect(code).toBe(2)
  expect(err).toContain('There is no command “services chekc”. There are services add, services check, services list.')
  expect((await run()).err).toMatch(/^There are services add, services check, services list\./)
})

describe('services list', () => {
  it('shows who is registered, and no secret', async () => {
    const { code, out } = await run('list')
    expect([code, out]).toEqual([0, '  Shop  oidc, BASIC, shop\n  Old   cas, BASIC, https://old.example.eu/app\n'])
    const listed = await run('list', '--json')
    expect(JSON.parse(listed.out)).toMatchObject({
      ok: true,
      services: [{ clientId: 'shop', hasClientSecret: true }, { type: 'cas' }],
    })
    expect(listed.out).not.toContain(secret)
  })

  it('says all that is wrong in the file, and where', async () => {
    writeFileSync(file, written.replace('"urls"', '"url"').replace('"name": "Shop"', '"nam": "Shop"'))
    const { code, err } = await run('list')
    expect(code).toBe(1)
    expect(err).toContain('line 2: 0.name of shop is missing')
    expect(err).toContain('line 2: 0.nam of shop isn’t a field: did you mean name?')
    expect(err).toContain('line 5: 1.url of Old isn’t a field: did you mean urls?')
  })

  it('says where the file is looked for', async () => {
    const { code, err } = await runProgram(['services', 'list'], {
      commands: [servicesList],
      environment: { SERVICES_FILE: '/nowhere/services.json' },
    })
    expect([code, err]).toEqual([1, expect.stringMatching(/^\/nowhere\/services\.json isn’t there\. Start the server/)])
  })
})

describe('services check', () => {
  it.each([
    ['https://old.example.eu/app/x?y=1', 0, /^CAS: it belongs to Old, below https:\/\/old\.example\.eu\/app\.\n/],
    ['https://shop.example.eu/back', 0, /\nOpenID Connect: it is one of the redirectUris of Shop \(shop\)\.\n$/],
    ['https://old.example.eu/apple', 1, /^CAS: it lies below none of what is registered there: https:\/\/old/],
    ['https://other.example.eu/', 1, /^CAS: nobody has registered https:\/\/other\.example\.eu\.\n/],
    ['https://old.example.eu@evil.example/app', 1, /^CAS: it is nobody’s, whoever is registered: it has a user/],
    ['https://old.example.eu/app/..%2Fx', 1, /as some servers read its path nobody’s\.\n/],
    [
      'https://shop.example.eu/back/',
      1,
      /is the same but for the slash at the end: https:\/\/shop\.example\.eu\/back\n$/,
    ],
    ['https://shop.example.eu/bakc', 1, /is the same but for letters of its path: https:\/\/shop/],
    ['https://shpo.example.eu/bakc/', 1, /is the same but for letters of its host and path: https:\/\/shop/],
    ['https://shop.example.eu/quite-another', 1, /it is no registered redirect URI\.\n$/],
    ['http://shop.example.eu/back', 1, /is the same but for its scheme: /],
    ['https://shop.example.eu:8443/back', 1, /is the same but for its port: /],
    ['https://shop.example.eu/Back', 1, /is the same but for case: /],
    ['https://shop.example.eu/back?x', 1, /is the same but for its query: /],
    // Ended with a stack trace.
    ['localhost:3000', 1, /^CAS: it is nobody’s, whoever is registered: it doesn’t begin with https:\/\/ or http:/],
    ['localhost', 1, /^CAS: it is nobody’s, whoever is registered: it doesn’t begin with https:\/\/ or http:/],
    ['https://SHOP.example.eu/back', 1, /is the same but for how it is written: /],
  ])('%s', async (address, code, text) => {
    const ended = await run('check', address)
    expect([ended.code, ended.out]).toEqual([code, expect.stringMatching(text)])
  })

  it('as what it is meant, where a service of CAS has the host of a client', async () => {
    await run('add', '--name', 'Too', '--url', 'https://shop.example.eu/')
    const typed = ['check', 'https://shop.example.eu/bakc']
    expect((await run(...typed)).out).toMatch(
      /belongs to Too, .*\n.*no registered redirect URI\.\n.*letters of its path/,
    )
    expect([
      (await run(...typed)).code,
      (await run(...typed, '--oidc')).code,
      (await run(...typed, '--cas')).code,
    ]).toEqual([0, 1, 0])
    expect((await run('check', 'https://shop.example.eu/back', '--oidc')).code).toBe(0)
    expect((await run('check', 'https://elsewhere.example.eu/', '--cas')).code).toBe(1)
    // Where they go after a logout is no redirect URI.
    await run(
      'add',
      '--name',
      'Left',
      '--client-id',
      'left',
      '--redirect-uri',
      'https://left.example.eu/back',
      '--logout-uri',
      'https://left.example.eu/',
    )
    const left = await run('check', 'https://left.example.eu/', '--oidc')
    expect([left.code, left.out]).toEqual([1, expect.stringMatching(/one of the postLogoutRedirectUris of Left/)])
    expect((await run('check', 'https://left.example.eu/')).code).toBe(0)
    expect((await run(...typed, '--oidc', '--cas')).code).toBe(0)
  })

  it('for programs', async () => {
    expect(JSON.parse((await run('check', 'https://old.example.eu/', '--json')).out)).toEqual({
      ok: false,
      cas: { service: null, reason: 'path', patterns: ['https://old.example.eu/app'] },
      oidc: [],
      near: [],
    })
    expect((await run('check')).code).toBe(2)
  })
})

describe('services check, on this machine', () => {
  it('says by which of its names an address is registered', async () => {
    const add = ['--url', 'http://localhost:3000/app']
    await run('add', '--name', 'Here', ...add)
    await run('add', '--name', 'Client', '--client-id', 'c', '--redirect-uri', 'http://localhost:3001/back')
    const cas = await run('check', 'http://127.0.0.1:3000/app')
    expect([cas.code, cas.out]).toEqual([1, expect.stringContaining('It is registered at http://localhost:3000')])
    const oidc = await run('check', 'http://127.0.0.1:3001/back')
    expect(oidc.out).toContain(
      'is the same but for the host, of which this machine has several names: http://localhost:3001',
    )
    expect((await run('check', 'http://127.0.0.1:3999/app')).out).not.toContain('It is registered at')
    expect((await run('check', 'http://localhost:3000/app')).out).not.toContain('It is registered at')
    expect((await run('check', 'https://other.example.eu/app')).out).not.toContain('It is registered at')
  })
})

describe('services add', () => {
  it('says what is missing where nothing says how the service signs in', async () => {
    const { code, err } = await run('add', '--name', 'New', '--level', 'MEDIUM')
    expect([code, err]).toEqual([2, expect.stringContaining('Where is it? --url for CAS; --client-id')])
    expect((await run('add', '{"name":"New","type":"cas"}')).err).toContain('urls of New is missing')
    expect(readFileSync(file, 'utf8')).toBe(written)
  })

  it('writes a service at the end, and leaves every other line as it was', async () => {
    chmodSync(file, 0o640)
    const { code, out } = await run('add', '--name', 'New', '--url', 'https://new.example.eu', '--level', 'MEDIUM')
    expect([code, out]).toEqual([0, expect.stringMatching(/^New is registered in .*Restart the server/s)])
    expect(readFileSync(file, 'utf8')).toBe(
      written.replace(
        '\t}\n]',
        '\t},\n\t{\n\t\t"name": "New",\n\t\t"type": "cas",\n\t\t"requiredLevel": "MEDIUM",\n\t\t"urls": [\n\t\t\t"https://new.example.eu"\n\t\t]\n\t}\n]',
      ),
    )
    expect(statSync(file).mode & 0o777).toBe(0o640)
    expect(readdirSync(folder)).toEqual(['services.json'])
    expect((await run('check', 'https://new.example.eu/x')).code).toBe(0)
  })

  it('makes a secret for a client that keeps one, and shows it once', async () => {
    const added = await run(
      'add',
      '--name',
      'New',
      '--client-id',
      'new',
      '--redirect-uri',
      'https://new.example.eu/',
      '--json',
    )
    const { clientSecret, ...rest } = JSON.parse(added.out)
    expect(rest).toEqual({ ok: true, file, name: 'New' })
    expect(clientSecret).toMatch(/^[\w-]{43}$/)
    expect(readFileSync(file, 'utf8')).toContain(clientSecret)
    await run('add', '--name', 'App', '--client-id', 'app', '--redirect-uri', 'https://app.example.eu/', '--public')
    expect(JSON.parse(readFileSync(file, 'utf8')).at(-1)).not.toHaveProperty('clientSecret')
  })

  it('takes any field as JSON, and options go over it', async () => {
    const json = '{"name":"New","type":"cas","urls":["https://new.example.eu"],"releasedAttributes":["email"]}'
    expect(await run('add', json, '--name', 'Newer', '--method', 'passkey', '--method', 'password')).toMatchObject({
      code: 0,
    })
    expect(JSON.parse(readFileSync(file, 'utf8')).at(-1)).toEqual({
      name: 'Newer',
      type: 'cas',
      urls: ['https://new.example.eu'],
      releasedAttributes: ['email'],
      acceptedMethods: ['passkey', 'password'],
    })
  })

  it.each([
    [['--name', 'New', '--url', 'http://new.example.eu'], 'urls.0 of New must be https'],
    [['--name', 'New', '--url', 'https://old.example.eu/APP'], 'urls.0 of New is registered for Old already'],
    [
      ['--name', 'New', '--client-id', 'shop', '--redirect-uri', 'https://a.example/'],
      'clientId of New is that of Shop already',
    ],
    [
      ['--name', 'New', '--url', 'https://new.example.eu', '--level', 'HIHG'],
      'requiredLevel of New must be one of BASIC, MEDIUM, HIGH. Did you mean HIGH?',
    ],
    [['{"name":"New","url":["https://new.example.eu"]}'], 'url of New isn’t a field'],
  ])('refuses what can’t be, and writes nothing: %j', async (args, why) => {
    const { code, err } = await run('add', ...args)
    expect([code, err]).toEqual([1, expect.stringContaining(why)])
    expect(readFileSync(file, 'utf8')).toBe(written)
  })

  it('what is written stays done where the audit log isn’t reached, and that is said', async () => {
    const away = (...args: readonly string[]) =>
      runProgram(['services', ...args], {
        commands: [servicesAdd, servicesRemove],
        environment: { DATA_DIR: folder, LOGIN_DATABASE_URL: 'd1://DB?config=/nowhere/wrangler.json' },
      })
    const { code, out } = await away('add', '--name', 'New', '--client-id', 'new', '--redirect-uri', 'https://new.eu/')
    expect(code).toBe(0)
    expect(out).toMatch(/shown once here: [\w-]{43}\n/)
    expect(out).toContain('It isn’t in the audit log: LOGIN_DATABASE_URL can’t be used: there is no /nowhere/wrangler')
    const removed = await away('remove', 'new', '--json')
    expect(JSON.parse(removed.out)).toMatchObject({
      ok: true,
      name: 'New',
      unnoted: expect.stringContaining('/nowhere'),
    })
  })

  it('of two at once writes both or says so', async () => {
    const ended = await Promise.all(
      Array.from({ length: 8 }, (_, at) => run('add', '--name', `N${at}`, '--url', `https://n${at}.example.eu`)),
    )
    const names = JSON.parse(readFileSync(file, 'utf8')).map(({ name }: { name: string }) => name)
    expect(names).toEqual(
      ['Shop', 'Old', ...ended.flatMap(({ code }, at) => (code === 0 ? [`N${at}`] : []))].toSorted(
        (a, b) => names.indexOf(a) - names.indexOf(b),
      ),
    )
    expect(ended.filter(({ code }) => code === 0).length).toBeGreaterThan(0)
    expect(readdirSync(folder)).toEqual(['services.json'])
  })

  it('is called wrongly without a service, or with half of one', async () => {
    expect(await run('add')).toMatchObject({ code: 2, err: expect.stringContaining('Which service?') })
    expect(await run('add', '{"name":')).toMatchObject({ code: 2, err: expect.stringContaining('line 1, column') })
    expect(await run('add', '[]')).toMatchObject({ code: 2 })
    const { out } = await run('add', '--help')
    expect(out).toContain('Examples:')
    expect(out).toContain('--redirect-uri <address>')
  })
})
