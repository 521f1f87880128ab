import type { MailTransport } from '@laissez-passer/delivery/transport'
import { fakeCountry } from './eid.ts'
import { eid } from '../../src/methods/eid/face.ts'
import { isNothing, type Operation } from '../../src/api/operation.ts'
import { operationsOf } from '../../src/api/room.ts'
import type { Face } from '../../src/composition.ts'
import { mobileAppPin } from '../../src/methods/mobile-app-pin/face.ts'
import { mobileAppQr } from '../../src/methods/mobile-app-qr/face.ts'
import { passkey } from '../../src/methods/passkey/face.ts'
import { password } from '../../src/methods/password/face.ts'
import { recoveryCode } from '../../src/methods/recovery-code/face.ts'
import { sms } from '../../src/methods/sms/face.ts'
import { token, tokenApp } from '../../src/methods/token/face.ts'
import type { Browser } from './browser.ts'
import { elodie, rightPassword } from './world.ts'

/** The country of {@link facesWith}. */
export const country = fakeCountry()

/** Every method that brings operations. */
export const facesWith = (sender: MailTransport | null): readonly Face[] => [
  mobileAppPin(),
  mobileAppQr(),
  passkey(),
  token(),
  tokenApp(),
  sms({ sender }),
  recoveryCode(),
  password(),
  ...eid({ schemes: [country] }),
]

/** All operations of a provider that has them, but those of phones, which have tests of their own. */
export const operations: readonly Operation[] = operationsOf(facesWith(null)).filter(
  ({ access }) => access !== 'device',
)

/** How a test names one. */
export const named = ({ id, method, path }: Operation): string => `${id}: ${method.toUpperCase()} ${path}`

/** What a body of an operation may be. */
export const bodies: Readonly<Record<string, unknown>> = {
  stepUp: { continueTo: '/cas/account' },
  configureAccount: { language: 'fr' },
  renameDevice: { name: 'Mine now' },
  startSignIn: { identifier: elodie.email },
  submitPassword: { password: rightPassword },
  chooseMethod: { method: 'password' },
  answerSignIn: { answer: { code: '123456' } },
  signInWithPasskey: { passkey: '{}' },
  register: { ...elodie, privacy: true },
  resendLink: { identifier: elodie.email },
  readPasswordLink: { token: 'x' },
  choosePassword: { token: 'x', newPassword: rightPassword, confirmPassword: rightPassword },
  requestReset: { identifier: elodie.email },
  changePassword: {
    currentPassword: rightPassword,
    newPassword: 'Other-Horse7battery',
    confirmPassword: 'Other-Horse7battery',
  },
  changeNames: { title: '', firstName: 'Other', lastName: 'Name' },
  setAlwaysTwoFactors: { on: true },
  changeEmail: { email: 'other@example.org', confirmEmail: 'other@example.org' },
  readEmailLink: { token: 'x' },
  confirmEmail: { token: 'x' },
  askDeletion: { sure: true },
  readDeletionLink: { token: 'x' },
  keepAccount: { token: 'x' },
  startEnrolment: { name: 'My phone', pin: '4826', confirmPin: '4826' },
  addPasskey: { name: 'Key', passkey: '{}' },
  renamePasskey: { name: 'Mine now' },
  startTokenApp: { name: 'App' },
  confirmTokenApp: { code: '123456' },
  takeToken: { serial: '1', code: '123456', nextCode: '654321', name: 'Token' },
  renameToken: { name: 'Mine now' },
  resynchroniseToken: { code: '123456', nextCode: '654321' },
  startPhone: { number: '+32470123412' },
  confirmPhone: { code: '123456' },
  startEid: { country: 'demoland' },
  startLinkingEid: { country: 'demoland' },
  reportLostFactor: { factor: 'x' },
  readLostFactorLink: { token: 'x' },
  confirmLostFactor: { token: 'x' },
  readFactorRemoval: { token: 'x' },
  cancelFactorRemoval: { token: 'x' },
}

/** Asks one, as a program does that knows its body. */
export function ask(
  browser: Browser,
  { body, id, method, path }: Operation,
  {
    headers = {},
    ids = {},
  }: { readonly headers?: Readonly<Record<string, string>>; readonly ids?: Readonly<Record<string, string>> } = {},
): Promise<Response> {
  const sent = isNothing(body) ? {} : { body: JSON.stringify(bodies[id]) }
  const address = `/cas/api${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? 'nobodys'))}`
  const type = isNothing(body) ? {} : { 'Content-Type': 'application/json' }
  return browser.request(address, { method: method.toUpperCase(), headers: { ...type, ...headers }, ...sent })
}

/** The status and the reason of a refusal. */
export const told = async (answer: Response): Promise<string> => {
  const { reason }: { reason?: string } = await answer.json()
  return `${answer.status} ${reason}`
}
