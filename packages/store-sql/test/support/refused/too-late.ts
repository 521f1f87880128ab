import { now } from '../../../src/contract/fixtures.ts'
import {
  activity,
  approval,
  biometrics,
  hers,
  limits,
  me,
  messages,
  mine,
  other,
  over,
  proof,
  caused,
  pinChange,
  type Refused,
} from './asked.ts'

export const tooLate: readonly Refused[] = [
  [
    'a link sets a password',
    ({ accounts }) =>
      accounts.setPasswordByLink({
        tokenHash: mine('links-tokenHash'),
        passwordHash: 'x',
        clearThrottle: [mine('throttle-key')],
        remember: 3,
        browser: { accountId: me, browserHash: 'b' },
        person: { firstName: 'x', lastName: 'y', language: 'en' },
        ...caused,
        now: over,
      }),
  ],
  [
    'a password is changed by a wrong one',
    ({ accounts }) =>
      accounts.changePassword({
        accountId: me,
        fromHash: 'wrong',
        toHash: 'x',
        keepSession: 'none',
        clearThrottle: [mine('throttle-key')],
        browserHash: 'b',
        remember: 3,
        ...caused,
      }),
  ],
  [
    'a password is hashed anew in place of another',
    ({ accounts }) => accounts.rehashPassword({ accountId: me, fromHash: 'wrong', toHash: 'x' }),
  ],
  [
    'an account goes whose deletion waits',
    ({ accounts }) =>
      accounts.delete({
        accountId: me,
        sealedUid: '',
        uidMark: 'm',
        deletion: mine('deletions-id'),
        clearThrottle: [mine('throttle-key')],
        ...caused,
      }),
  ],
  [
    'an account goes for another’s deletion',
    ({ accounts }) =>
      accounts.delete({
        accountId: me,
        sealedUid: '',
        uidMark: 'm',
        deletion: hers('deletions-id'),
        ...caused,
        now: over,
      }),
  ],
  [
    'an account that isn’t pending goes as one',
    ({ accounts }) => accounts.delete({ accountId: other, sealedUid: '', uidMark: 'm', pending: true, ...caused }),
  ],
  [
    'another address is spelt otherwise',
    ({ accounts }) =>
      accounts.respellEmail({ accountId: me, emailKey: hers('accounts-emailKey'), to: 'x', messages, activity }),
  ],
  [
    'an account that isn’t locked is unlocked',
    ({ accounts }) => accounts.unlock({ accountId: other, clearThrottle: ['none'], messages, activity }),
  ],
  [
    'a session is opened by a sign-in that is over',
    ({ sessions }) =>
      sessions.open({
        signInIdHash: mine('signIns-idHash'),
        session: {
          idHash: 'new',
          accountId: me,
          proofs: [proof],
          level: 'BASIC',
          authenticatedAt: over,
          browserHash: 'b',
          browserName: 'x',
          country: null,
          createdAt: over,
          lastSeenAt: over,
          expiresAt: over + 9,
          idleSeconds: 9,
        },
        replaces: mine('sessions-idHash'),
        knowBrowser: true,
        timeZone: 'Europe/Vilnius',
        proving: { proof, method: 'x', credentialId: null, clearThrottle: [mine('throttle-key')] },
        ...caused,
        now: over,
      }),
  ],
  [
    'a sign-in goes on that is over',
    ({ signIns }) =>
      signIns.prove({
        idHash: mine('signIns-idHash'),
        proof,
        method: 'x',
        credentialId: null,
        clearThrottle: [mine('throttle-key')],
        now: over,
      }),
  ],
  [
    'a method is chosen too late',
    ({ signIns }) => signIns.choose({ idHash: mine('signIns-idHash'), method: 'x', credentialId: null, now: over }),
  ],
  [
    'a sign-in goes elsewhere too late',
    ({ signIns }) =>
      signIns.redirect({
        idHash: mine('signIns-idHash'),
        requirement: { serviceName: 'x', level: 'BASIC', methods: [] },
        continueTo: null,
        now: over,
      }),
  ],
  [
    'a new PIN of another key is confirmed',
    ({ devices }) => devices.completePinChange({ ...pinChange, pinKeyId: 'other', approval: null, ...caused }),
  ],
  [
    'a new PIN is confirmed too late',
    ({ devices }) => devices.completePinChange({ ...pinChange, approval: null, ...caused, now: over }),
  ],
  [
    'a PIN is reset too late',
    ({ devices }) => devices.completePinChange({ ...pinChange, approval, ...caused, now: over }),
  ],
  [
    'a PIN is tried at another key',
    ({ devices }) =>
      devices.spendPinTry({
        deviceId: mine('devices-id'),
        pinKeyId: 'other',
        tryId: 't',
        blindedHash: 'b',
        limits,
        now,
        ifLocked: { messages, activity },
      }),
  ],
  [
    'biometrics go on by an old try',
    ({ devices }) =>
      devices.turnOnBiometrics({
        deviceId: mine('devices-id'),
        tryId: mine('pinTries-id'),
        notBefore: now,
        biometrics,
        ...caused,
      }),
  ],
  [
    'a phone opens by an old try',
    ({ devices }) => devices.unlock({ deviceId: mine('devices-id'), tryId: mine('pinTries-id'), notBefore: now }),
  ],
  [
    'a subscription that isn’t this one is forgotten',
    ({ devices }) => devices.forgetPush({ deviceId: mine('devices-id'), sealedPush: 'other' }),
  ],
  ['no factor is reset', ({ factors }) => factors.reset({ accountId: me, which: [], ...caused })],
  [
    'a factor that is none is reset',
    ({ factors }) => factors.reset({ accountId: me, which: [{ kind: 'device', id: 'none' }], ...caused }),
  ],
  [
    'a lost factor goes before its time',
    ({ factorRemovals }) => factorRemovals.finish({ id: mine('factorRemovals-id'), ...caused }),
  ],
  [
    'a code is bought with too late',
    ({ grants }) => grants.spendCode(mine('authCodes-codeHash'), { buys: null, now: over }),
  ],
  [
    'a refresh token is used too late',
    ({ grants }) =>
      grants.refresh({
        idHash: mine('refreshGrants-idHash'),
        secretHash: mine('refreshGrants-secretHash'),
        next: { secretHash: 'x', expiresAt: over + 9 },
        token: {
          tokenHash: 't',
          originHash: 'o',
          clientId: 'c',
          accountId: me,
          sessionIdHash: null,
          scope: '',
          claims: [],
          audience: null,
          confirmation: null,
          authenticatedAt: now,
          acr: 'BASIC',
          createdAt: over,
          expiresAt: over + 9,
        },
        now: over,
      }),
  ],
  [
    'a token too long gone answers',
    ({ codeTokens }) =>
      codeTokens.accept({
        id: mine('codeTokens-id'),
        accountId: me,
        signInIdHash: mine('signIns-idHash'),
        counter: 9,
        driftSeconds: 0,
        challengeId: null,
        proof,
        clearThrottle: [mine('throttle-key')],
        now: over,
      }),
  ],
  [
    'neither a counter nor a challenge answers',
    ({ codeTokens }) =>
      codeTokens.accept({
        id: mine('codeTokens-id'),
        accountId: me,
        signInIdHash: mine('signIns-idHash'),
        counter: null,
        driftSeconds: 0,
        challengeId: null,
        proof,
        clearThrottle: [mine('throttle-key')],
        now,
      }),
  ],
  [
    'a used counter answers',
    ({ codeTokens }) =>
      codeTokens.accept({
        id: mine('codeTokens-id'),
        accountId: me,
        signInIdHash: mine('signIns-idHash'),
        counter: 0,
        driftSeconds: 0,
        challengeId: null,
        proof,
        clearThrottle: [mine('throttle-key')],
        now,
      }),
  ],
  [
    'a token goes back',
    ({ codeTokens }) =>
      codeTokens.resynchronise({
        id: mine('codeTokens-id'),
        accountId: me,
        firstCounter: 0,
        countFrom: 5,
        driftSeconds: 0,
        activity,
      }),
  ],
  [
    'a code sent is typed too late',
    ({ sentCodes }) =>
      sentCodes.accept({
        id: mine('sentCodes-id'),
        signInIdHash: mine('signIns-idHash'),
        proof,
        clearThrottle: [mine('throttle-key')],
        now: over,
      }),
  ],
  [
    'a recovery code opens too late',
    ({ recoveryCodes }) =>
      recoveryCodes.spend({
        accountId: me,
        hash: mine('recoveryCodes-hash'),
        signInIdHash: mine('signIns-idHash'),
        proof,
        clearThrottle: [mine('throttle-key')],
        ...caused,
        now: over,
      }),
  ],
  [
    'a passkey opens too late',
    ({ passkeys }) =>
      passkeys.use({
        passkeyId: mine('passkeys-id'),
        signInIdHash: mine('signIns-idHash'),
        proof,
        signCount: 9,
        backedUp: true,
        ...caused,
        now: over,
      }),
  ],
  [
    'a device is let in too late',
    ({ deviceGrants }) => deviceGrants.deny({ deviceCodeHash: mine('deviceGrants-deviceCodeHash'), now: over }),
  ],
  [
    'an address is changed before both said so',
    ({ emailChanges }) => emailChanges.finish({ id: mine('emailChanges-id'), ...caused }),
  ],
]
