import type { Fault, MailTransport } from '@laissez-passer/delivery/transport'

/** Cloudflare's `send_email` binding. */
export interface EmailBinding {
  send(mail: {
    readonly from: string
    readonly to: string
    readonly subject: string
    readonly text: string
    readonly html: string
    readonly headers?: Readonly<Record<string, string>>
  }): Promise<unknown>
}

/**
 * Whose fault a refusal is, by the code of what `send` throws; others pass. Only a recipient on Cloudflare's
 * list of mailboxes that bounced or complained ends a mail.
 *
 * @see https://developers.cloudflare.com/email-service/api/send-emails/workers-api/
 */
const faults: Readonly<Record<string, Fault>> = {
  E_RECIPIENT_SUPPRESSED: 'recipient',
  E_RECIPIENT_NOT_ALLOWED: 'ours',
  E_SENDER_NOT_VERIFIED: 'ours',
  E_SENDER_DOMAIN_NOT_AVAILABLE: 'ours',
  E_DAILY_LIMIT_EXCEEDED: 'ours',
  E_VALIDATION_ERROR: 'ours',
  E_FIELD_MISSING: 'ours',
  E_CONTENT_TOO_LARGE: 'ours',
}

/**
 * Sends mail through Cloudflare.
 *
 * @param binding `env.EMAIL`
 * @param options `from`: sender of every mail, on a domain that the account may send for
 * @see https://developers.cloudflare.com/email-service/
 */
export function emailBinding(binding: EmailBinding, { from }: { readonly from: string }): MailTransport {
  return {
    async send({ to, subject, text, html, language }) {
      // RFC 3834 §5: nobody's out-of-office answers.
      const headers = { 'Auto-Submitted': 'auto-generated', 'Content-Language': language }
      try {
        await binding.send({ from, to, subject, text, html, headers })
        return { ok: true }
      } catch (error) {
        if (!(error instanceof Error)) throw error
        const code = 'code' in error ? String(error.code) : ''
        const said = error.message.includes(code) ? error.message : `${code}: ${error.message}`
        return { ok: false, fault: faults[code] ?? 'passing', error: said }
      }
    },
  }
}
