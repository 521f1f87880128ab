import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'
import { freePort, startLogins } from './processes.ts'
import { register, until, visitor } from './visitor.ts'

/** For how long it is silent where it is slow. */
const slowMs = 5000

/**
 * The mail server is away, then refuses, then is slow to greet, then takes mails and dies before it says so,
 * again and again; then it is well.
 *
 * @param options `deaths`: how often a mail is taken without a receipt
 */
export async function mailServer({ people = 10, deaths = 2 } = {}): Promise<{
  readonly lost: readonly string[]
  readonly line: string
}> {
  const port = await freePort()
  const logins = await startLogins({ settings: { SMTP_URL: `smtp://127.0.0.1:${port}` } })
  const taken = new Map<string, Set<string>>()
  const copies = new Map<string, number>()
  let refuses = true
  let slow = false
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onConnect(_session, done) {
      if (slow) setTimeout(done, slowMs)
      else done()
    },
    onMailFrom(_address, _session, done) {
      done(refuses ? Object.assign(new Error('try again later'), { responseCode: 451 }) : null)
    },
    onData(stream, { envelope, id }, done) {
      let text = ''
      stream.on('data', (part: Buffer) => {
        text += part.toString()
      })
      stream.on('end', () => {
        const to = envelope.rcptTo.map(({ address }) => address).join()
        const count = (copies.get(to) ?? 0) + 1
        copies.set(to, count)
        taken.set(to, (taken.get(to) ?? new Set()).add(/^Message-ID: *(\S+)/im.exec(text)?.[1] ?? ''))
        // It has the mail, and never says so.
        if (count <= deaths)
          connectionsOf(server)
            .find((each) => each.id === id)
            ?._socket.destroy()
        else done()
      })
    },
  })
  server.on('error', () => {})
  const lost: string[] = []
  try {
    const names = Array.from({ length: people }, (_, index) => `p${index}@example.org`)
    let slowest = 0
    const [listens, slows] = [Math.floor(people / 3), Math.floor((2 * people) / 3)]
    for (const [index, name] of names.entries()) {
      if (index === listens) await once(server.listen(port, '127.0.0.1'), 'listening')
      if (index === slows) [refuses, slow] = [false, true]
      const begun = performance.now()
      if (!(await register(visitor(logins), name))) lost.push(`${name}: a registration`)
      slowest = Math.max(slowest, performance.now() - begun)
    }
    await sleep(slowMs)
    slow = false
    const begun = performance.now()
    const delivered = (): boolean => names.every((name) => (copies.get(name) ?? 0) > deaths)
    await until(async () => delivered(), { seconds: 400 })
    for (const name of names) if (!copies.has(name)) lost.push(`${name}: a mail`)
    for (const [name, ids] of taken) if (ids.size > 1) lost.push(`${name}: copies that no mailbox knows as one`)
    return {
      lost,
      line: `${people} registrations, none held up for more than ${Math.round(slowest)} ms; each mail taken without a receipt ${deaths} times: ${Math.max(...copies.values())} copies at most, all with one Message-ID, the last ${Math.round((performance.now() - begun) / 1000)} s after; ${lost.length} lost`,
    }
  } finally {
    await new Promise<void>((resolve) => server.close(() => resolve()))
    await logins.stop()
  }
}

/** The connections that a server has, which its types don't tell. */
function connectionsOf(
  server: object,
): readonly { readonly id: string; readonly _socket: { readonly destroy: () => void } }[] {
  return 'connections' in server && server.connections instanceof Set ? [...server.connections] : []
}
