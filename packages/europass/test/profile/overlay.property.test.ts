import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { check } from '../../src/fields/index.ts'
import { cvDraftSchema, inLanguage, resolveCv } from '../../src/cv/index.ts'
import {
  confirmed,
  emptyProfile,
  type Overlay,
  overAt,
  type Profile,
  profileDraftSchema,
  valueAt,
  withOver,
} from '../../src/profile/index.ts'
import { profiles, words } from '../support/arbitrary.ts'

const cv = (overrides: Overlay) => cvDraftSchema.parse({ id: 'cv1', overrides })
const shownName = (profile: Profile, overrides: Overlay) => resolveCv(profile, cv(overrides)).personal.givenName
const at = 'personal/givenName'

describe('what stands over a profile', () => {
  it('shows instead, until it says the same or goes', () => {
    fc.assert(
      fc.property(profiles, words(), (profile, name) => {
        const over = withOver({}, at, overAt(profile, at, name))
        expect(shownName(profile, over)).toBe(name)
        expect(shownName(profile, withOver(over, at, undefined))).toBe(profile.personal.givenName)
        expect(overAt(profile, at, profile.personal.givenName)).toBeUndefined()
        expect(overAt(profile, 'personal/nothing', name)).toBeUndefined()
      }),
      { numRuns: 30 },
    )
  })

  it('is stale once what lies beneath changed, and not once it is confirmed', () => {
    fc.assert(
      fc.property(fc.uniqueArray(words(), { minLength: 3, maxLength: 3 }), ([first = '', other = '', later = '']) => {
        const before = { ...emptyProfile(), personal: { ...emptyProfile().personal, givenName: first } }
        const after = { ...before, personal: { ...before.personal, givenName: later } }
        const over = withOver({}, at, overAt(before, at, other))
        expect(resolveCv(before, cv(over)).stale).toEqual([])
        expect(resolveCv(after, cv(over)).stale).toEqual([at])
        const again = confirmed(after, over, [at])
        expect(resolveCv(after, cv(again)).stale).toEqual([])
        expect(shownName(after, again)).toBe(other)
      }),
      { numRuns: 50 },
    )
  })

  it('leaves the profile as it was, and a profile without it as it is', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const copy = structuredClone(profile)
        resolveCv(profile, cv({ [at]: { value: 'Other', of: '' } }))
        expect(profile).toEqual(copy)
        expect(inLanguage(profile, 'de').document).toBe(profile)
        expect(inLanguage(profile, 'toString').document).toBe(profile)
      }),
      { numRuns: 20 },
    )
  })

  it('is text: never ids, versions, or what was kept', () => {
    const profile = profileDraftSchema.parse({ entries: { projects: [{ id: 'p1', title: 'x' }] } })
    const overrides = Object.fromEntries(
      ['entries/projects/p1/id', 'schema', 'language', 'kept', 'translations'].map((path) => [
        path,
        { value: 'y', of: 'z' },
      ]),
    )
    const resolved = resolveCv(profile, cv(overrides))
    expect(resolved.stale).toEqual([])
    expect(resolved.sections.find(({ name }) => name === 'projects')?.entries).toMatchObject([{ id: 'p1' }])
  })

  it('can’t be nested without end', () => {
    let value: unknown = 'x'
    for (let depth = 0; depth < 10_000; depth += 1) value = [value]
    expect(check(cvDraftSchema, { id: 'cv1', overrides: { [at]: { value, of: '' } } }).ok).toBe(false)
    expect(check(profileDraftSchema, { kept: [{ id: 'k', format: 'x', path: 'x', value }] }).ok).toBe(false)
  })

  it('is found by ids, whatever stands before', () => {
    const profile: unknown = {
      list: [
        { id: 'a/b', text: 'x' },
        { id: 'c', text: 'y' },
      ],
    }
    expect(valueAt(profile, 'list/a~1b/text')).toBe('x')
    expect(valueAt(profile, 'list/0/text')).toBeUndefined()
    expect(valueAt(profile, 'list/c/constructor')).toBeUndefined()
  })
})
