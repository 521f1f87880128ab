import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { startLogins } from './processes.ts'
import { owner, ownerOf } from './owner.ts'
import { openAccount } from './visitor.ts'

/** 500 connections that drip headers or bodies, while an owner signs in. */
export async function slowConnections({ connections = 500 } = {}): Promise<{
  readonly lost: readonly string[]
  readonly line: string
}> {
  const logins = await startLogins({})
  const lost: string[] = []
  try {
    await openAccount(logins, owner)
    const own = ownerOf(logins, lost)
    const alone = await own('nobody')

    const begun = performance.now()
    const slow = Array.from({ length: connections }, (_, index) => drip(logins.ports[0] ?? 0, index % 2 === 0))
    await sleep(2000)
    const beside = await own('slow connections')
    const last = await Promise.race([
      Promise.all(slow).then(() => performance.now() - begun),
      sleep(60_000).then(() => null),
    ])
    if (last === null) lost.push('slow connections are open after a minute')

    return {
      lost,
      line: `the owner signs in in ${alone} alone, ${beside} beside ${connections} slow connections (all closed after ${Math.round((last ?? 0) / 1000)} s); ${lost.length} lost`,
    }
  } finally {
    await logins.stop()
  }
}

/** Sends a byte a second, of headers or of a body, until it is closed. */
async function drip(port: number, body: boolean): Promise<void> {
  const socket: Socket = connect(port, '127.0.0.1').on('error', () => {})
  socket.resume()
  socket.write(
    body
      ? 'POST /cas/login HTTP/1.1\r\nHost: here\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9999\r\n\r\n'
      : 'GET /cas/login HTTP/1.1\r\nHost: here\r\nX-Slow: ',
  )
  const dripping = setInterval(() => socket.write('x'), 1000)
  await new Promise((resolve) => socket.once('close', resolve))
  clearInterval(dripping)
}
