import { beforeEach, expect, it } from 'vitest'
import {
  createAccount,
  deleteAccount,
  importAccounts,
  type ImportedAccount,
  inviteAccount,
  type Person,
  resetFactors,
} from '../../src/operator/index.ts'
import { uidMarks } from '../../src/ids/index.ts'
import { newWorld, type World } from '../support/world.ts'

const root = { by: { via: 'command', name: 'root' }, reason: 'moving house' } as const
let world: World
beforeEach(async () => {
  world = await newWorld()
  world.hasher.accepts = async (hash) => (hash.startsWith('$2b$') ? 'accepted' : hash === '' ? 'unknown' : 'too-costly')
})

const person = (email: string, changed: Partial<Person> = {}): Person => ({
  email,
  firstName: 'Ada',
  lastName: 'Lovelace',
  language: 'en',
  ...changed,
})
const from = (email: string, changed: Partial<ImportedAccount> = {}): ImportedAccount => ({
  person: person(email),
  passwordHash: '$2b$12$x',
  passwordChangedAt: 7,
  verified: true,
  locked: false,
  ...changed,
})
const bring = (...accounts: readonly ImportedAccount[]) => importAccounts(world.context, { ...root, accounts })
const found = (email: string) => world.context.store.accounts.find({ email })

it('each row is judged by itself, with the rules of the registration form', async () => {
  const outcomes = await bring(
    from('ada@example.org'),
    from('no address'),
    from('b@example.org', { person: person('b@example.org', { firstName: '', lastName: '' }) }),
    from('c@example.org', { person: person('c@example.org', { language: 'tlh', uid: 'X!', memberOf: ['*'] }) }),
    from('d@example.org', { passwordHash: '$argon2id$huge' }),
    from('ADA@example.org'),
  )
  const refused = (...issues: readonly (readonly [string, string])[]) => ({
    outcome: 'refused',
    issues: issues.map(([field, code]) => ({ field, code })),
  })
  expect(outcomes).toEqual([
    { outcome: 'added' },
    refused(['email', 'email-space']),
    refused(['firstName', 'required']),
    refused(['language', 'unknown-language'], ['uid', 'uid-form'], ['groups', 'group-form']),
    refused(['passwordHash', 'hash-too-costly']),
    { outcome: 'there' },
  ])
  expect(await found('ada@example.org')).toMatchObject({
    status: 'active',
    passwordHash: '$2b$12$x',
    passwordChangedAt: 7,
    firstName: 'Ada',
  })
})

it('who is locked elsewhere is locked here; whose address nobody proved waits without a password', async () => {
  await bring(from('locked@example.org', { locked: true }), from('unproved@example.org', { verified: false }))
  expect(await found('locked@example.org')).toMatchObject({ status: 'locked', passwordHash: '$2b$12$x' })
  expect(await found('unproved@example.org')).toMatchObject({ status: 'pending', passwordHash: null })
})

it('a password whose age isn’t known is as old as the import; no password has no age', async () => {
  await bring(
    from('old@example.org', { passwordChangedAt: null }),
    from('none@example.org', { passwordHash: null }),
    from('shut@example.org', { locked: true, verified: false }),
  )
  expect(await found('old@example.org')).toMatchObject({ passwordHash: '$2b$12$x', passwordChangedAt: world.now })
  expect(await found('none@example.org')).toMatchObject({ status: 'active', passwordChangedAt: null })
  expect(await found('shut@example.org')).toMatchObject({ status: 'locked', passwordHash: null })
})

it('a hasher that knows no other system’s hashes takes none; who has none comes in', async () => {
  const { hasher } = await newWorld()
  const accounts = [from('ada@example.org'), from('eve@example.org', { passwordHash: null })]
  expect(await importAccounts({ ...world.context, hasher }, { ...root, accounts })).toEqual([
    { outcome: 'refused', issues: [{ field: 'passwordHash', code: 'hash-not-here' }] },
    { outcome: 'added' },
  ])
})

it('twice changes nothing; an address with another identifier, or a taken identifier, is told', async () => {
  const one = from('ada@example.org', { person: person('ada@example.org', { uid: 'ada' }) })
  expect(await bring(one)).toEqual([{ outcome: 'added' }])
  const before = await found('ada@example.org')
  expect(await bring({ ...one, passwordHash: null, locked: true })).toEqual([{ outcome: 'there' }])
  expect(
    await bring(
      from('ada@example.org', { person: person('ada@example.org', { uid: 'other' }) }),
      from('eve@example.org', { person: person('eve@example.org', { uid: 'ada' }) }),
    ),
  ).toMatchObject([{ issues: [{ code: 'email-taken' }] }, { issues: [{ code: 'uid-taken' }] }])
  expect(await found('ada@example.org')).toEqual(before)
  expect(await found('eve@example.org')).toBeNull()
})

it('a dry run tells the same and writes nothing', async () => {
  world.forget()
  const accounts = [from('ada@example.org'), from('no address'), from('ada@example.org')]
  const told = await importAccounts(world.context, { ...root, accounts, dryRun: true })
  expect(world.queries.every(({ kind }) => kind === 'query')).toBe(true)
  expect(await bring(...accounts)).toEqual(told)
})

it('a dry run foresees identifiers that are taken, retired, or given twice', async () => {
  const as = (email: string, uid: string) => from(email, { person: person(email, { uid }) })
  await bring(as('taken@example.org', 'taken'), as('gone@example.org', 'gone'))
  const { id: accountId = '' } = (await found('gone@example.org')) ?? {}
  await deleteAccount(world.context, { ...root, accountId })
  const accounts = [
    as('a@example.org', 'taken'),
    as('b@example.org', 'gone'),
    as('c@example.org', 'twice'),
    as('d@example.org', 'twice'),
    from('e@example.org'),
    as('taken@example.org', 'taken'),
  ]
  const refused = (code: string) => ({ outcome: 'refused', issues: [{ field: 'uid', code }] })
  const told = await importAccounts(world.context, { ...root, accounts, dryRun: true })
  expect(told).toEqual([
    refused('uid-taken'),
    refused('retired-uid'),
    { outcome: 'added' },
    refused('uid-taken'),
    { outcome: 'added' },
    { outcome: 'there' },
  ])
  expect(await found('c@example.org')).toBeNull()
  expect(await bring(...accounts)).toEqual(told)
})

it('two hundred are two round trips', async () => {
  world.forget()
  await bring(...Array.from({ length: 80 }, (_, at) => from(`p${at}@example.org`)))
  expect(world.queries.map(({ kind }) => kind)).toEqual(['query', 'commit'])
})

it('an account is created with a password that the policy takes, and with no other', async () => {
  const make = (password: string, changed: Partial<Person> = {}) =>
    createAccount(world.context, { ...root, person: person('ada@example.org', changed), password })
  expect(await make('short')).toMatchObject({ reason: 'invalid', issues: [{ field: 'newPassword' }, {}] })
  expect(await make('Lovelace-Kettle-42')).toMatchObject({ ok: false, reason: 'invalid' })
  expect(await make('Kettle-ada-77-Moss', { uid: 'kettle-ada' })).toMatchObject({ ok: false, reason: 'invalid' })
  expect(await make('Green-Kettle-42', { uid: 'ada' })).toMatchObject({ ok: true, uid: 'ada' })
  expect(await found('ada@example.org')).toMatchObject({ status: 'active', passwordHash: expect.any(String) })
  expect(await make('Green-Kettle-42')).toEqual({ ok: false, reason: 'taken-email' })
  expect(await make('Green-Kettle-42', { email: 'x@example.org', uid: 'ada' })).toEqual({
    ok: false,
    reason: 'taken-uid',
  })
  expect(await world.mails()).toEqual([])
})

it('who has an account isn’t invited, and who was invited gets another link', async () => {
  const jane = await world.person()
  await world.mails()
  const invite = (email: string) => inviteAccount(world.context, { ...root, person: person(email) })
  expect(await invite(jane.email)).toEqual({ ok: false, reason: 'taken-email' })
  expect(await invite('new@example.org')).toMatchObject({ ok: true, again: false })
  expect(await invite('NEW@example.org')).toMatchObject({ ok: true, again: true })
  expect((await world.mails()).map(({ template, to }) => [template, to])).toEqual([
    ['invitation', 'new@example.org'],
    ['invitation', 'new@example.org'],
  ])
  expect(await invite('no address')).toMatchObject({ ok: false, reason: 'invalid' })
  const taken = person('other@example.org', { uid: jane.uid })
  expect(await inviteAccount(world.context, { ...root, person: taken })).toEqual({ ok: false, reason: 'taken-uid' })
  expect(await found('other@example.org')).toBeNull()
})

it('an account has the groups that are said, and asks for two factors only when its owner wants it', async () => {
  const memberOf = ['Staff', 'EU/x.y']
  expect(await bring(from('ada@example.org', { person: person('ada@example.org', { memberOf }) }))).toEqual([
    { outcome: 'added' },
  ])
  expect(await found('ada@example.org')).toMatchObject({ memberOf, alwaysTwoFactors: false })
})

it('factors of who has none, or of nobody, aren’t reset', async () => {
  const jane = await world.person()
  expect(await resetFactors(world.context, { ...root, accountId: jane.id })).toEqual({
    ok: false,
    reason: 'nothing-set-up',
  })
  expect(await resetFactors(world.context, { ...root, accountId: 'x' })).toEqual({
    ok: false,
    reason: 'unknown-account',
  })
})

it('the identifier of a deleted account is nobody’s any more, the same person’s neither; a made one is another', async () => {
  const one = from('ada@example.org', { person: person('ada@example.org', { uid: 'ada' }) })
  expect(await bring(one)).toEqual([{ outcome: 'added' }])
  const { id: accountId = '' } = (await found('ada@example.org')) ?? {}
  expect(await deleteAccount(world.context, { ...root, accountId })).toMatchObject({ ok: true })
  const retired = { ok: false, reason: 'retired-uid' }
  expect(await bring(one)).toEqual([{ outcome: 'refused', issues: [{ field: 'uid', code: 'retired-uid' }] }])
  const asked = { ...root, person: person('eve@example.org', { uid: 'ada' }) }
  expect(await inviteAccount(world.context, asked)).toEqual(retired)
  expect(await createAccount(world.context, { ...asked, password: 'Green-Kettle-42' })).toEqual(retired)
  expect(await found('eve@example.org')).toBeNull()
  expect(await bring(from('ada@example.org'))).toEqual([{ outcome: 'added' }])
})

it('a retired identifier that chance makes again is made anew', async () => {
  const { store } = world.context
  const replay = () => {
    let letters = 0
    return (bytes: number) => (bytes === 4 && letters++ < 5 ? new Uint8Array(4) : world.context.random(bytes))
  }
  const first = await inviteAccount(
    { ...world.context, random: replay() },
    { ...root, person: person('a@example.org') },
  )
  const uid = first.ok ? first.uid : ''
  expect(uid).toBe('n00aaaaa')
  const account = await store.accounts.find({ uid })
  await deleteAccount(world.context, { ...root, accountId: account?.id ?? '' })
  const marks = await uidMarks(world.context, uid)
  expect(marks[0]).not.toContain(uid)
  const next = await inviteAccount({ ...world.context, random: replay() }, { ...root, person: person('b@example.org') })
  expect(next).toMatchObject({ ok: true, again: false })
  expect(next).not.toMatchObject({ uid })
})
