import {
  credentialOfTest,
  digitalWords,
  type FinishedTest,
  groupOfTests,
  items,
  newDigitalTest,
  withTest,
} from '@laissez-passer/europass/digital-skills'
import { check } from '@laissez-passer/europass/fields'
import { emptyProfile, profileSchema } from '@laissez-passer/europass/profile'
import { describe, expect, it } from 'vitest'

const finished: FinishedTest = {
  ...newDigitalTest('t1', { now: 1_790_000_000 }),
  finishedAt: 1_790_001_000,
  answers: Object.fromEntries(items.map(({ id, truth }) => [id, truth === null ? '2' : String(truth)])),
}
const words = await digitalWords('en')
const options = { words, timeZone: 'UTC' }

describe('a result in a profile', () => {
  it('is an achievement with its level and date, in a group of its own', () => {
    const before = { id: 'a', name: 'Design', skills: ['Figma'], achievements: [] }
    const [kept, group] = withTest([before], finished, options)
    expect(kept).toEqual(before)
    expect(group).toMatchObject({ id: groupOfTests, skills: [] })
    expect(group?.achievements[0]).toMatchObject({
      id: 't1',
      title: 'DigComp 3.0 self-assessment: Highly advanced',
      date: '2026-09-21',
    })
    expect(group?.achievements[0]?.description).toHaveLength(5)
    const profile = emptyProfile('en')
    const entries = { ...profile.entries, 'profile-skills': [...withTest([before], finished, options)] }
    const checked = check(profileSchema, { ...profile, entries })
    expect(checked.ok || checked.issues.filter(({ path }) => path.includes('profile-skills'))).toEqual(checked.ok || [])
  })

  it('stands there once, and keeps what the person wrote beside it', () => {
    const once = withTest([], finished, options)
    const renamed = once.map((group) => ({ ...group, name: 'Tests', skills: ['Typing'] }))
    const twice = withTest(renamed, finished, options)
    expect(twice).toEqual(renamed)
    const other = withTest(twice, { ...finished, id: 't2', answers: {} }, options)
    expect(other[0]?.achievements.map(({ id }) => id)).toEqual(['t2', 't1'])
  })
})

it('the group of tests speaks the language that its profile has now, unless the person named it', async () => {
  const french = await digitalWords('fr')
  const once = withTest([], finished, options)
  const again = withTest(once, { ...finished, id: 't2' }, { words: french, timeZone: 'UTC', ours: [words, french] })
  expect(again[0]?.name).toBe(french('digital.profile.group'))
  const named = once.map((group) => ({ ...group, name: 'Mes tests' }))
  expect(withTest(named, finished, { words: french, ours: [words, french] })[0]?.name).toBe('Mes tests')
})

describe('a result as a credential', () => {
  it('says the levels, what they include, and that it isn’t a formal test', () => {
    const content = credentialOfTest(finished, {
      holder: { givenName: 'Ada', familyName: 'Byron' },
      issuer: { name: 'Laissez-passer', country: 'BE' },
      ...options,
    })
    expect(content.title).toBe('Digital skills (DigComp 3.0): Highly advanced')
    expect(content.achievements).toHaveLength(5)
    expect(content.achievements.flatMap(({ outcomes }) => outcomes ?? [])).toHaveLength(21)
    expect(content.description).toContain('isn’t a formal test')
    expect(content.achievements[0]?.awardedOn).toBe('2026-09-21')
    expect(content.validFrom).toBe(finished.finishedAt)
  })
  it('attests no ability that its holder said or showed they don’t have', () => {
    const answers = Object.fromEntries(items.map(({ id, truth }) => [id, truth === null ? '0' : String(!truth)]))
    const content = credentialOfTest(
      { ...finished, answers },
      { holder: { givenName: 'Ada', familyName: 'Byron' }, issuer: { name: 'L', country: 'BE' }, ...options },
    )
    expect(content.achievements.map(({ outcomes }) => outcomes)).toEqual([[], [], [], [], []])
    const unsure = Object.fromEntries(items.map(({ id, truth }) => [id, truth === null ? '0' : 'unknown']))
    const one = { ...unsure, '1.1.1': '3', '1.1.2': 'true' }
    const [first] = credentialOfTest(
      { ...finished, answers: one },
      { holder: { givenName: 'Ada', familyName: 'Byron' }, issuer: { name: 'L', country: 'BE' }, ...options },
    ).achievements
    expect(first?.outcomes).toEqual([words('digital.can.1.1.1')])
  })
})
