import type { Account, AccountKey, AccountsPort, Assurance, Seconds } from '@laissez-passer/core/ports'
import { type Sql, sql } from '../sql/sql.ts'
import { claimed } from '../sql/claims.ts'
import { effects } from '../effects.ts'
import { didChange, type Executor, returned } from '../executor.ts'
import { db, nonce, prepare, statement } from '../sql/statements.ts'
import { rememberBrowser } from '../sessions/browsers.ts'
import { spendingOf } from '../throttle/spending.ts'
import { endEmailChanges, endOfflineAccess, endSessions, endUnderWay } from '../ends.ts'
import { formerPasswords, keepFormer } from './password-history.ts'
import { addAccounts, findGoneUids, findHolders } from './add.ts'
import { passwordKinds } from './foreign.ts'
import { insertAccount } from './insert.ts'
import { lockAccount, unlockAccount } from './locking.ts'
import { nameKeys } from './name-keys.ts'
import { listAccounts, searchAccounts } from './search.ts'
import { endLinks, findLink, insertLink, issueLink, issueNoLink, setPasswordByLink } from './links.ts'
import { accounts } from './tables.ts'
import { deleteAccount } from './delete.ts'
import { mergeAccounts } from './merge.ts'

const findByEmail = prepare((p: { email: string }) =>
  db.selectFrom('accounts').select(accounts.columns).where('emailKey', '=', p.email),
)
const findByUid = prepare((p: { uid: string }) =>
  db.selectFrom('accounts').select(accounts.columns).where('uid', '=', p.uid),
)
const findById = prepare((p: { id: string }) =>
  db.selectFrom('accounts').select(accounts.columns).where('id', '=', p.id),
)

const holders = prepare((p: { emailKey: string; uid: string }) =>
  db
    .selectFrom('accounts')
    .select('emailKey')
    .where((eb) => eb.or([eb('emailKey', '=', p.emailKey), eb('uid', '=', p.uid)])),
)

const renamePending = (
  p: { accountId: string; firstName: string; lastName: string; language: string; claim: string },
  where: Sql<boolean>,
) =>
  statement(
    db
      .updateTable('accounts')
      .set({ firstName: p.firstName, lastName: p.lastName, ...nameKeys(p), language: p.language, claim: p.claim })
      .where('id', '=', p.accountId)
      .where('status', '=', 'pending')
      .where(where),
  )

const replaceHash = prepare((p: { accountId: string; fromHash: string; toHash: string; claim: string; now: Seconds }) =>
  db
    .updateTable('accounts')
    .set({ passwordHash: p.toHash, foreignHash: null, passwordChangedAt: p.now, claim: p.claim })
    .where('id', '=', p.accountId)
    .where('passwordHash', '=', p.fromHash),
)

const rehash = prepare((p: { accountId: string; fromHash: string; toHash: string }) =>
  db
    .updateTable('accounts')
    .set({ passwordHash: p.toHash, foreignHash: null })
    .where('id', '=', p.accountId)
    .where('passwordHash', '=', p.fromHash),
)

const setLanguage = prepare((p: { id: string; language: string }) =>
  db.updateTable('accounts').set({ language: p.language }).where('id', '=', p.id),
)
const setPreferredMethod = prepare((p: { id: string; preferredMethod: string | null }) =>
  db.updateTable('accounts').set({ preferredMethod: p.preferredMethod }).where('id', '=', p.id),
)
const setAssurance = prepare((p: { id: string; assurance: Assurance | null }) =>
  db.updateTable('accounts').set({ assurance: p.assurance }).where('id', '=', p.id),
)
const setChosenZone = prepare((p: { id: string; chosenZone: string | null }) =>
  db.updateTable('accounts').set({ chosenZone: p.chosenZone }).where('id', '=', p.id),
)
const setSignInMails = prepare((p: { id: string; signInMails: 'every' | null }) =>
  db.updateTable('accounts').set({ signInMails: p.signInMails }).where('id', '=', p.id),
)
const setMemberOf = prepare((p: { id: string; memberOf: string | null }) =>
  db.updateTable('accounts').set({ memberOf: p.memberOf }).where('id', '=', p.id),
)

const respell = prepare((p: { accountId: string; emailKey: string; to: string; claim: string }) =>
  db
    .updateTable('accounts')
    .set({ email: p.to, claim: p.claim })
    .where('id', '=', p.accountId)
    .where('emailKey', '=', p.emailKey),
)

const rename = (p: {
  readonly accountId: string
  readonly claim: string
  readonly names: Pick<Account, 'title' | 'firstName' | 'lastName'>
}) => {
  const { firstName, lastName, title } = p.names
  const { firstNameKey, lastNameKey } = nameKeys(p.names)
  return statement(sql`update accounts set title = ${title}, first_name = ${firstName}, last_name = ${lastName},
      first_name_key = ${firstNameKey}, last_name_key = ${lastNameKey}, claim = ${p.claim}
    where id = ${p.accountId} and status = 'active'
      and (first_name <> ${firstName} or last_name <> ${lastName} or coalesce(title, '') <> ${title ?? ''})`)
}

const setAlwaysTwoFactors = prepare((p: { accountId: string; on: number; claim: string }) =>
  db
    .updateTable('accounts')
    .set({ alwaysTwoFactors: p.on, claim: p.claim })
    .where('id', '=', p.accountId)
    .where('status', '=', 'active')
    .where('alwaysTwoFactors', '<>', p.on),
)

const setAdministrator = prepare((p: { accountId: string; on: number; claim: string }) =>
  db
    .updateTable('accounts')
    .set({ administrator: p.on, claim: p.claim })
    .where('id', '=', p.accountId)
    .where('administrator', '<>', p.on),
)

const administrators = () =>
  statement(
    db
      .selectFrom('accounts')
      .select(accounts.columns)
      // As the index says it.
      .where(sql<boolean>`administrator = 1`)
      .where('status', '=', 'active')
      .orderBy('uid'),
  )

function byKey(key: AccountKey) {
  if ('email' in key) return findByEmail(key)
  return 'uid' in key ? findByUid(key) : findById(key)
}

/** Accounts on SQL. */
export function accountsPort(executor: Executor): AccountsPort {
  return {
    async find(key) {
      const [account] = await executor.query(byKey(key))
      return account ? accounts.parse(account) : null
    },

    async register({ account, emailKey, link, message, spend, uidMarks }) {
      const claim = nonce()
      const mine = claimed('accounts', { key: 'id', is: account.id, claim })
      const { locked, mine: allowed, statements } = spendingOf(spend)
      const outcomes = await executor.commit([
        ...statements,
        insertAccount({ ...account, emailKey, claim, uidMarks }, allowed),
        insertLink(link, mine),
        ...effects({ messages: [message] }, mine),
        holders({ emailKey, uid: account.uid }),
      ])
      if (didChange(outcomes[statements.length])) return 'created'
      const byEmail = returned(outcomes.at(-1)).some((row) => row['emailKey'] === emailKey)
      return locked(outcomes) ?? (byEmail ? 'taken-email' : 'taken-uid')
    },

    async registerAgain({ accountId, firstName, lastName, language, link, message, spend }) {
      const claim = nonce()
      const mine = claimed('accounts', { key: 'id', is: accountId, claim })
      const { locked, mine: allowed, statements } = spendingOf(spend)
      const outcomes = await executor.commit([
        ...statements,
        renamePending({ accountId, firstName, lastName, language, claim }, allowed),
        insertLink(link, mine),
        ...effects({ messages: [message] }, mine),
      ])
      return locked(outcomes) ?? didChange(outcomes[statements.length])
    },

    issueLink: (options) => issueLink(executor, options),
    issueNoLink: (options) => issueNoLink(executor, options),
    findLink: (tokenHash, options) => findLink(executor, { tokenHash, ...options }),
    setPasswordByLink: (options) => setPasswordByLink(executor, options),

    formerPasswords: (accountId, options) => formerPasswords(executor, { accountId, ...options }),

    async changePassword(options) {
      const { accountId, fromHash, toHash, keepSession, now, messages, activity } = options
      const { browserHash = null, clearThrottle = [], remember = 0 } = options
      const claim = nonce()
      const mine = claimed('accounts', { key: 'id', is: accountId, claim })
      const [changed] = await executor.commit([
        replaceHash({ accountId, fromHash, toHash, claim, now }),
        ...keepFormer({ accountId: sql`${accountId}`, hash: sql`${fromHash}`, remember }, mine),
        ...endSessions({ accountId, except: keepSession, now }, mine),
        ...endOfflineAccess({ accountId }, mine),
        ...endUnderWay({ accountId }, mine),
        endEmailChanges({ accountId }, mine),
        endLinks({ accountId, purpose: null }, mine),
        ...(browserHash === null ? [] : [rememberBrowser({ accountId, browserHash, now }, mine)]),
        ...effects({ messages, activity, clearThrottle }, mine),
      ])
      return didChange(changed)
    },

    async rehashPassword({ accountId, fromHash, toHash }) {
      await executor.commit([rehash({ accountId, fromHash, toHash })])
    },

    async setAlwaysTwoFactors({ accountId, on, keepSession, messages, activity }) {
      const claim = nonce()
      const mine = claimed('accounts', { key: 'id', is: accountId, claim })
      const [set] = await executor.commit([
        setAlwaysTwoFactors({ accountId, on: Number(on), claim }),
        ...(on
          ? endSessions({ accountId, except: keepSession, now: activity.at }, sql`level = 'BASIC' and ${mine}`)
          : []),
        ...effects({ messages, activity }, mine),
      ])
      return didChange(set)
    },

    async setAdministrator({ accountId, on, activity }) {
      const claim = nonce()
      const [set] = await executor.commit([
        setAdministrator({ accountId, on: Number(on), claim }),
        ...effects({ activity }, claimed('accounts', { key: 'id', is: accountId, claim })),
      ])
      return didChange(set)
    },

    async administrators() {
      return (await executor.query(administrators())).map((row) => accounts.parse(row))
    },

    async respellEmail({ accountId, emailKey, to, messages, activity }) {
      const claim = nonce()
      const mine = claimed('accounts', { key: 'id', is: accountId, claim })
      const [written] = await executor.commit([
        respell({ accountId, emailKey, to, claim }),
        ...effects({ messages, activity }, mine),
      ])
      return didChange(written)
    },

    lock: (options) => lockAccount(executor, options),
    unlock: (options) => unlockAccount(executor, options),
    add: (made) => addAccounts(executor, made),
    holders: (emailKeys) => findHolders(executor, emailKeys),
    goneUids: (uids) => findGoneUids(executor, uids),
    passwordKinds: () => passwordKinds(executor),
    search: (options) => searchAccounts(executor, options),
    list: (options) => listAccounts(executor, options),

    async rename({ accountId, names, messages, activity }) {
      const claim = nonce()
      const [renamed] = await executor.commit([
        rename({ accountId, claim, names }),
        ...effects({ messages, activity }, claimed('accounts', { key: 'id', is: accountId, claim })),
      ])
      return didChange(renamed)
    },

    async configure(id, options) {
      const { assurance, chosenZone, language, memberOf, preferredMethod, signInMails } = options
      const changes = [
        ...(language === undefined ? [] : [setLanguage({ id, language })]),
        ...(preferredMethod === undefined ? [] : [setPreferredMethod({ id, preferredMethod })]),
        ...(assurance === undefined ? [] : [setAssurance({ id, assurance })]),
        ...(memberOf === undefined
          ? []
          : [setMemberOf({ id, memberOf: memberOf === null ? null : JSON.stringify(memberOf) })]),
        ...(chosenZone === undefined ? [] : [setChosenZone({ id, chosenZone })]),
        ...(signInMails === undefined ? [] : [setSignInMails({ id, signInMails })]),
      ]
      const { activity = null, messages = [] } = options
      if (changes.length > 0) await executor.commit([...changes, ...effects({ messages, activity })])
    },

    delete: (options) => deleteAccount(executor, options),
    merge: (options) => mergeAccounts(executor, options),
  }
}
