import { expect, it } from 'vitest'
import { activityEntry } from '../../src/context/activity.ts'
import { passwordKey } from '../../src/methods/password/tries.ts'
import { describeAccount, importAccounts, startRecovery } from '../../src/operator/index.ts'
import { requestEmailChange } from '../../src/email-change/index.ts'
import { beginFactorRemoval } from '../../src/recovery/index.ts'
import { freshly } from '../support/fresh.ts'
import { signedIn } from '../support/passkeys.ts'
import { enrolled } from '../support/phones.ts'
import { serviceCode } from '../support/store.ts'
import { newWorld, tokenIn } from '../support/world.ts'

it('shows what happened to an account, however many wrong passwords strangers tried since', async () => {
  const world = await newWorld()
  const { id: accountId } = await world.person()
  const wrong = []
  for (let n = 0; n < 100; n++) {
    world.now += 1
    const line = await activityEntry(world.context, { accountId, kind: 'password-refused', details: {} })
    await world.context.store.throttle.noteWrong({ line, notice: null, toNobody: false }, { now: world.now })
    wrong.push(line.id)
  }
  const seen = await describeAccount(world.context, { key: { id: accountId } })
  if (!seen.ok) throw new Error(seen.reason)
  const { activity } = seen
  expect(activity.map(({ kind }) => kind)).toContain('password-chosen')
  expect(activity.slice(0, 5).map(({ id }) => id)).toEqual(wrong.toReversed().slice(0, 5))
  expect(activity.filter(({ kind }) => kind === 'password-refused')).toHaveLength(5)
  expect(activity.length).toBeLessThanOrEqual(20)
})

it('counts the wrong passwords in a row, and shows the last twenty things that happened', async () => {
  const world = await newWorld()
  const { id: accountId } = await world.person()
  const key = passwordKey(accountId)
  const rule = { key, accountId, limit: 9, lockSeconds: 60, windowSeconds: null }
  for (let wrong = 0; wrong < 3; wrong++) await world.context.store.throttle.spend([rule], { now: world.now })
  for (let times = 0; times < 21; times++) {
    const activity = await activityEntry(world.context, { accountId, kind: 'settings-changed', details: {} })
    await world.context.store.accounts.configure(accountId, { language: times % 2 ? 'en' : 'fr', activity })
  }
  const seen = await describeAccount(world.context, { key: { id: accountId } })
  expect(seen).toMatchObject({ ok: true, password: { wrong: 3, closedUntil: null } })
  expect(seen.ok && seen.activity).toHaveLength(20)
})

it('shows what waits, and which services were opened in which session', async () => {
  const world = await newWorld()
  const jane = await world.person()
  const { store } = world.context
  const { id } = await enrolled(store, jane.id, { name: 'My phone' })
  const sessions = [await signedIn(world, jane), await signedIn(world, jane)].map(({ session }) => session)
  for (const [at, clientId] of ['shop', 'library'].entries()) {
    const session = sessions[at]
    if (session) await store.grants.issueCode(serviceCode(session, { clientId }), { now: world.now })
  }
  await world.mails()
  await startRecovery(world.context, { accountId: jane.id, by: { via: 'person' }, reason: null, factor: id })
  await beginFactorRemoval(world.context, { token: tokenIn((await world.mails())[0]) })
  const email = 'jane@new.example'
  const fresh = await freshly(world.context, jane)
  await requestEmailChange(world.context, { fresh, email, confirmEmail: email, withoutOld: false })
  const seen = await describeAccount(world.context, { key: { id: jane.id } })
  if (!seen.ok) throw new Error(seen.reason)
  const { now: askedAt } = world
  expect(seen.waits).toEqual({
    emailChange: { newEmail: email, askedAt, dueAt: null },
    factorRemoval: { kind: 'device', factorName: 'My phone', askedAt, dueAt: askedAt + 72 * 3600 },
    deletion: null,
  })
  const visited = seen.sessions.map(({ idHash, visits }) => [idHash, visits.map(({ clientId }) => clientId)])
  expect(Object.fromEntries(visited)).toEqual({
    [sessions[0]?.idHash ?? '']: ['shop'],
    [sessions[1]?.idHash ?? '']: ['library'],
  })
})

it.each([
  ['$argon2id$v=19$m=1,t=1,p=1$c2FsdA$a2V5', 'argon2id'],
  ['$2b$12$x', '2b'],
  ['x$argon2id$', 'unknown'],
  ['$SHA$x', 'unknown'],
  [null, null],
])('of the password %j it shows how it is kept: %s', async (passwordHash, kept) => {
  const world = await newWorld()
  world.hasher.accepts = async () => 'accepted'
  const person = { email: 'ada@example.org', firstName: 'Ada', lastName: 'Lovelace', language: 'en' }
  const account = { person, passwordHash, passwordChangedAt: 7, verified: true, locked: false }
  await importAccounts(world.context, { by: { via: 'command', name: 'root' }, reason: null, accounts: [account] })
  const changedAt = passwordHash === null ? null : 7
  expect(await describeAccount(world.context, { key: { email: person.email } })).toMatchObject({
    password: { kept, changedAt, wrong: 0, closedUntil: null },
  })
})
