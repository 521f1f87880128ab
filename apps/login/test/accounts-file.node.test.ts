import { Readable } from 'node:stream'
import { expect, it } from 'vitest'
import { csvRows } from '../src/cli/accounts-file/csv-rows.ts'
import { jsonRows } from '../src/cli/accounts-file/json-rows.ts'
import { betterAuthRow, keycloakRow, ownRow } from '../src/cli/accounts-file/read-row.ts'
import type { SourceRow } from '../src/cli/accounts-file/source-row.ts'

const spoken = { language: 'en', languages: ['en', 'fr'] }
const bcrypt = `$2b$10$${'a'.repeat(53)}`

async function all(rows: AsyncIterable<SourceRow>): Promise<readonly SourceRow[]> {
  const read: SourceRow[] = []
  for await (const row of rows) read.push(row)
  return read
}

/** In pieces of a few bytes, as a slow disk may give them: signs of several bytes are cut. */
function pieces(text: string, size = 3): Readable {
  const bytes = Buffer.from(text)
  return Readable.from(
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, at * size + size)),
  )
}

it('CSV is read as spreadsheets write it, and a broken row leaves the others be', async () => {
  const text = '\uFEFFemail;First Name\r\nzoë@a.eu;"Zoë; ""the"" first"\r\n\r\nb@a.eu;B;too many\r\nc@a.eu;C\r\n'
  const rows = await all(csvRows(pieces(text)))
  expect(rows).toEqual([
    { line: 2, fields: { email: 'zoë@a.eu', 'First Name': 'Zoë; "the" first' } },
    { line: 4, fields: null },
    { line: 5, fields: { email: 'c@a.eu', 'First Name': 'C' } },
  ])
})

it('a stray quotation mark costs no other row, and all stand in the order of the file', async () => {
  const text = [
    'email,firstName,status',
    'a@a.eu,A',
    'b@a.eu,"B"x,',
    'c@a.eu,C"c,',
    '"d@a.eu" , "D, ""d""" ,x',
    'e@a.eu,E,',
  ].join('\n')
  const rows = await all(csvRows(Readable.from([Buffer.from(text)])))
  expect(rows).toEqual([
    { line: 2, fields: null },
    { line: 3, fields: { email: 'b@a.eu', firstName: '"B"x', status: '' } },
    { line: 4, fields: { email: 'c@a.eu', firstName: 'C"c', status: '' } },
    { line: 5, fields: { email: 'd@a.eu', firstName: 'D, "d"', status: 'x' } },
    { line: 6, fields: { email: 'e@a.eu', firstName: 'E', status: '' } },
  ])
})

it('JSON is read as lines, as a list and as an export with users, with the lines where people begin', async () => {
  const people = [{ email: 'é@a.eu' }, { email: 'b@a.eu', nested: [{ x: '{' }] }]
  const lines = `${JSON.stringify(people[0])}\n\nnot json\n${JSON.stringify(people[1])}`
  expect(await all(jsonRows(pieces(lines)))).toEqual([
    { line: 1, fields: people[0] },
    { line: 3, fields: null },
    { line: 4, fields: people[1] },
  ])
  const list = `[\n${JSON.stringify(people[0])},\n"text",\n${JSON.stringify(people[1], null, 1)}\n]`
  expect(await all(jsonRows(pieces(list)))).toEqual([
    { line: 2, fields: people[0] },
    { line: expect.any(Number), fields: null },
    { line: 4, fields: people[1] },
  ])
  const realm = { realm: 'x', roles: { users: [{ email: 'no' }] }, users: people, clients: [{ users: [1] }] }
  for (const text of [JSON.stringify(realm), JSON.stringify(realm, null, 2)])
    expect((await all(jsonRows(pieces(text)))).map(({ fields }) => fields)).toEqual(people)
  await expect(all(jsonRows(pieces('[{"email": "a@a.eu"},\n oh')))).rejects.toThrow(/Unexpected/)
})

it('our own columns are found whatever they are called like, with values as spreadsheets have them', () => {
  expect(
    ownRow(
      {
        'E-Mail': 'marie@example.eu',
        first_name: 'Marie',
        SURNAME: 'Curie',
        locale: 'fr_BE',
        'Password Hash': bcrypt,
        passwordChangedAt: '2026-01-01T00:00:00Z',
        assurance: 'high',
        groups: 'A|B|A',
        status: 'locked',
      },
      spoken,
    ),
  ).toEqual({
    ok: true,
    account: {
      person: {
        email: 'marie@example.eu',
        firstName: 'Marie',
        lastName: 'Curie',
        language: 'fr',
        assurance: 'HIGH',
        memberOf: ['A', 'B'],
      },
      passwordHash: bcrypt,
      passwordChangedAt: 1_767_225_600,
      verified: true,
      locked: true,
    },
  })
  const wrong = {
    email: 'a@a.eu',
    status: 'gone',
    passwordChangedAt: 'soon',
    assurance: 'huge',
    emailVerified: 'perhaps',
  }
  expect(ownRow(wrong, spoken)).toMatchObject({
    issues: [
      { field: 'emailVerified', code: 'boolean-form' },
      { field: 'status', code: 'status-form' },
      { field: 'passwordChangedAt', code: 'time-form' },
      { field: 'assurance', code: 'assurance-form' },
    ],
  })
  expect(ownRow({ email: 'a@a.eu', hash: 'md5:abc' }, spoken)).toMatchObject({
    issues: [{ field: 'passwordHash', code: 'hash-unknown' }],
  })
  expect(ownRow({ email: 'a@a.eu', name: 'Ada King Lovelace', language: 'tlh' }, spoken)).toMatchObject({
    account: { person: { firstName: 'Ada King', lastName: 'Lovelace', language: 'en' }, passwordHash: null },
  })
  expect(ownRow({ email: 'a@a.eu', name: 'Madonna' }, spoken)).toMatchObject({
    account: { person: { firstName: 'Madonna', lastName: '' } },
  })
})

it('a user of Keycloak is read with their hash, of today and of before', () => {
  const user = {
    username: 'al',
    email: 'al@kc.example',
    firstName: 'Al',
    lastName: 'Ice',
    enabled: false,
    emailVerified: true,
    attributes: { locale: ['fr'] },
    credentials: [
      { type: 'otp', secretData: '{}' },
      {
        type: 'password',
        createdDate: 1_699_281_486_748,
        secretData:
          '{"value":"UfR+hbLE0/ckGud1KvPj3MVRO0IoqWce5O8txRQ6r0w=","salt":"LKbGAWUZgdTb8SobErxyqg==","additionalParameters":{}}',
        credentialData: '{"hashIterations":27500,"algorithm":"pbkdf2-sha256","additionalParameters":{}}',
      },
    ],
  }
  const passwordHash = '$pbkdf2-sha256$i=27500,l=32$LKbGAWUZgdTb8SobErxyqg$UfR+hbLE0/ckGud1KvPj3MVRO0IoqWce5O8txRQ6r0w'
  expect(keycloakRow(user, spoken)).toMatchObject({
    account: {
      passwordHash,
      passwordChangedAt: 1_699_281_486,
      locked: true,
      verified: true,
      person: { language: 'fr' },
    },
  })
  const before = {
    type: 'password',
    hashedSaltedValue: 'UfR+hbLE0/ckGud1KvPj3MVRO0IoqWce5O8txRQ6r0w=',
    salt: 'LKbGAWUZgdTb8SobErxyqg==',
    hashIterations: 27_500,
    algorithm: 'pbkdf2-sha256',
  }
  expect(keycloakRow({ ...user, credentials: [before] }, spoken)).toMatchObject({ account: { passwordHash } })
  expect(keycloakRow({ ...user, credentials: [], emailVerified: false }, spoken)).toMatchObject({
    account: { passwordHash: null, verified: false },
  })
  expect(keycloakRow({ ...user, credentials: [{ type: 'password', secretData: 'x' }] }, spoken)).toMatchObject({
    issues: [{ code: 'hash-unknown' }],
  })
})

it('a user of better-auth is read with the password beside it or in its accounts', () => {
  const password = `${'ab'.repeat(16)}:${'cd'.repeat(64)}`
  const user = { id: 'x', name: 'Ada Lovelace', email: 'ada@a.eu', emailVerified: 1, banned: null }
  const expected = {
    account: { passwordHash: expect.stringMatching(/^\$scrypt\$ln=14,r=16,p=1\$/), verified: true, locked: false },
  }
  expect(betterAuthRow({ ...user, password }, spoken)).toMatchObject(expected)
  const accounts = [{ providerId: 'github' }, { providerId: 'credential', password }]
  expect(betterAuthRow({ ...user, accounts }, spoken)).toMatchObject(expected)
  expect(betterAuthRow({ ...user, emailVerified: 0, banned: true }, spoken)).toMatchObject({
    account: { passwordHash: null, verified: false, locked: true },
  })
})
