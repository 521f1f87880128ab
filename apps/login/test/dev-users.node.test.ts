import { expect, it } from 'vitest'
import { readDevUsers } from '../src/cli/dev-users.ts'

it('reads who has an account', () => {
  const text =
    '[{ "email": "a@example.eu", "factors": ["app"], "groups": ["A"], "assurance": "TOP" }, { "email": "b@example.eu" }]'
  expect(readDevUsers(text)).toEqual({ ok: true, users: JSON.parse(text) })
})

it.each([
  ['{', 'it is not JSON, line 1'],
  ['[]', 'line 1: the whole can’t be used'],
  ['[{ "email": "nobody" }]', 'line 1: 0.email can’t be used'],
  ['[\n{ "email": "a@example.eu",\n"factor": ["app"] }]', 'line 3: 0.factor isn’t a field: did you mean factors?'],
  ['[{ "email": "a@example.eu", "factors": ["sms"] }]', '0.factors.0 can’t be used'],
  ['[{ "email": "a@example.eu" },\n{ "email": "A@example.eu" }]', 'line 2: 1.email is there twice'],
])('says what is wrong, and where: %s', (text, fault) => {
  const read = readDevUsers(text)
  expect(read.ok ? [] : read.faults).toEqual([expect.stringContaining(fault)])
})
