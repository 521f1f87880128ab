import { type AddressInfo, createServer } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { expect, onTestFinished, test } from 'vitest'
import { probeSmtp } from '../src/smtp.ts'

/** A real mail server, which takes `me` with `right`. @returns its port, and what it was told */
async function server(options: SMTPServerOptions = {}) {
  const told: string[] = []
  const smtp = new SMTPServer({
    authOptional: true,
    logger: false,
    onAuth({ username, password }, _, done) {
      told.push(`auth ${username}`)
      if (password === 'right') done(null, { user: username })
      else done(new Error('who are you'))
    },
    onMailFrom(_address, _session, done) {
      told.push('mail')
      done()
    },
    ...options,
  })
  smtp.on('error', () => {})
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        smtp.close(() => resolve())
      }),
  )
  const address: AddressInfo | string | null = smtp.server.address()
  return { told, port: typeof address === 'object' ? (address?.port ?? 0) : 0 }
}

test('a server is met as by a mail, encrypted and with our name, and is sent none', async () => {
  const { port, told } = await server()
  const met = await probeSmtp(`smtp://me:right@localhost:${port}?tls.rejectUnauthorized=false`)
  expect(met).toMatchObject({ ok: true, authenticated: true, tls: { protocol: expect.stringMatching(/^TLSv1\./) } })
  expect(met.ok && met.tls?.certificateEndsAt).toBeGreaterThan(1_500_000_000)
  expect(met.ok && met.extensions).toContain('SMTPUTF8')
  expect(told).toEqual(['auth me'])
})

test('one that doesn’t know us, isn’t believed, isn’t there or says nothing is told apart', async () => {
  const { port } = await server()
  expect(await probeSmtp(`smtp://me:wrong@localhost:${port}?tls.rejectUnauthorized=false`)).toMatchObject({
    ok: false,
    stage: 'authenticate',
    error: expect.stringContaining('who are you'),
  })
  expect(await probeSmtp(`smtp://me:right@localhost:${port}`)).toMatchObject({ ok: false, stage: 'connect' })
  expect(await probeSmtp('smtp://127.0.0.1:9')).toMatchObject({
    ok: false,
    error: expect.stringContaining('ECONNREFUSED'),
  })
  const rude = createServer((socket) => socket.end('554 go away\r\n'))
  await new Promise<void>((resolve) => rude.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    rude.close()
  })
  const address = rude.address()
  const at = typeof address === 'object' ? address?.port : 0
  expect(await probeSmtp(`smtp://127.0.0.1:${at}`)).toMatchObject({ ok: false, stage: 'connect' })
})

test('in clear, without a name, is said so', async () => {
  const { port, told } = await server({ hideSTARTTLS: true })
  expect(await probeSmtp(`smtp://localhost:${port}`)).toMatchObject({ ok: true, authenticated: false, tls: null })
  expect(told).toEqual([])
})
