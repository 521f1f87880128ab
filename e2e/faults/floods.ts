import { setTimeout as sleep } from 'node:timers/promises'
import { knownBrowser, owner, ownerOf } from './owner.ts'
import { type Logins, startLogins } from './processes.ts'
import { openAccount, signIn, type Visitor, visitor } from './visitor.ts'

const mallory = { email: 'mallory@example.org', password: 'Kohv8-ja-kringel!' } as const

/**
 * Floods of sign-ins with wrong passwords, from one address, from as many as there are sign-ins, and from the
 * known browsers of one account, while an owner signs in three times, from a browser that nobody knows and
 * from one that is known.
 *
 * @param options `one`: how many come from one address; `many`: how many from as many, and of one account;
 * `marks`: how many known browsers that has; `perSecond`: how many come in one
 */
export async function floods({ one = 200, many = 5000, marks = 100, perSecond = 20 } = {}): Promise<{
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
    const copies = await marked(logins, marks)
    const address = (index: number): string => `10.20.${index >> 8}.${index & 255}`
    for (const { browser, count, from } of [
      { from: 'one address', count: one, browser: () => visitor(logins, '198.51.100.7') },
      { from: `${many} addresses`, count: many, browser: (index: number) => visitor(logins, address(index)) },
      {
        from: `${marks} known browsers of one account at as many addresses`,
        count: many,
        browser: (index: number) => copies[index % copies.length]?.(address(index)) ?? visitor(logins),
      },
    ]) {
      const every = 1000 / perSecond
      const answered = new Map<number, number>()
      const wave = Array.from({ length: count }, async (_, index) => {
        await sleep(index * every)
        const { answer } = await signIn(browser(index), {
          email: `nobody${index}@example.org`,
          password: 'Wrong-one-7-here',
        })
        const status = answer?.status ?? 0
        answered.set(status, (answered.get(status) ?? 0) + 1)
      })
      const before = await turnedAway(logins)
      const times: string[] = []
      const neighbours: string[] = []
      for (const _ of [1, 2, 3]) {
        await sleep((count * every) / 4)
        const beside = `a flood from ${from}`
        await Promise.all([
          own(beside).then((time) => times.push(time)),
          neighbour(beside).then((time) => neighbours.push(time)),
        ])
      }
      await Promise.all(wave)
      const after = await turnedAway(logins)
      const statuses = [...answered].toSorted().map(([status, times]) => `${times} × ${status || 'nothing'}`)
      lines.push(
        `${times.join(', ')} from a browser that nobody knows, ${neighbours.join(', ')} from one that is known, in the flood’s own network, beside ${count} of ${from}, ${perSecond} a second (answered ${statuses.join(', ')}; admission counts ${after.stranger - before.stranger} strangers that it turned away, ${after.known - before.known} known)`,
      )
    }
    return { lost, line: `the owner signs in in ${lines.join('; ')}; ${lost.length} lost` }
  } finally {
    await logins.stop()
  }
}

/** Browsers in which one account was opened, each to be brought to any address. */
async function marked(logins: Logins, count: number): Promise<readonly ((address: string) => Visitor)[]> {
  await openAccount(logins, mallory)
  const all: ((address: string) => Visitor)[] = []
  while (all.length < count) all.push(await knownBrowser(logins, '198.51.100.9', mallory))
  return all
}

/** How many were told to come again at admission so far. */
async function turnedAway({ origin }: Logins): Promise<{ readonly stranger: number; readonly known: number }> {
  const text = await (await fetch(`${origin}/metrics`)).text()
  const of = (who: string): number =>
    Number(new RegExp(`admission_turned_away_total\\{who="${who}"\\} (\\d+)`).exec(text)?.[1])
  return { stranger: of('stranger'), known: of('known') }
}
