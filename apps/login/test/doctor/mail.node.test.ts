import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { commands } from '../../src/cli/commands.ts'
import { runProgram } from '../../src/cli/program.ts'
import { mailCheck } from '../../src/doctor/mail.ts'
import { type Authority, authority } from '../support/authority.ts'
import { examinedPlace, told } from '../support/patient.ts'

let ca: Authority
beforeAll(async () => {
  ca = await authority()
})
afterAll(() => ca.remove())

/** A real mail server. @returns its port */
async function mailServer(options: SMTPServerOptions): Promise<number> {
  const server = new SMTPServer({ authOptional: true, logger: false, ...options })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
      }),
  )
  const address: AddressInfo | string | null = server.server.address()
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}

const settings = (port: number, url = `smtp://localhost:${port}`) => ({
  LOGIN_ORIGIN: 'https://id.example.eu',
  SMTP_URL: url,
  MAIL_FROM: 'no-reply@example.eu',
})

it('nobody there is a fault, and one that refuses our password', async () => {
  const { says } = await examinedPlace(settings(9))
  expect(told(await says(mailCheck))[0]).toMatch(/^fault: The mail server isn’t reached: .*ECONNREFUSED/)
  const port = await mailServer({
    authOptional: false,
    hideSTARTTLS: true,
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(new Error('no such user')),
  })
  const refused = await examinedPlace(settings(port, `smtp://me:hunter2@localhost:${port}`))
  const findings = told(await refused.says(mailCheck))
  expect(findings[0]).toMatch(/^fault: The mail server refuses us: .*no such user/)
  expect(findings.join()).not.toContain('hunter2')
})

it('a good one is fine; a certificate that ends soon, and no SMTPUTF8, are told', async () => {
  const certified = await ca.certify(5)
  const port = await mailServer({ ...certified, hideSMTPUTF8: true })
  const { says } = await examinedPlace(settings(port, `smtp://localhost:${port}?tls.rejectUnauthorized=false`))
  expect(told(await says(mailCheck))).toEqual([
    'ok: The mail server answers.',
    expect.stringMatching(/^warning: The mail server’s certificate ends /),
    expect.stringMatching(/^warning: It lacks SMTPUTF8/),
  ])
})

it('messages that are due and aren’t sent, and those that were given up, are told', async () => {
  const port = await mailServer({ hideSTARTTLS: true })
  const { patient, says } = await examinedPlace(settings(port))
  const { store, now } = patient
  await store?.outbox.add(
    [1, 2].map((number) => ({
      id: `m${number}`,
      kind: 'mail' as const,
      to: 'marie@example.eu',
      accountId: null,
      template: 'registration-link',
      language: 'fr',
      sealed: 'k1.x',
      createdAt: now - 4000 - number,
    })),
  )
  await store?.outbox.abandoned('m1', { now, error: '550 no such mailbox' })
  expect(told(await says(mailCheck)).slice(-2)).toEqual([
    'fault: 1 message waits; it has been due for 67 min.',
    'warning: 1 message was given up.',
  ])
  await store?.outbox.drop('m2')
  await store?.outbox.drop('m1')
  // For a receiver that anybody may have named, and that takes none.
  const event = {
    kind: 'event',
    to: 'stream:dead',
    template: 'session-revoked',
    language: 'en',
    sealed: 'k1.x',
  } as const
  await store?.outbox.add([{ ...event, id: 'e1', accountId: null, createdAt: now - 9000 }])
  expect(told(await says(mailCheck)).at(-1)).toBe('ok: 1 message waits to be sent.')
})

it('“mail test” sends one, and says what the server said, also when it refuses', async () => {
  const mails: string[] = []
  const port = await mailServer({
    hideSTARTTLS: true,
    onRcptTo: ({ address }, _, done) =>
      done(address.startsWith('nobody') ? new Error('5.1.1 no such mailbox') : undefined),
    onData(stream, _, done) {
      let text = ''
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString()
      })
      stream.on('end', () => {
        mails.push(text)
        done(null, 'kept as 4711')
      })
    },
  })
  const environment = { ...settings(port), SECRET_KEY: 'only-in-this-test-'.repeat(3) }
  const run = (to: string) => runProgram(['mail', 'test', to, '--json'], { commands, environment })
  const sent = await run('me@example.eu')
  expect([sent.code, JSON.parse(sent.out)]).toMatchObject([0, { ok: true, said: '250 kept as 4711', tls: null }])
  expect(mails[0]).toMatch(/^From: no-reply@example\.eu\r\n/m)
  const refused = await run('nobody@example.eu')
  expect([refused.code, JSON.parse(refused.out)]).toMatchObject([
    1,
    { reason: 'mail-refused', message: expect.stringContaining('no such mailbox') },
  ])
  expect(await run('nobody')).toMatchObject({ code: 2 })
})
