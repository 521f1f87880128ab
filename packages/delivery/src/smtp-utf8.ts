import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection'

/** For how long a server's answer is believed, in milliseconds. */
const believed = 3600_000

/** What is before the @ isn't all ASCII: only a server with SMTPUTF8 can take it. */
export const needsUtf8: RegExp = /[^ -~].*@/

/**
 * Asks a server whether it offers SMTPUTF8, at most once an hour. nodemailer sends such an address to any
 * server, and some deliver it to somebody else.
 * @see https://www.rfc-editor.org/rfc/rfc6531#section-3.1
 * @returns a function that rejects while the server can't be reached.
 */
export function utf8Offered(options: SMTPConnectionOptions): () => Promise<boolean> {
  let known: { readonly offered: boolean; readonly until: number } | null = null
  return async () => {
    if (known === null || known.until <= Date.now())
      known = { offered: await ask(options), until: Date.now() + believed }
    return known.offered
  }
}

function ask(options: SMTPConnectionOptions): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const connection = new SMTPConnection(options)
    connection.once('error', reject)
    connection.connect(() => {
      // The answer to EHLO, after STARTTLS where there was one.
      resolve(/^250[ -]SMTPUTF8\b/im.test(connection.lastServerResponse || ''))
      connection.quit()
    })
  })
}
