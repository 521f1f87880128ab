import { expect, test } from 'vitest'
import { clientOf, isTheirs, parseScimClients } from '../../src/scim/clients.ts'

const hr = { name: 'hr', token: 'hr-token-'.padEnd(32, 'x'), domains: ['example.org'] }
const other = { name: 'other', token: 'other-token-'.padEnd(40, 'y'), domains: ['*.other.example'] }

function issuesOf(value: unknown): readonly string[] {
  const read = parseScimClients(value)
  return read.ok ? [] : read.issues.map(({ path }) => path)
}

test('directories are read, each with a name and a token of its own', () => {
  expect(parseScimClients([hr, other])).toEqual({ ok: true, clients: [hr, other] })
  expect(issuesOf([hr, other, { ...hr, domains: ['b.example'] }])).toEqual(['2.name', '2.token'])
  expect(issuesOf([hr, { ...hr, name: 'HR' }])).toEqual(['1.token'])
  expect(issuesOf([hr, { ...other, name: 'hr' }])).toEqual(['1.name'])
  expect(issuesOf({})).toEqual([''])
})

test('what is missing, or too much, is told in words', () => {
  const read = parseScimClients([{ name: 'hr', domain: 'example.org' }])
  expect(read.ok ? [] : read.issues.map(({ message, path }) => `${path} ${message}`)).toEqual([
    '0.token is missing',
    '0.domains is missing',
    '0.domain isn’t a field: did you mean domains?',
  ])
})

test.each([
  ['name', ['', 'with space', 'x'.repeat(61)], ['x'.repeat(60), 'a.b-c_1']],
  [
    'token',
    ['x'.repeat(31), 'x'.repeat(513), `${'x'.repeat(32)} y`, `é${'x'.repeat(32)}`],
    ['x'.repeat(512), `${'x'.repeat(32)}==`],
  ],
  ['domains', [[]], [['a-1.example']]],
  [
    'domains.0',
    [['example'], ['Example.org'], ['*'], ['a.*.org'], ['x*.a.org'], ['a..org'], ['a.org/']],
    [['*.a.b.org']],
  ],
])('%s isn’t any of %j', (field, wrong, right) => {
  const [name = ''] = field.split('.')
  for (const value of wrong) expect(issuesOf([{ ...hr, [name]: value }])).toEqual([`0.${field}`])
  for (const value of right) expect(issuesOf([{ ...hr, [name]: value }])).toEqual([])
})

test('a directory is known by its whole token', () => {
  const found = (authorization: string | null) => clientOf([hr, other], authorization)?.name ?? null
  expect([found(`Bearer ${hr.token}`), found(`bearer ${other.token}`)]).toEqual(['hr', 'other'])
  for (const shown of [
    null,
    '',
    hr.token,
    `Bearer ${hr.token}x`,
    `Bearer ${hr.token.slice(0, -1)}`,
    `Basic ${hr.token}`,
  ])
    expect(found(shown)).toBeNull()
})

test.each([
  ['ann@example.org', ['example.org'], true],
  ['Ann@EXAMPLE.ORG', ['example.org'], true],
  ['ann@evilexample.org', ['example.org'], false],
  ['ann@sub.example.org', ['example.org'], false],
  ['ann@example.org.evil.example', ['example.org'], false],
  ['ann@sub.example.org', ['*.example.org'], true],
  ['ann@a.b.example.org', ['*.example.org'], true],
  ['ann@example.org', ['*.example.org'], false],
  ['ann@evilexample.org', ['*.example.org'], false],
  ['ann@b.example', ['a.example', 'b.example'], true],
  ['"a@example.org"@evil.example', ['example.org'], false],
  ['example.org', ['b.example'], false],
])('%s is one of %j: %s', (email, domains, theirs) => {
  expect(isTheirs({ domains }, email)).toBe(theirs)
})
