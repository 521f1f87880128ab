import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { startLogins } from './processes.ts'
import { openAccount, signIn, until, visitor } from './visitor.ts'

const email = 'owner@example.org'
const password = 'Kohv9-ja-kringel!'

/** 500 connections that drip headers or bodies, and floods of sign-ins, while an owner signs in. */
export async function crowds({ connections = 500, flood = 200 } = {}): Promise<{
  readonly lost: readonly string[]
  readonly line: string
}> {
  const logins = await startLogins({})
  const lost: string[] = []
  try {
    await openAccount(logins, { email, password })
    const own = async (what: string): Promise<string> => {
      const begun = performance.now()
      let tries = 0
      // Who is told that too many wait tries again, as the page says.
      const signedIn = await until(
        async () => {
          tries += 1
          return (await signIn(visitor(logins), { email, password })).session !== null
        },
        { seconds: 60 },
      )
      if (signedIn === null) lost.push(`the owner’s sign-in beside ${what}`)
      return `${((performance.now() - begun) / 1000).toFixed(1)} s${tries > 1 ? ` (at the ${tries}. try)` : ''}`
    }
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

    const times: string[] = []
    for (const addresses of [1, flood]) {
      const wave = Array.from({ length: flood }, async (_, index) => {
        // Twenty a second: several times what one core hashes.
        await sleep(index * 50)
        const address = addresses === 1 ? '198.51.100.7' : `10.20.${index >> 8}.${index & 255}`
        await signIn(visitor(logins, address), { email: `nobody${index}@example.org`, password: 'Wrong-one-7-here' })
      })
      await sleep(3000)
      times.push(await own(`a flood from ${addresses}`))
      await Promise.all(wave)
    }
    return {
      lost,
      line: `the owner signs in in ${alone} alone, ${beside} beside ${connections} slow connections (all closed after ${Math.round((last ?? 0) / 1000)} s), ${times[0]} beside ${flood} sign-ins of one address, ${times[1]} beside ${flood} of as many addresses; ${lost.length} lost`,
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
