import { LaissezPasserError } from '@laissez-passer/core/errors'
import { checkOptions, optional, type OptionRules } from '@laissez-passer/core/options'
import { createTransport } from 'nodemailer'
import SMTPTransport from 'nodemailer/lib/smtp-transport'
import { smtpFault } from './smtp-fault.ts'
import { withoutSecrets } from './smtp-secrets.ts'
import { checkSmtpUrl } from './smtp-url.ts'
import { needsUtf8, utf8Offered } from './smtp-utf8.ts'
import type { Letter, MailTransport } from './transport.ts'

export { probeSmtp, type SmtpProbe, type SmtpTls } from './smtp-probe.ts'

/** How mail goes out. */
export interface SmtpOptions {
  /**
   * Sender of every mail: `no-reply@example.eu` or `Example ID <no-reply@example.eu>`. Default: the user in
   * the server's address, where that is a mail address.
   */
  readonly from?: string
}

const rules: OptionRules<SmtpOptions> = {
  // What it says is judged below.
  from: optional({ takes: (given) => typeof given === 'string', accepted: 'a sender’s address' }),
}

/**
 * Sends mail through an SMTP server, on Node. Uses TLS where the server offers it; insist by `smtps://…` or
 * `smtp://…?requireTLS=true`.
 * @param url of the server, e.g. `smtp://user:password@mail.example.eu:587`.
 * @throws LaissezPasserError `invalid-settings` when the URL or the sender is invalid.
 */
export function smtp(url: string, options: SmtpOptions = {}): MailTransport {
  checkOptions('smtp', options, rules)
  const { from } = options
  checkSmtpUrl(url)
  const sender = readSender(from ?? decodeURIComponent(new URL(url).username))
  const server = new SMTPTransport({
    url,
    connectionTimeout: 8000,
    greetingTimeout: 8000,
    socketTimeout: 15_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const transport = createTransport(server, { from: sender })
  const offersUtf8 = utf8Offered(server.options)
  let asking: Promise<boolean> | null = null
  return {
    async canMail(email) {
      if (!needsUtf8.test(email)) return true
      // However many ask at once, the server is asked once.
      asking ??= offersUtf8()
        .catch(() => true)
        .finally(() => {
          asking = null
        })
      return asking
    },
    async send(letter) {
      // Lists of addresses are parsed further down; ours has one recipient.
      if (!oneAddress.test(letter.to))
        return { ok: false, fault: 'recipient', error: 'the recipient is not one e-mail address' }
      try {
        if (needsUtf8.test(letter.to) && !(await offersUtf8()))
          return { ok: false, fault: 'ours', error: 'the mail server lacks SMTPUTF8, which this address needs' }
        const { response } = await transport.sendMail(toMail(letter, sender.address))
        return { ok: true, said: withoutSecrets(response, url) }
      } catch (error) {
        if (!(error instanceof Error)) return { ok: false, fault: 'passing', error: 'unknown error' }
        return { ok: false, fault: smtpFault(error), error: withoutSecrets(error.message, url) }
      }
    },
  }
}

const oneAddress = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()]+$/

function toMail({ id, to, subject, text, html, language }: Letter, from: string) {
  return {
    to: { name: '', address: to },
    envelope: { from, to: [to] },
    subject,
    text,
    html,
    messageId: `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    // RFC 3834 §5: nobody's out-of-office answers.
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
  }
}

function readSender(from: string): { readonly name: string; readonly address: string } {
  const [, quoted = '', address = from.trim()] = /^(.*?)<([^<>]+)>$/.exec(from.trim()) ?? []
  if (!oneAddress.test(address))
    throw new LaissezPasserError(
      'invalid-settings',
      'MAIL_FROM, or `from` of smtp(), must be an address, or a name followed by an address in <…>',
    )
  return { name: quoted.trim().replace(/^"(.*)"$/, '$1'), address }
}
