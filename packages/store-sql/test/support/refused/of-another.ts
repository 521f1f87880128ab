import { now } from '../../../src/contract/fixtures.ts'
import { activity, biometrics, hers, me, mine, other, over, proof, caused, type Refused } from './asked.ts'

/** Somebody names what is another’s. */
export const ofAnother: readonly Refused[] = [
  [
    'a phone is named',
    ({ devices }) => devices.rename({ accountId: other, deviceId: mine('devices-id'), name: 'x', activity }),
  ],
  [
    'a phone is removed',
    ({ devices }) => devices.remove({ accountId: other, deviceId: mine('devices-id'), ...caused }),
  ],
  [
    'biometrics go off',
    ({ devices }) => devices.turnOffBiometrics({ accountId: other, deviceId: mine('devices-id'), ...caused }),
  ],
  [
    'biometrics go on by another phone’s try',
    ({ devices }) =>
      devices.turnOnBiometrics({
        deviceId: mine('devices-id'),
        tryId: hers('pinTries-id'),
        notBefore: 0,
        biometrics,
        ...caused,
      }),
  ],
  [
    'a phone opens by another’s try',
    ({ devices }) => devices.unlock({ deviceId: mine('devices-id'), tryId: hers('pinTries-id'), notBefore: 0 }),
  ],
  [
    'a passkey is named',
    ({ passkeys }) => passkeys.rename({ accountId: other, passkeyId: mine('passkeys-id'), name: 'x', activity }),
  ],
  [
    'a passkey is removed',
    ({ passkeys }) => passkeys.remove({ accountId: other, passkeyId: mine('passkeys-id'), ...caused }),
  ],
  [
    'a number is removed',
    ({ phoneNumbers }) => phoneNumbers.remove({ id: mine('phones-id'), accountId: other, ...caused }),
  ],
  ['an eID is unlinked', ({ eids }) => eids.unlink({ accountId: other, eidId: mine('linkedEids-id'), ...caused })],
  [
    'a token is named',
    ({ codeTokens }) => codeTokens.rename({ id: mine('codeTokens-id'), accountId: other, name: 'x', activity }),
  ],
  [
    'a token is removed',
    ({ codeTokens }) => codeTokens.remove({ id: mine('codeTokens-id'), accountId: other, ...caused }),
  ],
  [
    'a token is set',
    ({ codeTokens }) =>
      codeTokens.resynchronise({
        id: mine('codeTokens-id'),
        accountId: other,
        firstCounter: 9,
        countFrom: 10,
        driftSeconds: 0,
        activity,
      }),
  ],
  [
    'a token is awaited',
    ({ codeTokens }) =>
      codeTokens.expect({ id: mine('codeTokens-id'), accountId: other, resyncFrom: 9, resyncUntil: over }),
  ],
  [
    'a token is confirmed',
    ({ codeTokens }) =>
      codeTokens.confirm({
        id: mine('codeTokens-id'),
        accountId: other,
        countFrom: 9,
        driftSeconds: 0,
        limit: 9,
        ...caused,
      }),
  ],
  [
    'factors of every kind are reset',
    ({ factors }) =>
      factors.reset({
        accountId: other,
        which: [
          { kind: 'device', id: mine('devices-id') },
          { kind: 'passkey', id: mine('passkeys-id') },
          { kind: 'eid', id: mine('linkedEids-id') },
          { kind: 'phone', id: mine('phones-id') },
          { kind: 'token', id: mine('codeTokens-id') },
        ],
        ...caused,
      }),
  ],
  [
    'a lost factor stays',
    ({ factorRemovals }) => factorRemovals.cancel({ id: mine('factorRemovals-id'), accountId: other, ...caused }),
  ],
  [
    'a change of address is stopped',
    ({ emailChanges }) => emailChanges.cancel({ id: mine('emailChanges-id'), accountId: other, activity }),
  ],
  [
    'an account is kept',
    ({ deletions }) => deletions.cancel({ id: mine('deletions-id'), accountId: other, ...caused }),
  ],
  [
    'a phone that is added is stopped',
    ({ enrolments }) => enrolments.cancel({ id: mine('enrolments-id'), accountId: other }),
  ],
  [
    'lasting access ends',
    ({ grants }) => grants.endLasting({ accountId: other, idHash: mine('refreshGrants-idHash'), activity }),
  ],
  [
    'a service’s access ends',
    ({ grants }) => grants.revokeClient({ accountId: other, clientId: mine('refreshGrants-clientId') }),
  ],
  [
    'a consent is withdrawn',
    ({ consents }) => consents.withdraw({ accountId: other, clientId: mine('consents-clientId'), activity, now }),
  ],
  [
    'a session ends',
    ({ sessions }) =>
      sessions.endOthers({ accountId: other, except: null, only: mine('sessions-idHash'), now, activity }),
  ],
  [
    'a visit ends',
    ({ sessions }) =>
      sessions.endVisit({
        accountId: other,
        sessionIdHash: mine('sessions-idHash'),
        clientId: mine('visits-clientId'),
        activity,
        now,
      }),
  ],
  [
    'a recovery code is spent',
    ({ recoveryCodes }) =>
      recoveryCodes.spend({
        accountId: other,
        hash: mine('recoveryCodes-hash'),
        signInIdHash: hers('signIns-idHash'),
        proof,
        clearThrottle: [],
        ...caused,
      }),
  ],
  [
    'a passkey opens a sign-in',
    ({ passkeys }) =>
      passkeys.use({
        passkeyId: mine('passkeys-id'),
        signInIdHash: hers('signIns-idHash'),
        proof,
        signCount: 9,
        backedUp: true,
        ...caused,
      }),
  ],
  [
    'an eID opens a sign-in',
    ({ eids }) =>
      eids.use({
        eidId: mine('linkedEids-id'),
        personHash: mine('linkedEids-personHash'),
        signInIdHash: hers('signIns-idHash'),
        proof: { ...proof, assurance: 'high' },
        now,
      }),
  ],
  [
    'a token opens a sign-in',
    ({ codeTokens }) =>
      codeTokens.accept({
        id: mine('codeTokens-id'),
        accountId: me,
        signInIdHash: hers('signIns-idHash'),
        counter: 9,
        driftSeconds: 0,
        challengeId: null,
        proof,
        clearThrottle: [],
        now,
      }),
  ],
  [
    'a challenge of another sign-in is answered',
    ({ codeTokens }) =>
      codeTokens.accept({
        id: mine('codeTokens-id'),
        accountId: me,
        signInIdHash: mine('signIns-idHash'),
        counter: null,
        driftSeconds: 0,
        challengeId: hers('tokenChallenges-id'),
        proof,
        clearThrottle: [],
        now,
      }),
  ],
  [
    'a code of another sign-in is typed',
    ({ sentCodes }) =>
      sentCodes.accept({
        id: mine('sentCodes-id'),
        signInIdHash: hers('signIns-idHash'),
        proof,
        clearThrottle: [],
        now,
      }),
  ],
  [
    'a try at a code of another',
    ({ sentCodes }) => sentCodes.spendTry({ id: mine('sentCodes-id'), accountId: other, limit: 9, now }),
  ],
  [
    'a phone answers another’s request',
    ({ approvals }) =>
      approvals.answer({
        id: mine('approvals-id'),
        deviceId: hers('devices-id'),
        outcome: 'refused',
        approvalThumbprint: null,
        biometricId: null,
        proof: null,
        pause: { baseSeconds: 1, maxSeconds: 2 },
        quietUntil: 0,
        ...caused,
      }),
  ],
]
