import { randomUUID } from 'node:crypto'
import { checkEmail } from '@laissez-passer/core/email'
import { probeSmtp, smtp, type SmtpProbe } from '@laissez-passer/delivery/smtp'
import { NAME } from '../name.ts'
import { senderOf } from '../sender.ts'
import { type PlainCommand, Refused, WrongUse } from './command.ts'
import { moment } from './moments.ts'
import { settingsIn } from './open-place.ts'

/** `mail test`: one real mail, and what the server says to it. */
export const mailTest: PlainCommand = {
  name: 'mail test',
  summary: 'Sends one mail through the mail server, and says what the server said.',
  takes: '<address>',
  positionals: [1, 1],
  options: {},
  explained: [],
  notes: `It goes by SMTP_URL from MAIL_FROM, at once and past the outbox. That the server took it doesn’t mean that it
arrives: look into the mailbox, and at what other servers make of it (SPF, DKIM, DMARC stand in the headers).`,
  examples: [['does mail go out', 'laissez-passer mail test me@example.eu']],
  async runPlain(environment, { positionals: [to = ''] }) {
    const settings = settingsIn(environment)
    const { LOGIN_ORIGIN, SMTP_URL } = settings
    if (checkEmail(to) !== null) throw new WrongUse(`“${to}” is no e-mail address.`)
    if (SMTP_URL === undefined)
      throw new Refused('no-mail-server', 'SMTP_URL isn’t set: mail goes to /dev/mailbox, and nowhere else.')
    const met = await probeSmtp(SMTP_URL)
    if (!met.ok) throw new Refused(`mail-${met.stage}`, `${stages[met.stage]}: ${met.error}`)
    const text = `This is a test of ${NAME} at ${LOGIN_ORIGIN}, sent by its operator. Nothing is to be done.`
    const sent = await smtp(SMTP_URL, { from: senderOf(settings) }).send(
      {
        id: randomUUID(),
        kind: 'mail',
        to,
        language: 'en',
        subject: `${NAME}: test`,
        text,
        html: `<!doctype html><p>${text}</p>`,
      },
      { now: Math.floor(Date.now() / 1000), accountId: null, signal: AbortSignal.timeout(30_000) },
    )
    if (!sent.ok) throw new Refused('mail-refused', `The server refuses it: ${sent.error}`)
    return {
      ok: true,
      text: `${encryptionOf(met)}\nThe server took it: ${sent.said ?? ''}`.trimEnd(),
      json: { to, said: sent.said ?? null, tls: met.tls, authenticated: met.authenticated, extensions: met.extensions },
    }
  },
}

/** What failed, as the beginning of a sentence. */
export const stages = {
  connect: 'The mail server isn’t reached',
  authenticate: 'The mail server doesn’t take the user and password of SMTP_URL',
} as const

function encryptionOf({ authenticated, tls }: Extract<SmtpProbe, { ok: true }>): string {
  const who = authenticated ? 'logged in' : 'no login'
  if (tls === null) return `Connected, in clear, ${who}.`
  const ends = tls.certificateEndsAt === null ? '' : `, certificate until ${moment(tls.certificateEndsAt)}`
  return `Connected, ${tls.protocol}${ends}, ${who}.`
}
