import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { judge, live, type Promised } from './history.ts'
import { startLogins } from './processes.ts'

/** What is taken away behind EU Login's back, and what the judge has to say of it. */
const thefts: readonly (readonly [sql: string, said: RegExp])[] = [
  ['delete from sessions where account_id = (select id from accounts where email = ?)', /: a session$/],
  [
    'update accounts set password_hash = (select password_hash from accounts where email <> ? and password_hash is not null limit 1)',
    /: a password$/,
  ],
  ['delete from mailbox', /: a mail$/],
]

/**
 * Whether the judge of the other scripts would notice: takes away what was acknowledged, a thing at a time.
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
    return { lost, line: `${thefts.length + 1} losses made on purpose, ${lost.length} not noticed` }
  } finally {
    await logins.stop()
  }
}
