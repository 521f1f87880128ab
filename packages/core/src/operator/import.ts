import type { Context } from '../context/index.ts'
import { emailKey } from '../email/index.ts'
import type { FieldIssue } from '../errors.ts'
import { uidMarks } from '../ids/index.ts'
import type { Added, NewAccount, Seconds } from '../ports/index.ts'
import type { Acting } from './acting.ts'
import { newAccount, type Person } from './new-account.ts'
import { personIssues } from './person-issues.ts'

/** An account as another system had it. */
export interface ImportedAccount {
  readonly person: Person
  /** As `readForeignHash` gives it, or one of this provider's; null: there is none. */
  readonly passwordHash: string | null
  /** When it was chosen; null: it isn't known, and counts from now. */
  readonly passwordChangedAt: Seconds | null
  /** False: nobody proved that the address is theirs. */
  readonly verified: boolean
  readonly locked: boolean
}

/**
 * What became of one: `added`; `there`: its address has an account already, which stays as it is; or what is
 * wrong with it.
 */
export type ImportOutcome =
  | { readonly outcome: 'added' | 'there' }
  | { readonly outcome: 'refused'; readonly issues: readonly FieldIssue[] }

/** So many at a time: one commit, for some milliseconds. */
export const importedAtOnce = 200

/**
 * Brings accounts from elsewhere, with their password hashes: each is tried as it is when its owner signs in,
 * and hashed anew. Whoever's address nobody proved is pending, without a password: they choose one by a link
 * in a mail. Imported again, nothing changes: it goes on where it was cut off.
 *
 * @param context `store`, `hasher`, `keyRing`, `random`, `settings`, `now` and, where there is one, `canMail`
 * are used.
 * @param input who, and why; `accounts`: {@link importedAtOnce} at most; `dryRun`: all is checked, nothing
 * written.
 * @returns what became (or would become) of each, in their order. Issues are on the fields of `Person`, and
 * on `passwordHash`: `hash-unknown`, `hash-too-costly`, `hash-not-here` (the runtime can't try it),
 * `hash-other-key` (ours, under another secret key);
 * `uid-taken`, `retired-uid` (it was a deleted account's, this person's perhaps: they come back under
 * another one),
 * `email-taken` where the file says two different identifiers of one address.
 */
export async function importAccounts(
  context: Pick<Context, 'store' | 'hasher' | 'keyRing' | 'random' | 'settings' | 'now' | 'canMail'>,
  input: Acting & { readonly accounts: readonly ImportedAccount[]; readonly dryRun?: boolean },
): Promise<readonly ImportOutcome[]> {
  const { accounts, dryRun = false } = input
  const issues = await Promise.all(accounts.map((one) => issuesOf(context, one)))
  const keys = accounts.map(({ person }) => emailKey(person.email))
  const sound = accounts.flatMap((_, at) => (issues[at]?.length === 0 ? [at] : []))
  const holders = await context.store.accounts.holders(sound.map((at) => keys[at] ?? ''))
  const outcomes: ImportOutcome[] = issues.map((each) => ({ outcome: 'refused', issues: each }))
  const seen = new Set<string>()
  const fresh: number[] = []
  for (const at of sound) {
    const key = keys[at] ?? ''
    const uid = accounts[at]?.person.uid
    const holder = holders.get(key)
    if (holder !== undefined && uid !== undefined && holder.uid !== uid)
      outcomes[at] = refusedFor('email', 'email-taken')
    else if (holder !== undefined || seen.has(key)) outcomes[at] = { outcome: 'there' }
    else fresh.push(at)
    seen.add(key)
  }
  const added = await (dryRun ? foresee : add)(context, { ...input, which: fresh })
  for (const [index, at] of fresh.entries()) outcomes[at] = outcomeOf(added[index] ?? 'taken-uid')
  return outcomes
}

function outcomeOf(added: Added): ImportOutcome {
  if (added === 'taken-uid') return refusedFor('uid', 'uid-taken')
  if (added === 'retired-uid') return refusedFor('uid', 'retired-uid')
  return { outcome: added === 'added' ? 'added' : 'there' }
}

function isOfUid(added: Added | undefined): boolean {
  return added === 'taken-uid' || added === 'retired-uid'
}

function refusedFor(field: string, code: string): ImportOutcome {
  return { outcome: 'refused', issues: [{ field, code }] }
}

type Needs = Parameters<typeof importAccounts>[0]

/** What adding them would say: an identifier that the file gives may be somebody's, or have been. */
async function foresee(
  context: Needs,
  { accounts, which }: { readonly accounts: readonly ImportedAccount[]; readonly which: readonly number[] },
): Promise<readonly Added[]> {
  const given = which.map((at) => accounts[at]?.person.uid)
  const asked = given.filter((uid) => uid !== undefined)
  const marked = await Promise.all(asked.map(async (uid) => ({ uid, uidMarks: await uidMarks(context, uid) })))
  const gone = await context.store.accounts.goneUids(marked)
  const said = new Set<string>()
  return given.map((uid) => {
    if (uid === undefined) return 'added'
    // The file may give it twice.
    const before = said.has(uid)
    said.add(uid)
    return gone.get(uid) ?? (before ? 'taken-uid' : 'added')
  })
}

/** Identifiers that were made and are taken are made anew; one that was given is the file's to change. */
async function add(
  context: Needs,
  input: Acting & { readonly accounts: readonly ImportedAccount[]; readonly which: readonly number[] },
): Promise<readonly Added[]> {
  const { accounts, by, reason, which } = input
  const results = new Map<number, Added>()
  let left = which
  for (let attempt = 0; attempt < 12 && left.length > 0; attempt++) {
    const made: NewAccount[] = []
    for (const at of left) {
      const one = accounts[at]
      if (one) made.push(await rowOf(context, { by, reason, one, attempt }))
    }
    const added = await context.store.accounts.add(made)
    for (const [index, at] of left.entries()) results.set(at, added[index] ?? 'taken-uid')
    left = left.filter((at) => isOfUid(results.get(at)) && accounts[at]?.person.uid === undefined)
  }
  return which.map((at) => results.get(at) ?? 'taken-uid')
}

async function rowOf(
  context: Needs,
  { by, reason, one, attempt }: Acting & { readonly one: ImportedAccount; readonly attempt: number },
): Promise<NewAccount> {
  const { locked, passwordHash, person, verified } = one
  const hash = verified ? passwordHash : null
  const state = {
    status: locked ? 'locked' : verified ? 'active' : 'pending',
    passwordHash: hash,
    passwordChangedAt: hash === null ? null : (one.passwordChangedAt ?? context.now),
  } as const
  const made = await newAccount(context, { by, reason, person, kind: 'account-imported', state, attempt })
  return { ...made, link: null, messages: [] }
}

async function issuesOf(context: Needs, { passwordHash, person }: ImportedAccount): Promise<readonly FieldIssue[]> {
  const issues = await personIssues(context, person)
  const verdict = passwordHash === null ? 'accepted' : ((await context.hasher.accepts?.(passwordHash)) ?? 'not-here')
  return verdict === 'accepted' ? issues : [...issues, { field: 'passwordHash', code: `hash-${verdict}` }]
}
