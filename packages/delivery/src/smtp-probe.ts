import { TLSSocket } from 'node:tls'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import SMTPTransport from 'nodemailer/lib/smtp-transport'
import { withoutSecrets } from './smtp-secrets.ts'
import { checkSmtpUrl } from './smtp-url.ts'

/** How a connection to the server is encrypted. */
export interface SmtpTls {
  /** E.g. `TLSv1.3`. */
  readonly protocol: string
  /** When its certificate ends, in Unix seconds; null: it says no such thing. */
  readonly certificateEndsAt: number | null
}

/** How far a server was met. `error` is what it, or the network, said; it may name the address asked. */
export type SmtpProbe =
  | {
      readonly ok: true
      /** What it can do, e.g. `SMTPUTF8`, by the names of its answer to EHLO. */
      readonly extensions: readonly string[]
      /** Null: whoever listens on the way reads along. */
      readonly tls: SmtpTls | null
      /** Whether it was told who we are; false: the address names nobody. */
      readonly authenticated: boolean
    }
  | { readonly ok: false; readonly stage: 'connect' | 'authenticate'; readonly error: string }

/**
 * Meets an SMTP server as a mail would, and sends none: connects, greets, encrypts where the server can, says
 * who we are.
 *
 * @param url as `smtp` takes it
 * @throws LaissezPasserError `invalid-settings` where `smtp` wouldn't take it
 */
export async function probeSmtp(url: string): Promise<SmtpProbe> {
  checkSmtpUrl(url)
  const { options } = new SMTPTransport({
    url,
    connectionTimeout: 8000,
    greetingTimeout: 8000,
    socketTimeout: 8000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const connection = new SMTPConnection(options)
  try {
    // An error may come whenever the connection is there, also between two steps.
    const failed = new Promise<never>((_, reject) => connection.on('error', reject))
    failed.catch(() => {})
    const met = new Promise<void>((resolve, reject) =>
      connection.connect((error) => (error ? reject(error) : resolve())),
    )
    try {
      await Promise.race([met, failed])
    } catch (error) {
      return { ok: false, stage: 'connect', error: withoutSecrets(said(error), url) }
    }
    const extensions = extensionsIn(connection.lastServerResponse || '')
    const tls = tlsOf(Reflect.get(connection, '_socket'))
    const { auth } = options
    if (auth === undefined) return { ok: true, extensions, tls, authenticated: false }
    const known = new Promise<void>((resolve, reject) =>
      connection.login(auth, (error) => (error ? reject(error) : resolve())),
    )
    try {
      await Promise.race([known, failed])
    } catch (error) {
      return { ok: false, stage: 'authenticate', error: withoutSecrets(said(error), url) }
    }
    return { ok: true, extensions, tls, authenticated: true }
  } finally {
    connection.quit()
    connection.close()
  }
}

function said(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error'
  return error.message || ('code' in error ? String(error.code) : 'unknown error')
}

function extensionsIn(answer: string): readonly string[] {
  return [...answer.matchAll(/^250[ -](\S+)/gm)].slice(1).map(([, name = '']) => name.toUpperCase())
}

function tlsOf(socket: unknown): SmtpTls | null {
  if (!(socket instanceof TLSSocket)) return null
  const ends = Date.parse(socket.getPeerCertificate().valid_to)
  return {
    protocol: socket.getProtocol() ?? '',
    certificateEndsAt: Number.isNaN(ends) ? null : Math.floor(ends / 1000),
  }
}
