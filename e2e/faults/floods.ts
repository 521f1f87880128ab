import { setTimeout as sleep } from 'node:timers/promises'
import { knownBrowser, owner, ownerOf } from './owner.ts'
import { startLogins } from './processes.ts'
import { openAccount, signIn, visitor } from './visitor.ts'

/**
 * Floods of sign-ins with wrong passwords, from one address and from as many as there are sign-ins, while an
 * owner signs in three times, from a browser that nobody knows and from one that is known.
 *
 * @param options `one`: how many come from one address; `many`: how many from as many; `perSecond`: how many
 * come in one
 */
export async function floods({ one = 200, many = 5000, perSecond = 20 } = {}): Promise<{
  readonly lost: readonly string[]
  readonly line: string
}> {
  const logins = await startLogins({})
  const lost: string[] = []
  try {
    await openAccount(logins, owner)
    const own = ownerOf(logins, lost)
    // A neighbour of the flood, whose browser is known.
    const neighbour = ownerOf(logins, lost, await knownBrowser(logins, '10.20.250.9'))
    const lines = [`${await own('nobody')} alone`]
    for (const { addresses, count } of [
      { addresses: 1, count: one },
      { addresses: many, count: many },
    ]) {
      const every = 1000 / perSecond
      const answered = new Map<number, number>()
      const wave = Array.from({ length: count }, async (_, index) => {
        await sleep(index * every)
        const address = addresses === 1 ? '198.51.100.7' : `10.20.${index >> 8}.${index & 255}`
        const { answer } = await signIn(visitor(logins, address), {
          email: `nobody${index}@example.org`,
          password: 'Wrong-one-7-here',
        })
        const status = answer?.status ?? 0
        answered.set(status, (answered.get(status) ?? 0) + 1)
      })
      const times: string[] = []
      const neighbours: string[] = []
      for (const _ of [1, 2, 3]) {
        await sleep((count * every) / 4)
        const beside = `a flood from ${addresses}`
        await Promise.all([
          own(beside).then((time) => times.push(time)),
          neighbour(beside).then((time) => neighbours.push(time)),
        ])
      }
      await Promise.all(wave)
      const statuses = [...answered].toSorted().map(([status, times]) => `${times} × ${status || 'nothing'}`)
      lines.push(
        `${times.join(', ')} from a browser that nobody knows, ${neighbours.join(', ')} from one that is known, in the flood’s own network, beside ${count} of ${addresses}, ${perSecond} a second (answered ${statuses.join(', ')})`,
      )
    }
    return { lost, line: `the owner signs in in ${lines.join('; ')}; ${lost.length} lost` }
  } finally {
    await logins.stop()
  }
}
