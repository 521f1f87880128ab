import type { SigningKey, SigningKeysPort } from '@laissez-passer/core/ports'
import { sql } from '../sql/sql.ts'
import { claimed } from '../sql/claims.ts'
import { type Executor, returned } from '../executor.ts'
import { insertInto } from '../sql/insert.ts'
import { db, nonce, prepare, statement } from '../sql/statements.ts'
import { signingKeys } from './tables.ts'

const list = prepare((p: { purpose: SigningKey['purpose'] }) =>
  db
    .selectFrom('signingKeys')
    .select(signingKeys.columns)
    .where('purpose', '=', p.purpose)
    .orderBy('createdAt')
    .orderBy('signsFrom')
    .orderBy('kid'),
)
const add = prepare((p: SigningKey) => insertInto(signingKeys, p))
const remove = prepare((p: { kid: string }) => db.deleteFrom('signingKeys').where('kid', '=', p.kid))

/** Signing keys, on SQL. */
export function signingKeysPort(executor: Executor): SigningKeysPort {
  return {
    list: (purpose) => executor.query(list({ purpose })),

    async initialise(purpose, keys, { beside = 0 } = {}) {
      const claim = nonce()
      const inserts = keys.map((key, index) => {
        const first = keys[0] ?? key
        const where =
          index === 0
            ? sql`(select count(*) from signing_keys where purpose = ${purpose}) = ${beside}`
            : claimed('signingKeys', { key: 'kid', is: first.kid, claim })
        return statement(insertInto(signingKeys, { ...key, claim }, { own: ['claim'], where }))
      })
      const outcomes = await executor.commit([...inserts, list({ purpose })])
      return returned<SigningKey>(outcomes.at(-1))
    },

    async add(key) {
      await executor.commit([add(key)])
    },

    async remove(kid) {
      await executor.commit([remove({ kid })])
    },
  }
}
