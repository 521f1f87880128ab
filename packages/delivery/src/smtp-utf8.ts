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
 * @returns a function that rejects while the server can't be asked.
 */
export function utf8Offered(options: SMTPConnectionOptions): () => Promise<boolean> {
  let known: { readonly offered: boolean; readonly until: number } | null = null
  return async () => {
    if (known !== null && known.until > Date.now()) return known.offered
    const answer = await greeted(options)
    const offered = /^250[ -]SMTPUTF8\b/im.test(answer)
    // One line names no extension: it may answer HELO, after an EHLO that was refused for now.
    known = answer.startsWith('250-') ? { offered, until: Date.now() + believed } : null
    return offered
  }
}

/** The answer to EHLO, after STARTTLS where there was one. */
function greeted(options: SMTPConnectionOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const connection = new SMTPConnection(options)
    connection.on('error', reject)
    connection.connect((closed) => {
      // A close before the greeting comes here instead of to 'error'.
      if (closed) return reject(closed)
      resolve(connection.lastServerResponse || '')
      connection.quit()
    })
  })
}
