import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import PostalMime from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { expect, onTestFinished, test } from 'vitest'
import { smtp } from '../src/smtp.ts'
import type { Letter } from '../src/transport.ts'
import { render, world } from './support/world.ts'

const from = 'Laissez-passer d’essai <no-reply@id.example.eu>'
const letter: Letter = {
  id: 'message-1',
  kind: 'mail',
  to: 'zoe@example.eu',
  language: 'el',
  subject: 'Γεια σου, Ζωή Παπαδοπούλου — ваш код',
  text: 'Καλημέρα Ζωή\nhttps://id.example.eu/cas/password?token=a.b-c_d\n.\nend',
  html: '<!doctype html><p lang="el">Καλημέρα <b>Ζωή</b></p>',
}
const sending = { now: 1, accountId: null, signal: new AbortController().signal }

interface Inbox {
  readonly url: string
  readonly mails: { readonly raw: Buffer; readonly recipients: readonly string[]; readonly sender: string }[]
  readonly close: () => Promise<void>
}

/** A real SMTP server; it keeps every mail that it accepts. */
async function inbox(options: SMTPServerOptions = {}, port = 0): Promise<Inbox> {
  const mails: Inbox['mails'] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const sender = envelope.mailFrom ? envelope.mailFrom.address : ''
        mails.push({ raw: Buffer.concat(chunks), recipients: envelope.rcptTo.map(({ address }) => address), sender })
        done()
      })
    },
    ...options,
  })
  server.on('error', () => {})
  const listening = server.listen(port, '127.0.0.1')
  await once(listening, 'listening')
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  onTestFinished(close)
  const address: AddressInfo | string | null = listening.address()
  return { url: `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`, mails, close }
}

test('a mail arrives whole: names, subject, text and HTML in every script', async () => {
  const { url, mails } = await inbox()
  expect(await smtp(url, { from }).send(letter, sending)).toEqual({ ok: true, said: expect.stringMatching(/^250 /) })
  const [{ raw, recipients, sender }] = mails as [Inbox['mails'][number]]
  const mail = await PostalMime.parse(raw)
  expect(recipients).toEqual(['zoe@example.eu'])
  expect(sender).toBe('no-reply@id.example.eu')
  expect(mail.from).toEqual({ name: 'Laissez-passer d’essai', address: 'no-reply@id.example.eu' })
  expect(mail.to).toEqual([{ name: '', address: 'zoe@example.eu' }])
  expect(mail.subject).toBe(letter.subject)
  expect(mail.text?.trimEnd()).toBe(letter.text)
  expect(mail.html?.trimEnd()).toBe(letter.html)
  expect(mail.messageId).toBe('<message-1@id.example.eu>')
  const headers = Object.fromEntries(mail.headers.map(({ key, value }) => [key, value]))
  expect(headers).toMatchObject({ 'auto-submitted': 'auto-generated', 'content-language': 'el' })
  expect(headers['content-type']).toMatch(/^multipart\/alternative/)
})

test('a mail has one recipient, and a header can not be smuggled in', async () => {
  const { url, mails } = await inbox()
  for (const to of ['a@b.eu, c@d.eu', 'a@b.eu\r\nBcc: spy@example.com', '<a@b.eu> c@d.eu', 'nobody', '"x,y"@b.eu'])
    expect(await smtp(url, { from }).send({ ...letter, to }, sending)).toMatchObject({ ok: false, fault: 'recipient' })
  await smtp(url, { from }).send({ ...letter, subject: 'Hello\r\nBcc: spy@example.com' }, sending)
  expect(mails.map(({ recipients }) => recipients)).toEqual([['zoe@example.eu']])
  const { headers } = await PostalMime.parse(mails[0]?.raw ?? '')
  expect(headers.map(({ key }) => key)).not.toContain('bcc')
})

/** What servers say is judged in `smtp-fault.test.ts`; here, that it comes from each command. */
const refusals = [
  ['mail', 550, '5.1.8 Sender address rejected: Domain not found', 'ours'],
  ['rcpt', 550, 'No such user here', 'recipient'],
  ['rcpt', 451, '4.7.1 Greylisted, come back', 'passing'],
  ['data', 554, 'Transaction failed', 'ours'],
] as const

test.each(refusals)('%s answered by %i %s: %s', async (command, responseCode, said, fault) => {
  const refuse = (done: (error: Error) => void) => done(Object.assign(new Error(said), { responseCode }))
  const { url } = await inbox({
    ...(command === 'mail' ? { onMailFrom: (_address, _session, done) => refuse(done) } : {}),
    ...(command === 'rcpt' ? { onRcptTo: (_address, _session, done) => refuse(done) } : {}),
    ...(command === 'data'
      ? { onData: (stream, _session, done) => stream.resume().on('end', () => refuse(done)) }
      : {}),
  })
  expect(await smtp(url, { from }).send(letter, sending)).toMatchObject({ ok: false, fault })
})

test.each([
  [535, '5.7.8 Credentials invalid', 'ours'],
  [432, '4.7.12 A password transition is needed', 'ours'],
  [454, '4.7.0 Temporary authentication failure', 'passing'],
] as const)('a sign-in of ours answered %i %s gives no mail up: %s', async (responseCode, said, fault) => {
  const { url } = await inbox({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(Object.assign(new Error(said), { responseCode })),
  })
  const answer = await smtp(url.replace('smtp://', 'smtp://user:wrong@'), { from }).send(letter, sending)
  expect(answer).toMatchObject({ ok: false, fault })
})

test('the server repeats whom it refuses; what is kept and logged does not', async () => {
  const here = await world()
  const { url } = await inbox({
    onRcptTo: ({ address }, _session, done) =>
      done(
        Object.assign(new Error(`5.1.1 <${address}> unknown, see https://mail.example/${address}`), {
          responseCode: 550,
        }),
      ),
  })
  await here.store.outbox.add([await here.compose({ to: 'zoe@example.eu' })])
  await here.worker({ transports: { mail: smtp(url, { from }) }, render }).runOnce()
  expect(here.events).toMatchObject([{ event: 'message-abandoned', kind: 'mail', fault: 'recipient' }])
  expect(here.events[0]?.error).toMatch(/550 5\.1\.1 <…> unknown/)
  expect(here.events[0]?.error).not.toMatch(/zoe|mail\.example/)
})

test('it is said in advance who can’t be written to; a server that can’t be asked is believed', async () => {
  const old = await inbox({ hideSMTPUTF8: true })
  const { canMail } = smtp(old.url, { from })
  expect(await canMail?.('zoé@example.eu')).toBe(false)
  expect(await canMail?.('zoe@exämple.eu')).toBe(true)
  expect(await canMail?.('zoe@example.eu')).toBe(true)
  expect(await smtp((await inbox()).url, { from }).canMail?.('zoé@example.eu')).toBe(true)
  expect(await smtp('smtp://127.0.0.1:1', { from }).canMail?.('zoé@example.eu')).toBe(true)
})

test('an address beyond ASCII goes only to a server that offers SMTPUTF8', async () => {
  const to = 'josé@example.eu'
  const modern = await inbox()
  expect(await smtp(modern.url, { from }).send({ ...letter, to }, sending)).toEqual({
    ok: true,
    said: expect.stringMatching(/^250 /),
  })
  expect(modern.mails.map(({ recipients }) => recipients)).toEqual([[to]])
  const old = await inbox({ hideSMTPUTF8: true })
  const transport = smtp(old.url, { from })
  expect(await transport.send({ ...letter, to }, sending)).toMatchObject({ ok: false, fault: 'ours' })
  // A domain beyond ASCII travels as ASCII everywhere.
  expect(await transport.send({ ...letter, to: 'jose@exämple.eu' }, sending)).toEqual({
    ok: true,
    said: expect.stringMatching(/^250 /),
  })
  expect(old.mails).toHaveLength(1)
})

/** A server whose first connection goes wrong; later ones are another's. */
async function atFirst(wrong: (socket: Socket) => void, { url }: Inbox): Promise<string> {
  let connections = 0
  const server = createServer((socket) => {
    socket.on('error', () => {})
    if (connections++ === 0) wrong(socket)
    else socket.pipe(connect(Number(new URL(url).port), '127.0.0.1')).pipe(socket)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  return `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}

test.each([
  ['closes before its greeting', 'passing', (socket: Socket) => void socket.end()],
  [
    'refuses EHLO for now',
    'ours',
    (socket: Socket) => {
      socket.write('220 mail.example.eu ESMTP\r\n')
      socket.on('data', (said) => {
        const command = said.toString().slice(0, 4)
        socket.write(command === 'EHLO' ? '451 4.3.0 busy\r\n' : command === 'HELO' ? '250 hello\r\n' : '221 bye\r\n')
      })
    },
  ],
])('a server that %s is asked about SMTPUTF8 again', async (_, fault, wrong) => {
  const modern = await inbox()
  const transport = smtp(await atFirst(wrong, modern), { from })
  const beyondAscii = { ...letter, to: 'josé@example.eu' }
  expect(await transport.send(beyondAscii, sending)).toMatchObject({ ok: false, fault })
  expect(await transport.send(beyondAscii, sending)).toEqual({ ok: true, said: expect.stringMatching(/^250 /) })
  expect(modern.mails).toHaveLength(1)
})

test('the server was down: when it is back, every mail arrives once', async () => {
  const here = await world()
  const first = await inbox()
  const port = Number(new URL(first.url).port)
  await first.close()
  const mails = await Promise.all(
    Array.from({ length: 12 }, (_, index) => here.compose({ to: `person-${index}@example.eu` })),
  )
  await here.store.outbox.add(mails)
  const worker = here.worker({ transports: { mail: smtp(first.url, { from }) }, render })
  expect(await worker.runOnce()).toEqual({ delivered: 0, failed: 12, abandoned: 0 })
  here.now += 600
  expect((await worker.runOnce()).failed).toBe(12)
  const back = await inbox({}, port)
  here.now += 600
  expect(await worker.runOnce()).toEqual({ delivered: 12, failed: 0, abandoned: 0 })
  expect(back.mails.flatMap(({ recipients }) => recipients).toSorted()).toEqual(mails.map(({ to }) => to).toSorted())
})

test('a setting that can not be right is refused at once', () => {
  for (const url of ['mail.example.eu', 'http://mail.example.eu', ''])
    expect(() => smtp(url, { from })).toThrow(/SMTP_URL/)
  for (const sender of ['', 'nobody', 'Name <nobody>', 'a@b.eu, c@d.eu'])
    expect(() => smtp('smtp://localhost', { from: sender })).toThrow(/MAIL_FROM/)
})

test('the sender is the user of the server’s address unless another is given', async () => {
  expect(() => smtp('smtp://no-reply%40id.example.eu:secret@localhost')).not.toThrow()
  for (const url of ['smtp://localhost', 'smtp://mailer:secret@localhost'])
    expect(() => smtp(url)).toThrow('`from` of smtp(), must be an address')
})
