import { probeSmtp, type SmtpTls } from '@laissez-passer/delivery/smtp'
import { isLoopback } from '@laissez-passer/server/settings'
import { span } from '../cli/moments.ts'
import { certificateFinding } from './certificate.ts'
import { type Check, fault, fine, type Finding, type Patient, warning } from './finding.ts'

/** A mail that waits for longer isn't on its way. */
const patience = 600

/** The mail server, by a real handshake without a mail; and what waits to be sent. */
export const mailCheck: Check = {
  name: 'mail',
  async look(patient) {
    return [...(await server(patient)), ...(await waiting(patient))]
  },
}

async function server({ now, place, settings }: Patient): Promise<readonly Finding[]> {
  const { LOGIN_ORIGIN, SMTP_URL } = settings
  if (place.database.kind === 'd1') return [fine('Mail goes by the Worker’s binding, which isn’t seen from here.')]
  if (SMTP_URL === undefined) return [fine('Mail goes to /dev/mailbox, and nowhere else.')]
  const met = await probeSmtp(SMTP_URL)
  if (!met.ok)
    return [
      met.stage === 'connect'
        ? fault(
            `The mail server isn’t reached: ${met.error}`,
            'Look at SMTP_URL, at the firewall towards it, and at its certificate. “mail test” tries a real mail.',
          )
        : fault(`The mail server refuses us: ${met.error}`, 'Look at the user and password in SMTP_URL.'),
    ]
  return [
    fine(`The mail server answers${met.authenticated ? ', and takes our password' : ''}.`),
    ...encryption(met.tls, { now, near: isLoopback(`http://${new URL(SMTP_URL).hostname}`) }),
    ...(met.extensions.includes('SMTPUTF8') || isLoopback(LOGIN_ORIGIN)
      ? []
      : [
          warning(
            'It lacks SMTPUTF8: addresses such as zoé@example.eu get no mail.',
            'Switch it on there, or live with it: people with such an address are told.',
          ),
        ]),
  ]
}

function encryption(
  tls: SmtpTls | null,
  { near, now }: { readonly near: boolean; readonly now: number },
): readonly Finding[] {
  if (tls !== null) return [certificateFinding('The mail server’s certificate', { endsAt: tls.certificateEndsAt, now })]
  if (near) return []
  return [
    fault(
      'Mails travel in clear: whoever listens on the way reads the links in them.',
      'Use smtps://…, or smtp://…?requireTLS=true with a server that offers STARTTLS.',
    ),
  ]
}

async function waiting({ now, store }: Patient): Promise<readonly Finding[]> {
  if (store === null) return []
  const [first] = await store.outbox.list({ state: 'waiting', limit: 1 })
  const { outbox } = await store.stats.figures({ now })
  // Letters come first. An event is due as long as its receiver, which anybody may have named, takes none.
  const late =
    first !== undefined && first.kind !== 'event' && now - first.createdAt > patience && first.dueAt <= now - patience
  return [
    ...(late
      ? [
          fault(
            `${messages(outbox.waiting)} ${outbox.waiting === 1 ? 'waits; it' : 'wait; one'} has been due for ${span(now - first.dueAt)}.`,
            'Is the server running? It sends them. “outbox list” says what their servers said.',
          ),
        ]
      : outbox.waiting > 0
        ? [fine(`${messages(outbox.waiting)} ${outbox.waiting === 1 ? 'waits' : 'wait'} to be sent.`)]
        : []),
    ...(outbox.abandoned > 0
      ? [
          warning(
            `${messages(outbox.abandoned)} ${outbox.abandoned === 1 ? 'was' : 'were'} given up.`,
            '“outbox list --abandoned” says why; “outbox drop” takes one away.',
          ),
        ]
      : []),
  ]
}

const messages = (count: number): string => `${count} message${count === 1 ? '' : 's'}`
