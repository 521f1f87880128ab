import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { callbackify } from 'node:util'
import PostalMime from 'postal-mime'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'

/** A mail server that keeps what comes, for what sends by SMTP alone. */
export async function openInbox(host: string) {
  const texts: { readonly to: string; readonly text: string }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: callbackify(async (stream: Readable, { envelope }: SMTPServerSession) => {
      const { text = '' } = await PostalMime.parse(await buffer(stream))
      texts.push(...envelope.rcptTo.map(({ address }) => ({ to: address, text })))
    }),
  })
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  const address = server.server.address()
  return {
    url: `smtp://${host}:${typeof address === 'object' ? address?.port : ''}`,
    /** The first link of the first mail to somebody. */
    link: async (to: string): Promise<string> => {
      for (const until = Date.now() + 60_000; Date.now() < until; await sleep(200)) {
        const mail = texts.find((one) => one.to.toLowerCase() === to.toLowerCase())
        const [link] = mail?.text.match(/https?:\/\/[^\s<>"]+/) ?? []
        if (link) return link
      }
      throw new Error(`no mail to ${to} came`)
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
