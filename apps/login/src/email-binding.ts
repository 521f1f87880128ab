import type { MailTransport } from '@laissez-passer/delivery/transport'

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
      await binding.send({
        from,
        to,
        subject,
        text,
        html,
        headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
      })
      return { ok: true }
    },
  }
}
