import type { Store } from '@laissez-passer/core/ports'
import { entry, message, now } from '../../src/contract/fixtures.ts'
import { mark } from './whole-person.ts'

/** By what an operation is refused: nothing of anybody's may have changed then. */
type Refused = readonly [string, (store: Store) => Promise<unknown>]

/** After everything of theirs is over. */
const over = now + 2_000_000
const [mine, hers] = [0, 1].map((which) => (name: string) => `${mark}bystander-${which}-${name}`) as [Id, Id]
type Id = (name: string) => string

const me = mine('accounts-id')
const other = hers('accounts-id')
const messages = [message()]
const activity = entry(me)
const caused = { messages, activity, now }
const proof = { method: 'password', at: now, credentialId: null }
const limits = { inRow: 10, inLife: 100 }
const approval = { key: 'a key', thumbprint: 'of it' }
const pinChange = { deviceId: mine('devices-id'), pinKeyId: mine('pinChanges-pinKeyId') }
const biometrics = { id: 'b', key: 'k' }

/** Somebody names what is another’s. */
const ofAnother: readonly Refused[] = [
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
    'factors are reset',
    ({ factors }) =>
      factors.reset({
        accountId: other,
        which: [
          { kind: 'device', id: mine('devices-id') },
          { kind: 'passkey', id: mine('passkeys-id') },
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

/** What is asked for is over, was spent, or isn’t so. */
const tooLate: readonly Refused[] = [
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

/** All of them, for a test each. */
export const refused: readonly Refused[] = [
  ...ofAnother.map(([name, ask]) => [`of another: ${name}`, ask] as const),
  ...tooLate.map(([name, ask]) => [`too late, or not so: ${name}`, ask] as const),
]
