import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
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
const sending = { now: 1, signal: new AbortController().signal }

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
  expect(await smtp(url, { from }).send(letter, sending)).toEqual({ ok: true })
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
    expect(await smtp(url, { from }).send({ ...letter, to }, sending)).toMatchObject({ ok: false, permanent: true })
  await smtp(url, { from }).send({ ...letter, subject: 'Hello\r\nBcc: spy@example.com' }, sending)
  expect(mails.map(({ recipients }) => recipients)).toEqual([['zoe@example.eu']])
  const { headers } = await PostalMime.parse(mails[0]?.raw ?? '')
  expect(headers.map(({ key }) => key)).not.toContain('bcc')
})

test('a refused recipient is refused for good; a full server is not', async () => {
  const refusing = (responseCode: number) =>
    inbox({ onRcptTo: (_address, _session, done) => done(Object.assign(new Error('no'), { responseCode })) })
  expect(await smtp((await refusing(550)).url, { from }).send(letter, sending)).toMatchObject({
    ok: false,
    permanent: true,
  })
  expect(await smtp((await refusing(451)).url, { from }).send(letter, sending)).toMatchObject({
    ok: false,
    permanent: false,
  })
})

test('a wrong password of ours is no reason to give a mail up', async () => {
  const { url } = await inbox({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(Object.assign(new Error('no'), { responseCode: 535 })),
  })
  expect(await smtp(url.replace('smtp://', 'smtp://user:wrong@'), { from }).send(letter, sending)).toMatchObject({
    ok: false,
    permanent: false,
  })
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
