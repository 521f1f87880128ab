import { describe, expect, test } from 'vitest'
import { attributeNames, attributesTold, releasesAttribute, releasesClaim } from '../../src/services/index.ts'

const claims = ['email', 'email_verified', 'given_name', 'family_name', 'name', 'locale']

describe('a service is told', () => {
  test('everything, where its registration says nothing', () => {
    expect(attributeNames.filter((name) => releasesAttribute({}, name))).toEqual(attributeNames)
    expect(claims.filter((claim) => releasesClaim({}, claim))).toEqual(claims)
  })

  test('nothing, where it releases nothing', () => {
    const service = { releasedAttributes: [] }
    expect(attributeNames.filter((name) => releasesAttribute(service, name))).toEqual([])
    expect(claims.filter((claim) => releasesClaim(service, claim))).toEqual([])
  })

  test.each([
    ['email', ['email', 'email_verified']],
    ['firstName', ['given_name']],
    ['lastName', ['family_name']],
    ['locale', ['locale']],
  ] as const)('by %s those claims alone that tell no more', (name, told) => {
    const service = { releasedAttributes: [name] }
    expect(claims.filter((claim) => releasesClaim(service, claim))).toEqual(told)
    expect(attributeNames.filter((each) => releasesAttribute(service, each))).toEqual([name])
  })

  test('the whole name by both of its parts only', () => {
    expect(releasesClaim({ releasedAttributes: ['firstName', 'lastName'] }, 'name')).toBe(true)
    expect(attributesTold('name')).toEqual(['firstName', 'lastName'])
  })

  test('what tells nothing of the person', () => {
    expect(releasesClaim({ releasedAttributes: [] }, 'auth_time')).toBe(true)
  })
})
