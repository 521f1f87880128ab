import { type Reached, register, signIn, tokensOf, until, visitor } from './visitor.ts'

/** What one person was promised, as the history has it. */
export interface Promised {
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

let lives = 0

/**
 * Registers somebody, chooses their password and signs them in, and writes down what was acknowledged.
 *
 * @param email nobody's yet
 * @param options `mailSeconds`: how long the mail is waited for
 */
export async function live(logins: Reached, email: string, { mailSeconds = 90 } = {}): Promise<Promised> {
  const promised: Promised = { email, passwords: [], sessions: [], mail: 'none' }
  const either = (): number => Math.floor(performance.now()) % logins.ports.length
  const who = visitor(logins)
  if (!(await register(who, email, either()))) return promised
  promised.mail = 'owed'
  // A mail whose sender was killed is somebody else's to send after thirty seconds.
  const token = await until(async () => (await tokensOf(logins, email, either()))[0] ?? null, { seconds: mailSeconds })
  if (token === null) return promised
  promised.mail = 'seen'
  // One link, two processes, one moment: it opens once. Nobody else has these: another's would be noticed.
  lives += 1
  const sent = [`Kohv9-ja-kringel-${lives}!`, `Leib8-ja-piimake-${lives}!`].map(async (password, index) => {
    const answer = await visitor(logins).send(index % logins.ports.length, '/cas/password', {
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

/**
 * Every acknowledged write is there, and nothing single-use was accepted twice.
 *
 * @param options `mailSeconds`: how long a mail that is owed may still take; default: it has to be there
 */
export async function judge(
  logins: Reached,
  history: readonly Promised[],
  { mailSeconds = 0 } = {},
): Promise<{ readonly acknowledged: number; readonly lost: readonly string[] }> {
  const lost: string[] = []
  let acknowledged = 0
  for (const { email, mail, passwords, sessions } of history) {
    acknowledged += Number(mail !== 'none') + passwords.filter(({ accepted }) => accepted).length + sessions.length
    const came = async (): Promise<boolean> => (await tokensOf(logins, email)).length > 0
    if (mail === 'owed' && !(await came()) && !(await until(came, { seconds: mailSeconds })))
      lost.push(`${email}: a mail`)
    if (passwords.filter(({ accepted }) => accepted).length > 1) lost.push(`${email}: a link opened twice`)
    const open: string[] = []
    if (passwords.length > 0)
      for (const { password } of passwords)
        if ((await signIn(visitor(logins), { email, password, process: logins.ports.length - 1 })).session !== null)
          open.push(password)
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
