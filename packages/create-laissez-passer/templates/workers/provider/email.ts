import type { MailTransport } from '@laissez-passer/delivery/transport'

/** Cloudflare's binding `send_email`. */
export interface EmailBinding {
  send(mail: {
    readonly from: string
    readonly to: string
    readonly subject: string
    readonly text: string
    readonly html: string
    readonly headers: Readonly<Record<string, string>>
  }): Promise<unknown>
}

/** Sends mail through Cloudflare, from an address on a domain that the account may send for. */
export const email = (binding: EmailBinding, from: string): MailTransport => ({
  async send({ to, subject, text, html, language }) {
    // RFC 3834 §5: nobody's out-of-office answers.
    const headers = { 'Auto-Submitted': 'auto-generated', 'Content-Language': language }
    await binding.send({ from, to, subject, text, html, headers })
    return { ok: true }
  },
})
