import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answering, freePort, run } from '../support/running.ts'
import { built, data, file, laissezPasser, origin, startServer, stopServer } from './support/command.ts'

beforeAll(startServer, 90_000)
afterAll(stopServer)

describe('laissez-passer', () => {
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
})
