import { setTimeout as sleep } from 'node:timers/promises'
import { startDatabases } from '../fixtures/postgres.ts'
import { startLogins } from './processes.ts'
import { type Answer, openAccount, signIn, visitor } from './visitor.ts'

/**
 * The process of EU Login stands still for longer than it waits for its database, again and again, while
 * people sign in: as on a machine where others take the processor, or one that is moved to another.
 *
 * @param options `times`: how often; `seconds`: for how long each time
 */
export async function stalls({ times = 10, seconds = 2 } = {}): Promise<{
  readonly lost: readonly string[]
  readonly line: string
}> {
  const databases = await startDatabases()
  const logins = await startLogins({ settings: databases.settings })
  const lost: string[] = []
  let over = false
  let done = 0
  try {
    const accounts = [0, 1, 2, 3].map((index) => ({
      email: `person${index}@example.org`,
      password: 'Kohv9-ja-kringel!',
    }))
    for (const account of accounts) await openAccount(logins, account)
    const busy = accounts.map(async (account) => {
      while (!over) {
        const who = visitor(logins)
        const { answer, session } = await signIn(who, account)
        if (session === null) lost.push(`a sign-in, answered ${told(answer)}`)
        const page = await who.send(0, '/cas/account')
        if (page?.status !== 200) lost.push(`a page, answered ${told(page)}`)
        done += 1
      }
    })
    for (let time = 0; time < times; time++) {
      for (const enough = done + 4; done < enough; ) await sleep(20)
      logins.signal(0, 'SIGSTOP')
      await sleep(seconds * 1000)
      logins.signal(0, 'SIGCONT')
    }
    over = true
    await Promise.all(busy)
    return { lost, line: `stood still ${times} times, ${seconds} s each: ${done} sign-ins; ${lost.length} failed` }
  } finally {
    over = true
    await logins.stop()
    await databases.stop()
  }
}

function told(answer: Answer): string {
  return `${answer?.status ?? 'nothing'} after ${Math.round(answer?.ms ?? 0)} ms`
}
