import { activityKinds } from '@laissez-passer/core/audit'
import { expect, it } from 'vitest'
import { signals, signalsOf } from '../../src/events/signals.ts'

/** Nobody else's business, or told in another way. */
const quiet = [
  'account-created',
  'account-imported',
  'account-invited',
  // Who went into it is gone, and services are told of that.
  'account-merged',
  'administrator-off',
  'administrator-on',
  'always-two-factors-off',
  'always-two-factors-on',
  'answer-refused',
  'biometrics-off',
  'biometrics-on',
  'data-asked',
  'deletion-asked',
  'deletion-cancelled',
  'device-renamed',
  'email-change-asked',
  'email-change-cancelled',
  'email-changed',
  'email-restored',
  'factor-removal-asked',
  'factor-removal-cancelled',
  'factor-removed',
  'names-changed',
  'passkey-copied',
  'passkey-renamed',
  'password-refused',
  'recovery-code-used',
  'recovery-started',
  'service-access-ended',
  'service-allowed',
  'service-device-allowed',
  'service-signed-out',
  'service-withdrawn',
  'settings-changed',
  'sign-in-refused',
  'sign-in-reported',
  'signed-in',
  'token-renamed',
  'token-resynchronised',
]

it('of everything that happens it is decided whether services are told', () => {
  const untold = activityKinds.filter((kind) => Object.keys(signalsOf({ kind })).length === 0)
  expect(untold.toSorted()).toEqual(quiet)
})

it('what is told are events that streams may ask for', () => {
  const told = new Set(activityKinds.flatMap((kind) => Object.keys(signalsOf({ kind }))))
  expect([...told].toSorted()).toEqual([...signals].toSorted())
})

it.each([
  ['password-changed', ['credential-change', 'session-revoked'], 'password', 'update'],
  ['password-reset', ['credential-change', 'session-revoked'], 'password', 'update'],
  ['passkey-removed', ['credential-change'], 'fido2-roaming', 'delete'],
  ['device-added', ['credential-change'], 'app', 'create'],
])('%s is %j of %s, %s', (kind, names, type, change) => {
  const told = signalsOf({ kind })
  expect(Object.keys(told).map((name) => name.split('/').at(-1))).toEqual(names)
  expect(Object.values(told)[0]).toEqual({ credential_type: type, change_type: change })
})
