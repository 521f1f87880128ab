import { execFile } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { app, build } from './support/build.ts'
import { registerAndSignIn } from './support/journey.ts'
import pskc from './support/pskc-rfc6030.json' with { type: 'json' }
import { answering, freePort, type Running, run } from './support/running.ts'

let built = ''
let data = ''
let origin = ''
let server: Running

beforeAll(async () => {
  built = await build()
  data = await mkdtemp(join(tmpdir(), 'login-data-'))
  origin = `http://localhost:${await freePort()}`
  server = run(process.execPath, [join(built, 'dist/node.js')], {
    cwd: data,
    env: { LOGIN_ORIGIN: origin, DATA_DIR: data, CAPTCHA: 'off', CLIENT_REGISTRATION: 'open' },
  })
  await answering(`${origin}/healthz`, server)
}, 90_000)

afterAll(async () => {
  await server.end('SIGKILL')
  for (const folder of [built, data]) await rm(folder, { recursive: true, force: true })
})

interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs the real command, beside the server that runs. */
function laissezPasser(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(built, 'dist/cli.js'), ...args],
      { cwd: data, env: { PATH: process.env['PATH'], LOGIN_ORIGIN: origin, DATA_DIR: data, ...env } },
      (error, out, err) => resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err }),
    )
  })
}

async function file(name: string, content: string | Uint8Array): Promise<string> {
  await writeFile(join(data, name), content)
  return name
}

const device = (serial: string, { profile = 'hotp', suite = '', user = '' } = {}) =>
  `<KeyPackage><DeviceInfo><Manufacturer>Acme</Manufacturer><SerialNo>${serial}</SerialNo></DeviceInfo>
   <Key Id="${serial}" Algorithm="urn:ietf:params:xml:ns:keyprov:pskc:${profile}"><AlgorithmParameters>${suite}</AlgorithmParameters>
   <Data><Secret><PlainValue>MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=</PlainValue></Secret></Data>${user}</Key></KeyPackage>`
const container = (...devices: readonly string[]) =>
  `<KeyContainer Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc">${devices.join('')}</KeyContainer>`
const cram = { profile: 'ocra', suite: '<Suite>OCRA-1:HOTP-SHA1-6:QN08</Suite>' }

describe('laissez-passer', () => {
  it('says how it is called: help with examples is 0, wrong use is 2 and changes nothing', async () => {
    const help = await laissezPasser(['--help'])
    expect(help).toMatchObject({ code: 0, err: '' })
    const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'))
    expect(await laissezPasser(['--version'])).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining(version),
    })
    for (const name of [
      'tokens import',
      'tokens list',
      'tokens assign',
      'keys list',
      'keys rotate',
      'clients list',
      'clients remove',
    ]) {
      expect(help.out).toContain(name)
      const about = await laissezPasser([...name.split(' '), '--help'])
      expect(about).toMatchObject({ code: 0, err: '' })
      expect(about.out).toMatch(/Examples:\n {2}# .+\n {2}laissez-passer (tokens|keys|clients)/)
    }
    for (const args of [
      [],
      ['tokens'],
      ['tokens', 'destroy'],
      ['tokens', 'import'],
      ['tokens', 'import', 'a', 'b'],
      ['tokens', 'import', 'a', '--colour'],
      ['tokens', 'import', 'a', '--owner', 'x', '--stock'],
      ['tokens', 'import', 'a', '--key', 'x', '--key-file', 'y'],
      ['tokens', 'assign', '1'],
      ['tokens', 'list', '--owner', ' '],
      ['accounts', 'set', 'marie@example.eu'],
      ['accounts', 'set', 'marie@example.eu', '--assurance', 'HUGE'],
      ['accounts', 'set', 'marie@example.eu', '--groups', 'A,*'],
    ]) {
      const { code, err, out } = await laissezPasser(args)
      expect([args, code, out]).toEqual([args, 2, ''])
      expect(err).toMatch(/\nlaissez-passer .*--help says how it is called\.\n$/)
    }
  }, 60_000)

  it('refuses with 1 and says why, also to programs; makes no data where there are none', async () => {
    await rename(join(data, 'secret-key'), join(data, 'aside'))
    expect((await laissezPasser(['tokens', 'list'])).err).toContain('SECRET_KEY isn’t set')
    await rename(join(data, 'aside'), join(data, 'secret-key'))
    const empty = await mkdtemp(join(tmpdir(), 'login-none-'))
    const nothing = await laissezPasser(['tokens', 'list'], { DATA_DIR: empty })
    expect([nothing.code, nothing.out]).toEqual([1, ''])
    expect(nothing.err).toMatch(/^There are no data of EU Login in DATA_DIR=/)
    expect(await readdir(empty)).toEqual([])
    await rm(empty, { recursive: true })
    for (const [args, reason] of [
      [['tokens', 'import', 'missing.xml'], 'unreadable'],
      [['tokens', 'import', await file('not.xml', 'hello')], 'malformed'],
      [['tokens', 'import', await file('doctype.xml', '<!DOCTYPE x><x/>')], 'doctype'],
      [['tokens', 'import', 'not.xml', '--key', '123'], 'invalid-key'],
      [['tokens', 'import', 'not.xml', '--owners', await file('bad.csv', 'a;b;c')], 'invalid-owners'],
      [['tokens', 'list', '--owner', 'nobody@example.org'], 'unknown-account'],
      [['tokens', 'assign', '4711', 'nobody@example.org'], 'unknown-token'],
      [['accounts', 'set', 'nobody@example.org', '--assurance', 'TOP'], 'unknown-account'],
    ] as const) {
      const { code, err, out } = await laissezPasser([...args, '--json'])
      expect([args, code, err]).toEqual([args, 1, ''])
      expect(JSON.parse(out)).toMatchObject({ ok: false, reason, message: expect.stringMatching(/\.$/) })
    }
    await fetch(`${origin}/cas/oauth2/jwks`)
    const other = await laissezPasser(['tokens', 'list', '--json'], {
      SECRET_KEY: 'another key of at least 32 characters',
    })
    expect([other.code, JSON.parse(other.out)]).toMatchObject([1, { reason: 'other-secret-key' }])
    const wrong = await laissezPasser(['tokens', 'list'], { LOGIN_ORIGIN: 'here' })
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('LOGIN_ORIGIN=here can’t be used')])
  }, 60_000)

  it('imports a file for an account while the server runs, which shows it at once and sends the mail; twice adds nothing', async () => {
    const browser = await registerAndSignIn(origin)
    const source = await file(
      'one.xml',
      container(device('100', { user: '<UserId>UID=elodie@example.org,O=Acme</UserId>' })),
    )
    const first = await laissezPasser(['tokens', 'import', source])
    expect(first).toEqual({
      code: 0,
      out: '  100  added to its owner, who was told by mail\n1 added, 0 waiting, 0 imported before, 0 refused\n',
      err: '',
    })
    expect((await browser.get('/cas/account/tokens')).text).toContain('Acme 100')
    await expect
      .poll(async () => (await (await fetch(`${origin}/dev/mailbox.json`)).json())[0].text, { timeout: 10_000 })
      .toContain('Acme 100')
    const again = await laissezPasser(['tokens', 'import', source, '--json'])
    expect([again.code, JSON.parse(again.out)]).toEqual([
      0,
      {
        ok: true,
        added: 0,
        stocked: 0,
        before: 1,
        refused: 0,
        keys: [{ key: '100', serial: '100', outcome: 'taken' }],
      },
    ])
    const listed = await laissezPasser(['tokens', 'list', '--owner', 'Elodie@Example.org', '--json'])
    expect(JSON.parse(listed.out)).toMatchObject({ ok: true, tokens: [{ name: 'Acme 100', serial: '100' }] })
    expect(listed.out).not.toMatch(/ealed|MTIz|k1\./)
  }, 60_000)

  it('opens what a pre-shared key closed, from a file of each kind, and never prints it', async () => {
    const source = await file('closed.xml', pskc.figure6)
    const without = await laissezPasser(['tokens', 'import', source])
    expect([without.code, without.out]).toEqual([1, expect.stringContaining('give the pre-shared key')])
    const other = await laissezPasser(['tokens', 'import', source, '--key', 'f'.repeat(32)])
    expect([other.code, other.out]).toEqual([
      1,
      expect.stringMatching(/refused: (it can’t be decrypted|its MAC doesn’t fit)/),
    ])
    expect(other.out + other.err).not.toContain('ffff')
    const raw = Buffer.from(pskc.sharedKey, 'hex')
    const keys = [pskc.sharedKey, raw.toString('base64'), new Uint8Array(raw)]
    const codes: number[] = []
    for (const [at, key] of keys.entries()) {
      const { code, out } = await laissezPasser([
        'tokens',
        'import',
        source,
        '--key-file',
        await file(`${at}.key`, key),
      ])
      codes.push(code)
      expect(out).toContain(at === 0 ? '1 waiting' : '1 imported before')
    }
    expect(codes).toEqual([0, 0, 0])
  }, 60_000)

  it('gives tokens as a list of owners says, each key by itself; keeps the others for nobody, and assigns them', async () => {
    const owners = await file(
      'owners.csv',
      '\uFEFFserial,account\r\n"200","elodie@example.org"\r\n201;nobody@example.org\r\n',
    )
    const source = await file(
      'several.xml',
      container(device('200'), device('201'), device('202', cram), device('203', { profile: 'pin' })),
    )
    const imported = await laissezPasser(['tokens', 'import', source, '--owners', owners, '--json'])
    expect(imported.code).toBe(1)
    expect(JSON.parse(imported.out)).toMatchObject({
      ok: false,
      added: 1,
      stocked: 1,
      refused: 2,
      keys: [{ outcome: 'added' }, { outcome: 'owner-unknown' }, { outcome: 'stocked' }, { outcome: 'pin' }],
    })
    expect((await laissezPasser(['tokens', 'list'])).out).toContain('202')
    expect(await laissezPasser(['tokens', 'assign', '202', 'nobody@example.org'])).toMatchObject({ code: 1, out: '' })
    expect(await laissezPasser(['tokens', 'assign', '202', 'elodie@example.org'])).toMatchObject({ code: 0, err: '' })
    expect((await laissezPasser(['tokens', 'list'])).out).not.toContain('202')
    expect((await laissezPasser(['tokens', 'list', '--owner', 'elodie@example.org'])).out).toContain(
      'answers challenges',
    )
  }, 60_000)

  it('says how sure the operator is of an account, and its groups; what isn’t given stays', async () => {
    const set = async (...options: readonly string[]) => {
      const { code, out } = await laissezPasser(['accounts', 'set', 'elodie@example.org', ...options, '--json'])
      return [code, JSON.parse(out)]
    }
    expect(await set('--assurance', 'high')).toEqual([
      0,
      { ok: true, uid: expect.stringMatching(/^n00/), assurance: 'HIGH', groups: [], administrator: false },
    ])
    expect(await set('--groups', 'EDITORS, DIGIT A,EDITORS')).toMatchObject([
      0,
      { assurance: 'HIGH', groups: ['EDITORS', 'DIGIT A'] },
    ])
    expect(await set('--groups', '', '--assurance', 'domain')).toMatchObject([0, { assurance: null, groups: [] }])
  }, 60_000)

  it('makes new keys, which the server publishes at once; once, while they wait', async () => {
    const published = async (): Promise<readonly { readonly kid: string }[]> =>
      (await (await fetch(`${origin}/cas/oauth2/jwks`)).json()).keys
    const before = await published()
    const rotated = await laissezPasser(['keys', 'rotate', '--json'])
    expect(rotated).toMatchObject({ code: 0, err: '' })
    const { added, removed } = JSON.parse(rotated.out)
    expect([added.length, removed]).toEqual([2, []])
    const kids = (await published()).map(({ kid }) => kid)
    expect(kids.toSorted()).toEqual([...before, ...added].map(({ kid }) => kid).toSorted())
    const again = await laissezPasser(['keys', 'rotate'])
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('wait to sign')])
    const list = await laissezPasser(['keys', 'list'])
    expect(list.out.match(/ signs since /g)).toHaveLength(2)
    expect(list.out.match(/ signs from /g)).toHaveLength(2)
    expect(list.out).not.toContain('sealed')
    expect((await laissezPasser(['keys', 'rotate', '--compromised'])).code).toBe(0)
    for (const kid of kids) expect((await published()).map((key) => key.kid)).not.toContain(kid)
  })

  it('lists who registered itself, and removes them, which the server knows at once', async () => {
    expect((await laissezPasser(['clients', 'list'])).out).toBe('None.\n')
    const answer = await fetch(`${origin}/cas/oauth2/register`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ client_name: 'Choir', redirect_uris: ['https://choir.example/back'] }),
    })
    const client = await answer.json()
    const listed = await laissezPasser(['clients', 'list', '--json'])
    expect(JSON.parse(listed.out).clients).toEqual([
      {
        clientId: client.client_id,
        name: 'Choir',
        open: true,
        redirectUris: ['https://choir.example/back'],
        registeredAt: expect.stringMatching(/^\d{4}-/),
      },
    ])
    expect((await laissezPasser(['clients', 'list'])).out).toContain('Choir')
    expect((await laissezPasser(['clients', 'remove', 'dyn-nobody'])).code).toBe(1)
    expect(await laissezPasser(['clients', 'remove', client.client_id])).toMatchObject({ code: 0, err: '' })
    const headers = { Authorization: `Bearer ${client.registration_access_token}` }
    expect((await fetch(client.registration_client_uri, { headers })).status).toBe(401)
  }, 60_000)

  it('names wrangler where a D1 database needs it and it isn’t installed, before Node says what it can’t find', async () => {
    const alone = await mkdtemp(join(tmpdir(), 'login-alone-'))
    await cp(join(built, 'dist'), join(alone, 'dist'), { recursive: true })
    await mkdir(join(alone, 'node_modules'))
    await symlink(join(app, 'node_modules/@node-rs'), join(alone, 'node_modules/@node-rs'))
    await writeFile(join(alone, 'package.json'), '{ "type": "module" }')
    await writeFile(join(alone, 'wrangler.jsonc'), '{}')
    const env = { PATH: process.env['PATH'], LOGIN_DATABASE_URL: `d1://DB?config=${join(alone, 'wrangler.jsonc')}` }
    const said = await new Promise<string>((resolve) => {
      execFile(process.execPath, [join(alone, 'dist/cli.js'), 'stats'], { cwd: alone, env }, (_, out, err) =>
        resolve(out + err),
      )
    })
    await rm(alone, { recursive: true })
    expect(said).toBe(
      'LOGIN_DATABASE_URL names a D1 database, which is reached through wrangler, and wrangler isn’t installed: npm install wrangler, where this command is.\n',
    )
  }, 30_000)

  it('backs up beside the server that runs, with its keys, and checks it; the doctor finds all of it well', async () => {
    const closing = ['--passphrase-file', await file('passphrase', 'sixteen characters or more')]
    const made = await laissezPasser(['backup', 'all.backup', ...closing, '--json'])
    expect([made.code, made.err]).toEqual([0, ''])
    expect(JSON.parse(made.out).files).toEqual(
      expect.arrayContaining(['secret-key', 'services.json', 'vapid-keys.json']),
    )
    const checked = await laissezPasser(['restore', 'all.backup', ...closing, '--check'])
    expect([checked.code, checked.out]).toEqual([0, expect.stringMatching(/^all\.backup is whole\./)])
    expect((await laissezPasser(['restore', 'all.backup', ...closing, '--replace'])).err).toContain(
      'stop the server first',
    )
    const examined = await laissezPasser(['doctor'])
    expect([examined.code, examined.err], examined.out).toEqual([0, ''])
    expect(examined.out).toContain('ok      proxies: No proxy stands before the server')
    expect(examined.out).toMatch(/\n0 faults, \d warnings?\.\n$/)
  }, 60_000)

  it('the same file by two operators at once is imported once', async () => {
    const source = await file('race.xml', container(...['300', '301', '302', '303'].map((serial) => device(serial))))
    const both = await Promise.all([1, 2].map(() => laissezPasser(['tokens', 'import', source, '--stock', '--json'])))
    expect(both.map(({ code }) => code)).toEqual([0, 0])
    expect(both.map(({ out }): number => JSON.parse(out).stocked).reduce((sum, one) => sum + one)).toBe(4)
  }, 60_000)

  it('dev: EU Login alone, with users of a file, until it is told to end', async () => {
    const port = await freePort()
    const people = '[{ "email": "marie@example.eu", "factors": ["app", "totp"] }]'
    const users = await file('users.json', people)
    const args = [join(built, 'dist/cli.js'), 'dev', '--users', users, '--port', String(port), '--json']
    const program = run(process.execPath, args, { cwd: data, env: {} })
    const issuer = `http://localhost:${port}/cas/oauth2`
    await answering(`${issuer}/.well-known/openid-configuration`, program)
    await expect.poll(program.output, { timeout: 20_000 }).toMatch(/\}\n$/)
    expect(JSON.parse(program.output())).toMatchObject({
      ok: true,
      issuer,
      users: [
        { email: 'marie@example.eu', uid: expect.stringMatching(/^n00/), totp: expect.stringMatching(/^otpauth:/) },
      ],
    })
    const login = await fetch(`http://localhost:${port}/cas/login?service=http://localhost:8080/app`)
    const style = /href="(\/[^"]+\.css)"/.exec(await login.text())?.[1] ?? ''
    expect((await fetch(`http://localhost:${port}${style}`)).status).toBe(200)
    const second = await laissezPasser(['dev', '--port', String(port)])
    expect(second).toMatchObject({ code: 1, err: expect.stringContaining('Something else listens') })
    expect(await program.end('SIGINT')).toBe(0)
  }, 60_000)

  it('is a program by itself, named in the manifest', async () => {
    const { bin } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'))
    expect(bin).toEqual({ 'laissez-passer': 'dist/cli.js' })
    expect(await readFile(join(built, 'dist/cli.js'), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
    await chmod(join(built, 'dist/cli.js'), 0o755)
    const output = await new Promise((resolve) =>
      execFile(join(built, 'dist/cli.js'), ['--help'], { env: { PATH: `${join(process.execPath, '..')}` } }, (_, out) =>
        resolve(out),
      ),
    )
    expect(output).toContain('Usage: laissez-passer')
  })
})
