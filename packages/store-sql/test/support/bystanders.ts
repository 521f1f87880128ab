import { expect, onTestFinished } from 'vitest'
import { now } from '../../src/contract/fixtures.ts'
import type { SqlStore } from '../../src/sharded.ts'
import { everyTable, everythingOf, marked } from './whole-person.ts'

/**
 * Two people with a row in every table, in which everything stands open: nothing is over, spent or claimed.
 */
export const bystanders: readonly string[] = [0, 1].flatMap((which) =>
  everythingOf(`bystander-${which}`, ({ column: { allowed, form, nullable, type }, name, table }) => {
    if (table === 'codeTokens' && name === 'status') return "'active'"
    if (allowed) return `'${allowed[which % allowed.length]}'`
    if (table === 'authCodes' && name === 'spentAt' && which === 1) return `${now - 100}`
    if (nullable && /^claim$|^(consumed|completed|spent|answered)/.test(name)) return 'null'
    if (type !== 'bigint' || form === 'flag') return undefined
    if (/^(expires|keep|resets|locked|ends|due|until|valid)/.test(name)) return `${now + 1_000_000}`
    return name.endsWith('At') ? `${now - 100}` : '1'
  }),
)

/** Tests of what is asked about everybody: they count and list those two as well. */
const ofEverybody = [
  'a crowd forgets whoever was cleared or taken back, and everybody after the window',
  'accounts are counted by state, and by what they have, each once; sessions that are open',
  'all are listed by identifier, page by page, or those of one state',
  'an empty store has nothing of anything',
  'an expired session that nobody ended tells nobody',
  'an operator sees what waits and what was given up, retries and drops; never what a message says',
  'are listed by their unique identifier, the active ones',
  'entries are listed newest first, as written, also within a second',
  'events are listed after all else, however many there are and for how long they wait',
  'how many wait and how many were given up, and since when, by how they travel',
  'messages about it go, also those in the mailbox; what says that it is gone is sent',
  'passwords of other systems are counted by their cost until they are hashed anew',
  'the same id is kept once',
  'those that have not expired are counted, of all accounts',
  'waits on while its account is locked, where the person asked; not where an operator did',
  'what expired long ago goes, what lives stays',
]

let before: readonly object[] | undefined

/** Whether the two stand beside whom this test is about. */
export function hasBystanders(): boolean {
  const name = expect.getState().currentTestName ?? ''
  return !ofEverybody.some((each) => name.endsWith(each))
}

/**
 * Fails the test where anything of the two was changed; but where all was swept.
 * @param look runs what nobody is told of.
 */
export async function besideBystanders(
  store: SqlStore,
  look: <Result>(run: () => Promise<Result>) => Promise<Result>,
): Promise<SqlStore> {
  const theirs = async () => {
    const rows = await Promise.all(everyTable.map((sql) => store.executor.query<object>({ sql, parameters: [] })))
    return rows.flat().filter((row) => marked([row]).length > 0)
  }
  const atFirst = (before ??= await look(theirs))
  let isSwept = false
  onTestFinished(async () => {
    if (!isSwept) expect(await look(theirs)).toEqual(atFirst)
  })
  return {
    ...store,
    sweep(options) {
      isSwept = true
      return store.sweep(options)
    },
  }
}
