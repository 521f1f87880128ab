import { setTimeout as sleep } from 'node:timers/promises'
import { startDatabases } from '../fixtures/postgres.ts'
import { seededRandom } from '../fixtures/crashes.ts'
import { type Logins, startLogins } from './processes.ts'
import { register, signIn, tokensOf, until, visitor } from './visitor.ts'

/** What one person was promised, as the history has it. */
interface Promised {
  readonly email: string
  /**
   * Passwords sent with one link, each to another process in the same moment, and whether it was accepted.
   */
  readonly passwords: { readonly password: string; readonly accepted: boolean | null }[]
  /** Sessions whose cookie arrived. */
  readonly sessions: string[]
  /** The mail of the registration; the mailbox forgets old ones, so that it is looked for at once. */
  mail: 'none' | 'owed' | 'seen'
}

/**
 * `kill -9` of one of two processes, again and again, while people register, choose passwords and sign in.
 */
export async function kills(
  system: 'SQLite' | 'PostgreSQL',
  { times, seed = Date.now() % 1_000_000 }: { readonly times: number; readonly seed?: number },
): Promise<{ readonly lost: readonly string[]; readonly line: string }> {
  const databases = system === 'PostgreSQL' ? await startDatabases({ durable: true }) : null
  const logins = await startLogins({ count: 2, ...(databases ? { settings: databases.settings } : {}) })
  try {
    const random = seededRandom(seed)
    const history: Promised[] = []
    let going = true
    const people = Array.from({ length: 4 }, async (_, lane) => {
      for (let number = 0; going; number++) history.push(await live(logins, `p${lane}-${number}@example.org`))
    })
    const restarts: number[] = []
    for (let kill = 0; kill < times; kill++) {
      await sleep(100 + random() * 900)
      const index = random() < 0.5 ? 0 : 1
      await logins.kill(index)
      restarts.push(await logins.start(index))
    }
    going = false
    await Promise.all(people)
    const { acknowledged, lost } = await judge(logins, history)
    restarts.sort((a, b) => a - b)
    return {
      lost,
      line: `${times} kills (seed ${seed}), ${acknowledged} acknowledged, ${lost.length} lost or twice; up again in ${restarts[restarts.length >> 1]} ms, at most ${restarts.at(-1)}`,
    }
  } finally {
    await logins.stop()
    await databases?.stop()
  }
}

async function live(logins: Logins, email: string): Promise<Promised> {
  const promised: Promised = { email, passwords: [], sessions: [], mail: 'none' }
  const either = (): number => Number(performance.now() % 2 >= 1)
  const who = visitor(logins)
  if (!(await register(who, email, either()))) return promised
  promised.mail = 'owed'
  // A mail whose sender was killed is somebody else's to send after thirty seconds.
  const token = await until(async () => (await tokensOf(logins, email, either()))[0] ?? null, { seconds: 90 })
  if (token === null) return promised
  promised.mail = 'seen'
  // One link, two processes, one moment: it opens once.
  const sent = ['Kohv9-ja-kringel!', 'Leib8-ja-piimake!'].map(async (password, process) => {
    const answer = await visitor(logins).send(process, '/cas/password', {
      token,
      newPassword: password,
      confirmPassword: password,
    })
    const accepted = answer === null ? null : answer.location.startsWith('/cas/password/done')
    return { password, accepted: answer !== null && answer.status >= 500 ? null : accepted }
  })
  promised.passwords.push(...(await Promise.all(sent)))
  const chosen = promised.passwords.find(({ accepted }) => accepted)
  if (!chosen) return promised
  const { session } = await signIn(visitor(logins), { email, password: chosen.password, process: either() })
  if (session !== null) promised.sessions.push(session)
  return promised
}

/** Every acknowledged write is there, and nothing single-use was accepted twice. */
async function judge(
  logins: Logins,
  history: readonly Promised[],
): Promise<{ readonly acknowledged: number; readonly lost: readonly string[] }> {
  const lost: string[] = []
  let acknowledged = 0
  for (const { email, mail, passwords, sessions } of history) {
    acknowledged += Number(mail !== 'none') + passwords.filter(({ accepted }) => accepted).length + sessions.length
    if (mail === 'owed' && (await tokensOf(logins, email)).length === 0) lost.push(`${email}: a mail`)
    if (passwords.filter(({ accepted }) => accepted).length > 1) lost.push(`${email}: a link opened twice`)
    const open: string[] = []
    if (passwords.length > 0)
      for (const { password } of passwords)
        if ((await signIn(visitor(logins), { email, password, process: 1 })).session !== null) open.push(password)
    if (open.length > 1) lost.push(`${email}: two passwords`)
    for (const { accepted, password } of passwords)
      if (accepted && !open.includes(password)) lost.push(`${email}: a password`)
    for (const session of sessions) {
      const who = visitor(logins)
      who.cookies.set('__Host-lp-login', session)
      if ((await who.send(0, '/cas/account'))?.status !== 200) lost.push(`${email}: a session`)
    }
  }
  return { acknowledged, lost }
}
