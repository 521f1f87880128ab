import { beforeEach, describe, expect, it } from 'vitest'
import { canReport, kindsOf } from '../../../../src/account/index.ts'
import { submitPassword } from '../../../../src/methods/password/use-cases.ts'
import { passwordRules, type Trier } from '../../../../src/methods/password/tries.ts'
import { readPicture } from '../../../support/pictures.ts'
import { begin } from '../../../support/flow.ts'
import { goodPassword, visitor } from '../../../support/world.ts'
import { all, from, jane, janeAlone, paid, repeat, reset, tries, world, wrong } from './support/tried.ts'

beforeEach(janeAlone)

describe('ten wrong passwords of strangers', () => {
  it('cost a try more work from then on, wherever it comes from; without, nothing is compared', async () => {
    expect(await repeat(10, (i) => wrong(i))).toEqual(all('wrong-password', 10))
    world.hasher.calls.length = 0
    expect(await tries(goodPassword, { browser: from(11) })).toBe('work-asked')
    expect(world.hasher.calls).toEqual([])
    world.now += 30 * 86_400
    expect(await tries(goodPassword, { browser: from(11) })).toBe('work-asked')
    expect(await tries(goodPassword, { browser: from(11), work: true })).toBe('signed-in')
  })

  it('are counted alike for an identifier that nobody has', async () => {
    const answers = await repeat(11, (i) => wrong(i, 'unknown@example.org'))
    expect(answers).toEqual([...all('wrong-password', 10), 'work-asked'])
    world.hasher.calls.length = 0
    await wrong(12, ' UNKNOWN@example.org')
    expect(world.hasher.calls).toEqual([])
  })

  it('are counted by the account, whether its address or its identifier was typed', async () => {
    const answers = await repeat(11, (i) => wrong(i, i % 2 === 0 ? jane.uid : jane.email))
    expect(answers).toEqual([...all('wrong-password', 10), 'work-asked'])
  })

  it.each<[string, boolean, Trier]>([
    ['of nobody', false, { kind: 'browser', token: 'b', usual: false, address: 'a' }],
    ['of a browser in which the account was opened', true, { kind: 'browser', token: 'b', usual: true, address: 'a' }],
    ['of who holds a session', true, { kind: 'holder', id: 'h' }],
  ])('leave no row for ever where no right one will clear it: %s', async (_, somebody, by) => {
    const accountId = somebody ? jane.id : null
    const { rules } = await passwordRules(world.context, { accountId, identifier: 'unknown@example.org', by })
    const { store } = world.context
    const later = world.now + 91 * 86_400
    await store.sweep({ now: later })
    expect(await store.throttle.spend(rules, { now: world.now })).toEqual({ ok: true })
    expect(await store.sweep({ now: later })).toBe(rules.length)
  })

  it('take as many commits for somebody and for nobody, and one where the password is right', async () => {
    const commits = () => world.queries.filter(({ kind }) => kind === 'commit')
    const writes = () => commits().length
    const counted: number[] = []
    const inserted: number[] = []
    for (const identifier of [jane.email, 'unknown@example.org']) {
      world.forget()
      await wrong(0, identifier)
      // The sign-in starts, an attempt is spent, it was wrong.
      expect(writes()).toBe(3)
      inserted.push(commits().at(-1)?.sql.length ?? 0)
      await repeat(8, (i) => wrong(i + 1, identifier))
      world.forget()
      await wrong(9, identifier)
      counted.push(writes())
    }
    expect(counted).toEqual([3, 3])
    // For nobody the row of the audit log is taken away again.
    expect(inserted).toEqual([2, 3])
    expect((await world.mails()).map(({ template }) => template)).toEqual(['password-guessed'])
  })

  it('stand in the activity, each with its browser, and in the audit log; of nobody nothing does', async () => {
    const { store } = world.context
    await tries('wrong', { browser: visitor('b', { browserName: 'Firefox, Linux', country: 'BE' }) })
    await tries('wrong', { identifier: 'unknown@example.org' })
    const lines = await store.activity.list(jane.id, { limit: 9, kinds: ['password-refused'] })
    const details = { browser: 'Firefox, Linux', country: 'BE' }
    expect(lines).toMatchObject([{ kind: 'password-refused', details, at: world.now }])
    expect(kindsOf('refusals')).toContain('password-refused')
    expect(canReport(lines[0] ?? { kind: '' })).toBe(false)
    const rows = (await store.audit.unsealed({ limit: 99 })).filter(({ kind }) => kind === 'password-refused')
    expect(rows.map(({ id }) => id)).toEqual(lines.map(({ id }) => id))
    expect(await tries(goodPassword)).toBe('signed-in')
    expect(await store.activity.list(jane.id, { limit: 9, kinds: ['password-refused'] })).toHaveLength(1)
  })

  it('are forgotten after a right one', async () => {
    await repeat(9, (i) => wrong(i))
    expect(await tries(goodPassword, { browser: from(1) })).toBe('signed-in')
    expect(await repeat(9, (i) => wrong(i))).toEqual(all('wrong-password', 9))
  })
})

describe('a hundred wrong passwords in a row', () => {
  const hundred = async (identifier = jane.email) => {
    expect(await repeat(10, (i) => wrong(i, identifier))).toEqual(all('wrong-password', 10))
    expect(await repeat(90, (i) => paid(i, identifier))).toEqual(all('wrong-password', 90))
  }

  it('close the password to strangers until a link in a mail is used', async () => {
    await hundred()
    expect(await tries(goodPassword, { browser: from(1), work: true })).toBe('password-closed')
    world.now += 365 * 86_400
    expect(await tries(goodPassword, { browser: from(1), work: true })).toBe('password-closed')
    await reset('Other-Kettle-43', visitor('new'))
    expect(await tries('Other-Kettle-43', { browser: from(1) })).toBe('signed-in')
  })

  it('can’t close it again to the browser where the link was used', async () => {
    await hundred()
    await reset('Other-Kettle-43', visitor('new'))
    await hundred()
    expect(await tries('Other-Kettle-43', { browser: visitor('new') })).toBe('signed-in')
  })

  it('are counted alike for an identifier that nobody has', async () => {
    await hundred('unknown@example.org')
    expect(await tries('wrong', { browser: from(1), identifier: 'unknown@example.org', work: true })).toBe(
      'password-closed',
    )
  })
})

it('of 300 wrong passwords at the same moment no more than ten are compared', async () => {
  const answers = await Promise.all(Array.from({ length: 300 }, (_, i) => wrong(i)))
  expect(answers.filter((answer) => answer === 'wrong-password')).toHaveLength(10)
  expect(answers.filter((answer) => answer === 'work-asked')).toHaveLength(290)
  expect(world.hasher.calls).toHaveLength(10)
})

it('work is good for one try', async () => {
  await repeat(10, (i) => wrong(i))
  const proof = await readPicture(world.context)
  const flow = await begin(world, jane.email, { browser: from(1), continueTo: null })
  const typed = { ...flow, password: 'wrong', method: 'password', proof }
  expect(await submitPassword(world.context, typed)).toMatchObject({ reason: 'wrong-password' })
  expect(await submitPassword(world.context, typed)).toMatchObject({ reason: 'work-asked', code: 'captcha-expired' })
  expect(await submitPassword(world.context, { ...typed, proof: null })).toMatchObject({ code: 'captcha-required' })
  const misread = { ...(await readPicture(world.context)), code: 'QQQQQ' }
  expect(await submitPassword(world.context, { ...typed, proof: misread })).toMatchObject({ code: 'captcha-wrong' })
})
