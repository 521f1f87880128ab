import { describe, expect, test } from 'vitest'
import { euLogin as honoEuLogin, guard, oidc as honoOidc } from '../../src/hono.ts'
import { euLogin, memorySessions, oidc, type RelyingParty } from '../../src/index.ts'
import { popVerifier } from '../../src/pop.ts'
import { connect } from '../../src/node.ts'
import { d1Sessions } from '../../src/sessions/d1.ts'
import { postgresSessions } from '../../src/sessions/postgres.ts'
import { sqlSessions } from '../../src/sessions/sql.ts'
import { sqliteSessions } from '../../src/sessions/sqlite.ts'
import { thrown } from '../support/thrown.ts'

const origin = 'https://shop.example'
const server = 'https://ecas.ec.europa.eu/cas'

// What isn’t typed, or comes out of a variable that isn’t set.
describe('what is no object, database, pool or function of ours is refused by name', () => {
  const untyped = <Typed>(json: string): Typed => JSON.parse(json)
  const no = <Typed>(): Typed => untyped('null')
  const text = <Typed>(): Typed => untyped('"postgres://db.example/sessions"')

  test.each<[string, () => unknown, RegExp]>([
    ['euLogin', () => euLogin(no()), /^invalid-option: euLogin takes an object of options\.$/],
    ['oidc', () => oidc(no()), /^invalid-option: oidc takes an object of options\.$/],
    ['euLogin of Hono', () => honoEuLogin(no()), /^invalid-option: euLogin takes an object of options\.$/],
    ['oidc of Hono', () => honoOidc(no()), /^invalid-option: oidc takes an object of options\.$/],
    ['popVerifier', () => popVerifier(text()), /^invalid-option: popVerifier takes an object of options\.$/],
    ['memorySessions', () => memorySessions(no()), /^invalid-option: memorySessions takes an object of options\.$/],
    ['sqliteSessions, of nothing', () => sqliteSessions(no()), /^invalid-option: sqliteSessions takes a path/],
    ['sqliteSessions, of an empty path', () => sqliteSessions(''), /^invalid-option: sqliteSessions takes a path/],
    ['d1Sessions', () => d1Sessions(no()), /^invalid-option: d1Sessions takes a D1 database, such as env\.DB/],
    ['sqlSessions', () => sqlSessions(no()), /^invalid-option: sqlSessions takes a function/],
    ['guard', () => guard(no()), /^invalid-option: guard takes what popVerifier/],
    [
      'connect',
      () => connect(untyped<RelyingParty>('{ "routes": {} }')),
      /^invalid-option: connect takes .* has it in party\.$/,
    ],
    [
      'onFailure of Hono',
      () => honoEuLogin({ server, origin, onFailure: text() }),
      /^invalid-option: onFailure is a function\.$/,
    ],
  ])('%s', (_, call, says) => {
    expect(thrown(call)).toMatch(says)
  })

  test('postgresSessions, of an address', async () => {
    await expect(postgresSessions(text())).rejects.toThrow('postgresSessions takes a pool of pg')
  })
})
