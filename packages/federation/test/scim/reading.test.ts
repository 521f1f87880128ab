import { describe, expect, test } from 'vitest'
import { listOf, oneOf, resourceTypes, schemas } from '../../src/scim/about.ts'
import { readFilter } from '../../src/scim/filter.ts'
import { readPatch } from '../../src/scim/patch.ts'
import { BadValue, readUser, userOf, userSchema } from '../../src/scim/user.ts'

describe('a filter', () => {
  test.each([
    ['userName eq "ann@example.org"', { by: 'userName', value: 'ann@example.org' }],
    [' USERNAME  EQ  "a b" ', { by: 'userName', value: 'a b' }],
    ['emails.value eq "a"', { by: 'userName', value: 'a' }],
    ['emails[type eq "work"].value eq "a"', { by: 'userName', value: 'a' }],
    ['externalId eq "E \\"17\\" \\u00e9"', { by: 'externalId', value: 'E "17" é' }],
    [`${userSchema}:id eq ""`, { by: 'id', value: '' }],
    [`id eq "${'x'.repeat(992)}"`, { by: 'id', value: 'x'.repeat(992) }],
  ])('asks for one person: %s', (filter, asked) => {
    expect(readFilter(filter)).toEqual(asked)
  })

  test.each([
    '',
    'userName',
    'userName sw "a"',
    'userName eq a',
    'userName eq "a" or id eq "b"',
    'not userName eq "a"',
    'userName eq "a',
    'userName eq "\\x"',
    'userName eq "a"b"',
    'userNames eq "a"',
    `x${userSchema}:id eq "a"`,
    'emails[type eq "home"].value eq "a"',
    `id eq "${'x'.repeat(993)}"`,
  ])('that asks for anything else isn’t understood: %s', (filter) => {
    expect(readFilter(filter)).toBeNull()
  })
})

describe('a user', () => {
  test('is read by names in any case, with or without the schema, and others’ attributes are nothing', () => {
    expect(
      readUser({
        schemas: [userSchema],
        USERNAME: 'ann@example.org',
        [`${userSchema}:externalId`]: 'E-1',
        name: { GivenName: 'Ann', familyName: 'Smith', formatted: 'Ann Smith' },
        locale: 'fr-BE',
        active: 'TRUE',
        password: 'secret',
        title: 'Captain',
        [`x${userSchema}:externalId`]: 'E-2',
      }),
    ).toEqual({
      userName: 'ann@example.org',
      externalId: 'E-1',
      givenName: 'Ann',
      familyName: 'Smith',
      language: 'fr-BE',
      active: true,
      password: 'secret',
    })
    expect(readUser({ name: {}, preferredLanguage: 'en', active: false })).toEqual({ language: 'en', active: false })
    expect(readUser({ 'name.givenName': 'Ann', 'name.familyName': 'S', active: 'False' })).toEqual({
      givenName: 'Ann',
      familyName: 'S',
      active: false,
    })
  })

  test.each([
    [[{ value: 'a@b.eu' }], 'a@b.eu'],
    [[{ value: 'a@b.eu' }, { value: 'c@d.eu', primary: true }], 'c@d.eu'],
    [
      [
        { value: 'a@b.eu', primary: false },
        { VALUE: 'c@d.eu', Primary: 'true' },
      ],
      'a@b.eu',
    ],
    [['x', null, { Value: 'c@d.eu' }], 'c@d.eu'],
  ])('has one address of %j', (emails, email) => {
    expect(readUser({ emails })).toEqual({ email })
  })

  test('has the address that an attribute of its names', () => {
    expect(readUser({ 'emails[type eq "work"].value': 'a@b.eu' })).toEqual({ email: 'a@b.eu' })
    expect(readUser({ 'emails.value': 'a@b.eu' })).toEqual({ email: 'a@b.eu' })
    expect(readUser({ 'myemails.value': 'a@b.eu', 'emails.values': 'x', 'emails.type': 'y' })).toEqual({})
  })

  test.each([null, undefined, ''])('is called nothing any more where externalId is %j', (externalId) => {
    expect(readUser({ externalId })).toEqual({ externalId: null })
  })

  test.each<[string, unknown]>([
    ['userName', 7],
    ['userName', null],
    ['userName', 'x'.repeat(1001)],
    ['userName', '\uD800'],
    ['externalId', 7],
    ['externalId', 'x'.repeat(257)],
    ['name', 'Ann'],
    ['name', null],
    ['name', ['Ann']],
    ['name', { givenName: 7 }],
    ['name', { familyName: null }],
    ['active', 'maybe'],
    ['active', 1],
    ['active', 'truely'],
    ['active', 'untrue'],
    ['emails', 'a@b.eu'],
    ['emails', []],
    ['emails', [{ type: 'work' }]],
    ['emails.value', 7],
    ['password', 7],
    ['locale', 7],
  ])('says nothing by %s %j', (name, value) => {
    expect(() => readUser({ [name]: value })).toThrow(BadValue)
    expect(() => readUser({ [name]: value })).toThrow(name)
  })

  test('may have names as long as a thousand characters, and be called by 256', () => {
    expect(readUser({ userName: 'x'.repeat(1000), externalId: 'y'.repeat(256) })).toEqual({
      userName: 'x'.repeat(1000),
      externalId: 'y'.repeat(256),
    })
  })

  test('is shown with all that is known, its names together, and locked as inactive', () => {
    const account = {
      uid: 'n00abcde',
      email: 'ann@example.org',
      firstName: 'Ann',
      lastName: '',
      language: 'fr',
      status: 'active',
      createdAt: 1_800_000_000,
    } as const
    const location = 'https://id.example/cas/scim/v2/Users/n00abcde'
    const shown = userOf(account, { externalId: null, location })
    expect(shown).toEqual({
      schemas: [userSchema],
      id: 'n00abcde',
      userName: 'ann@example.org',
      name: { givenName: 'Ann', familyName: '', formatted: 'Ann' },
      displayName: 'Ann',
      emails: [{ value: 'ann@example.org', type: 'work', primary: true }],
      preferredLanguage: 'fr',
      active: true,
      meta: { resourceType: 'User', created: '2027-01-15T08:00:00.000Z', location },
    })
    expect(userOf({ ...account, lastName: 'Smith', status: 'locked' }, { externalId: 'E-1', location })).toMatchObject({
      active: false,
      externalId: 'E-1',
      displayName: 'Ann Smith',
    })
  })
})

describe('a patch', () => {
  const read = (...Operations: readonly unknown[]) => readPatch({ Operations })

  test('says the last of each attribute', () => {
    expect(
      read(
        { op: 'Add', path: 'name.givenName', value: 'Ann' },
        { op: 'replace', value: { active: 'False', name: { familyName: 'Smith' } } },
        { op: 'REPLACE', path: 'name.givenName', value: 'Anna' },
      ),
    ).toEqual({ givenName: 'Anna', familyName: 'Smith', active: false })
    expect(read({ op: 'add', path: 'title', value: 'Captain' })).toEqual({})
  })

  test.each(['externalId', 'EXTERNALID', `${userSchema}:externalId`])(
    'takes away what somebody is called: %s',
    (path) => {
      expect(read({ op: 'remove', path })).toEqual({ externalId: null })
      expect(read({ op: 'remove', path, value: 'E-1' })).toEqual({ externalId: null })
    },
  )

  test('takes away nothing that somebody has to have, and nothing of others’', () => {
    for (const path of ['userName', 'active', 'name', 'emails', 'name.givenName'])
      expect(() => read({ op: 'remove', path })).toThrow(BadValue)
    expect(read({ op: 'remove', path: 'title' })).toEqual({})
    expect(read({ op: 'remove', path: 'externalIds' })).toEqual({})
    expect(read({ op: 'remove', path: 'myexternalId' })).toEqual({})
  })

  test.each([
    undefined,
    {},
    { Operations: [] },
    { Operations: Array.from({ length: 101 }, () => ({ op: 'add', path: 'title' })) },
    { Operations: [{ path: 'active' }] },
    { Operations: [{ op: 'add', path: 'x'.repeat(301) }] },
    { Operations: [{ op: 'move', path: 'active', value: true }] },
    { Operations: [{ op: 'remove' }] },
    { Operations: [{ op: 'add' }] },
    { Operations: [{ op: 'add', value: null }] },
    { Operations: [{ op: 'add', value: ['x'] }] },
    { Operations: [{ op: 'replace', value: 'x' }] },
  ])('can’t be %j', (body) => {
    expect(() => readPatch(body)).toThrow(BadValue)
  })

  test('has up to a hundred operations, and paths of three hundred characters', () => {
    const one = { op: 'add', path: 'x'.repeat(300) }
    expect(read(...Array.from({ length: 100 }, () => one))).toEqual({})
  })
})

test('what describes itself is listed, and found by its id in any case', () => {
  expect(listOf(schemas)).toMatchObject({ status: 200, body: { totalResults: 1, Resources: [{ id: userSchema }] } })
  expect(oneOf(resourceTypes, 'USER')).toMatchObject({ status: 200, body: { id: 'User' } })
  expect(oneOf(schemas, userSchema.toLowerCase())).toMatchObject({ status: 200 })
  expect(oneOf(schemas, 'User')).toMatchObject({ status: 404 })
})
