import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { app } from '../support/build.ts'
import { built, data, file, laissezPasser, origin, startServer, stopServer } from './support/command.ts'

beforeAll(startServer, 90_000)
afterAll(stopServer)

describe('laissez-passer', () => {
  it('says how it is called: help with examples is 0, wrong use is 2 and changes nothing', async () => {
    const help = await laissezPasser(['--help'])
    expect(help).toMatchObject({ code: 0, err: '' })
    const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'))
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

  it('ends quietly where its reader has gone, as before `| head`', async () => {
    const child = spawn(process.execPath, [join(built, 'dist/cli.js'), '--help'], { stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.destroy()
    let err = ''
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (err += chunk))
    expect(await once(child, 'close')).toEqual([0, null])
    expect(err).toBe('')
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

  it('is a program by itself, named in the manifest', async () => {
    const { bin } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'))
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
