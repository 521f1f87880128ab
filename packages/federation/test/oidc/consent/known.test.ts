import { expect, test } from 'vitest'
import { knownBy } from '../../../src/oidc/consent/index.ts'
import { apiScopes } from '../../../src/api-scopes.ts'
import { scopes } from '../../../src/oidc/scopes.ts'

test.each([...scopes, ...apiScopes])('whoever is asked for %s is told something of it', (scope) => {
  expect(knownBy([scope], {})).not.toEqual([])
})

test('each thing is told once, and what the registration holds back isn’t told', () => {
  expect(knownBy([...scopes, ...scopes], {})).toEqual(['name', 'email', 'language', 'identifier', 'factors', 'offline'])
  expect(knownBy(scopes, { releasedAttributes: ['lastName'] })).toEqual(['name', 'identifier', 'offline'])
  expect(knownBy(scopes, { releasedAttributes: ['email'] })).toEqual(['email', 'identifier', 'offline'])
  expect(knownBy(['openid', 'unheard-of'], {})).toEqual(['identifier'])
  expect(knownBy(['email'], {})).toEqual(['email', 'identifier'])
  expect(knownBy(['email'], { releasedAttributes: [] })).toEqual(['identifier'])
  expect(knownBy(['unheard-of'], {})).toEqual([])
})

test('who may end sessions or withdraw services knows which there are: that is one line', () => {
  expect(knownBy(['sessions.read', 'services.read'], {})).toEqual(['identifier', 'sessions', 'services'])
  const all = ['sessions.read', 'sessions.end', 'services.withdraw', 'services.read']
  expect(knownBy(all, {})).toEqual(['identifier', 'end-sessions', 'withdraw-services'])
})
