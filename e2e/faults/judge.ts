import { once } from 'node:events'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { judge, live, type Promised } from './history.ts'
import { startLogins } from './processes.ts'
import { type Failure, whose } from './whose.ts'

/** What is taken away behind EU Login's back, and what the judge has to say of it. */
const thefts: readonly (readonly [sql: string, said: RegExp])[] = [
  ['delete from sessions where account_id = (select id from accounts where email = ?)', /: a session$/],
  [
    'update accounts set password_hash = (select password_hash from accounts where email <> ? and password_hash is not null limit 1)',
    /: a password$/,
  ],
  ['delete from mailbox', /: a mail$/],
]

const numbered = { status: 503, text: 'Quote 0badc0de', by: 'old' }
const line = 'old: {"request":"0badc0de","error":"store-unavailable"}'

/** What fails while a release is replaced, the log, and whether it is the old one's own. */
const failures: readonly (readonly [failure: Failure, log: string, own: boolean])[] = [
  [{ what: 'its database was slow', answer: numbered, besideSteps: false }, line, true],
  [{ what: 'steps kept it from its database', answer: numbered, besideSteps: true }, line, false],
  [{ what: 'this one answered', answer: { ...numbered, by: 'this' }, besideSteps: false }, line.slice(5), false],
  [{ what: 'it can’t read', answer: numbered, besideSteps: false }, line.replace('store-unavailable', 'x'), false],
  [{ what: 'no session', answer: { ...numbered, status: 302 }, besideSteps: false }, line, false],
  [{ what: 'another line', answer: { ...numbered, text: 'Quote 0badcafe' }, besideSteps: false }, line, false],
  [{ what: 'nothing', answer: null, besideSteps: false }, line, false],
]

/**
 * Whether the judges of the other scripts would notice: takes away what was acknowledged, a thing at a time,
 * and has failures of one release and of another.
 */
export async function judgeItself(): Promise<{ readonly lost: readonly string[]; readonly line: string }> {
  const logins = await startLogins({})
  const lost: string[] = []
  try {
    const person = await live(logins, 'ada@example.org')
    const other = await live(logins, 'bob@example.org')
    const whole = await judge(logins, [person, other])
    if (whole.acknowledged !== 6 || whole.lost.length > 0) lost.push(`with all there: ${whole.lost.join(', ')}`)
    const twice: Promised = { ...person, passwords: person.passwords.map((one) => ({ ...one, accepted: true })) }
    if (!(await judge(logins, [twice])).lost.some((said) => said.endsWith('a link opened twice')))
      lost.push('a link that opened twice isn’t noticed')

    const database = new DatabaseSync(join(logins.dataDir, 'login.sqlite'))
    for (const [sql, said] of thefts) {
      database.prepare(sql).run(...(sql.includes('?') ? [person.email] : []))
      const noticed = await judge(logins, [{ ...person, mail: 'owed' }])
      if (!noticed.lost.some((line) => said.test(line))) lost.push(`not noticed: ${sql}`)
    }
    database.close()
    for (const [failure, log, own] of failures)
      if (whose([failure], { before: 'old', log, numbered: true }).apart.length !== Number(own))
        lost.push(`taken for the other release’s: ${failure.what}`)
    await logins.kill(0)
    const stranger = createServer((_, answer) => answer.end('well')).listen(logins.ports[0], '127.0.0.1')
    await once(stranger, 'listening')
    const fooled = await logins.start(0).then(
      () => true,
      () => false,
    )
    if (fooled) lost.push('somebody else’s answer at its port is taken for it')
    stranger.close()
    return {
      lost,
      line: `${thefts.length + 1} losses made on purpose, ${failures.length} failures of two releases, ${lost.length} not noticed or another’s`,
    }
  } finally {
    await logins.stop()
  }
}
