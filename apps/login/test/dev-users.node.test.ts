import { expect, it } from 'vitest'
import { readDevUsers } from '../src/cli/dev-users.ts'

it('reads who has an account', () => {
  const text =
    '[{ "email": "a@example.eu", "factors": ["app"], "groups": ["A"], "assurance": "TOP" }, { "email": "b@example.eu" }]'
  expect(readDevUsers(text)).toEqual({ ok: true, users: JSON.parse(text) })
})

it.each([
  ['{', 'it is not JSON, line 1'],
  ['[]', 'line 1: the whole must hold somebody'],
  ['[{ "email": "nobody" }]', 'line 1: 0.email must be an address, such as marie@example.eu'],
  ['[\n{ "email": "a@example.eu",\n"factor": ["app"] }]', 'line 3: 0.factor isn’t a field: did you mean factors?'],
  ['[{ "email": "a@example.eu", "factors": ["sms"] }]', '0.factors.0 must be one of totp, app, passkey'],
  ['[{ "email": "a@example.eu", "factors": ["pass-key"] }]', 'totp, app, passkey: did you mean passkey?'],
  ['[{}]', '0.email is missing'],
  ['[{ "email": 7 }]', '0.email must be a text'],
  ['[{ "email": "a@example.eu", "groups": "A" }]', '0.groups must be a list'],
  ['[{ "email": "a@example.eu", "password": "" }]', '0.password must not be empty'],
  ['{}', 'line 1: the whole must be a list'],
  ['[{ "email": "a@example.eu" },\n{ "email": "A@example.eu" }]', 'line 2: 1.email is there twice'],
])('says what is wrong, and where: %s', (text, fault) => {
  const read = readDevUsers(text)
  expect(read.ok ? [] : read.faults).toEqual([expect.stringContaining(fault)])
})
