import * as z from 'zod'
import { seconds } from '../../api/schemas.ts'

/** What an endpoint of the device API takes and tells. */
export interface DeviceDescribed {
  /** For generated clients. */
  readonly id: string
  readonly summary: string
  /** Undefined: none. */
  readonly body?: z.ZodType
  readonly answer: z.ZodType
  /** Reasons of its own; the device channel has more. */
  readonly reasons: readonly string[]
  /** What proves the caller. Default: the device's key. */
  readonly by?: 'secret' | 'new-device'
}

const bytes = z.string().meta({ description: 'Bytes, base64url.' })
const jws = (typ: string) => z.string().meta({ description: `\`${typ}\`, a compact JWS.` })
const account = z.object({ name: z.string(), uid: z.string() })
const nothing = z.object({})
const status = z.enum(['active', 'locked'])
const kids = z.array(z.string()).meta({ description: 'Thumbprints of the provider’s keys.' })
const newPin = z.object({ pinKeyId: z.string(), evaluated: bytes })
const assertion = z.unknown().optional().meta({ description: 'B’s, where a finger or a face stands for the PIN.' })
const request = z.object({ request: z.string().meta({ description: 'Its id.' }) })
const ofRequest = ['unknown', 'expired', 'answered', 'revoked'] as const

/**
 * The device API by method and path, as the specification's table has it.
 *
 * @see docs: the authenticator protocol, "Endpoints"
 */
export const deviceDescribed: Readonly<Record<string, DeviceDescribed>> = {
  'POST /enrolments/evaluate': {
    id: 'evaluateEnrolment',
    summary: 'Have the PIN evaluated, blinded: spends a try',
    by: 'secret',
    body: z.object({ id: z.string(), secret: bytes, blinded: bytes }),
    answer: z.object({ evaluated: bytes, left: z.int(), name: z.string() }),
    reasons: ['unknown', 'expired', 'completed', 'no-tries', 'bad-element'],
  },
  'POST /enrolments/complete': {
    id: 'completeEnrolment',
    summary: 'Become a device of the account',
    by: 'new-device',
    body: z.object({ enrol: jws('lp-enrol+jwt') }),
    answer: z.object({
      device: z.object({ id: z.string(), name: z.string() }),
      account,
      pinKeyId: z.string(),
      codeSecret: bytes,
      keys: jws('lp-keys+jwt'),
    }),
    reasons: ['unknown', 'expired', 'completed', 'wrong-pin', 'too-many'],
  },
  'GET /state': {
    id: 'deviceState',
    summary: 'How this device stands',
    answer: z.object({
      status,
      name: z.string(),
      account,
      tries: z.int(),
      biometrics: z.string().nullable().meta({ description: 'B’s credential id.' }),
      kids,
    }),
    reasons: [],
  },
  'GET /requests': {
    id: 'pendingRequests',
    summary: 'Requests that wait for this device',
    answer: z.object({
      status,
      requests: z.array(jws('lp-request+jwt')),
      removal: jws('lp-removal+jwt').nullable(),
      kids,
      now: seconds,
    }),
    reasons: [],
  },
  'POST /pin/evaluate': {
    id: 'evaluatePin',
    summary: 'Have the PIN evaluated, blinded: spends a try',
    body: z.object({ pinKeyId: z.string(), blinded: bytes }),
    answer: z.object({ try: z.string(), evaluated: bytes, left: z.int() }),
    reasons: ['locked', 'other-key', 'bad-element'],
  },
  'POST /pin/unlocked': {
    id: 'unlockPin',
    summary: 'Say that the PIN of a try was right',
    body: z.object({ unlocked: jws('lp-unlocked+jwt') }),
    answer: nothing,
    reasons: ['unknown-try'],
  },
  'POST /pin/change': {
    id: 'startPinChange',
    summary: 'Begin to change the PIN',
    body: z.object({ change: jws('lp-pin-change+jwt'), blinded: bytes }),
    answer: newPin,
    reasons: ['unknown-try', 'locked', 'bad-element'],
  },
  'POST /pin/changed': {
    id: 'confirmPinChange',
    summary: 'The new PIN counts from now on',
    body: z.object({ changed: jws('lp-pin-changed+jwt') }),
    answer: nothing,
    reasons: ['other-key'],
  },
  'POST /pin/forgot': {
    id: 'startPinReset',
    summary: 'Begin to choose a new PIN by the password',
    body: z.object({ password: z.string(), blinded: bytes, assertion }),
    answer: newPin,
    reasons: ['wrong-password', 'throttled', 'biometrics', 'bad-element'],
  },
  'POST /pin/reset': {
    id: 'confirmPinReset',
    summary: 'The new PIN and the new key count from now on',
    body: z.object({ reset: jws('lp-pin-reset+jwt') }),
    answer: nothing,
    reasons: ['other-key'],
  },
  'PUT /biometrics': {
    id: 'turnOnBiometrics',
    summary: 'Let a finger or a face stand for the PIN',
    body: z.object({ biometrics: jws('lp-biometrics+jwt'), credential: z.unknown() }),
    answer: nothing,
    reasons: ['unknown-try', 'bad-credential'],
  },
  'DELETE /biometrics': {
    id: 'turnOffBiometrics',
    summary: 'Let them stand for it no more',
    answer: nothing,
    reasons: [],
  },
  'POST /requests/approve': {
    id: 'approveRequest',
    summary: 'Say yes to a sign-in',
    body: z.object({ approval: jws('lp-approval+jwt'), assertion }),
    answer: nothing,
    reasons: [...ofRequest, 'wrong-code', 'no-biometrics'],
  },
  'POST /requests/refuse': {
    id: 'refuseRequest',
    summary: 'Say no to a sign-in',
    body: request,
    answer: nothing,
    reasons: ofRequest,
  },
  'POST /requests/not-me': {
    id: 'reportRequest',
    summary: 'Say that it wasn’t oneself',
    body: request,
    answer: nothing,
    reasons: ofRequest,
  },
  'POST /removal/keep': {
    id: 'keepLostFactor',
    summary: 'Keep what was reported as lost',
    body: z.object({ keep: jws('lp-keep+jwt'), assertion }),
    answer: nothing,
    reasons: ['unknown', 'revoked', 'no-biometrics'],
  },
  'PUT /push': {
    id: 'changePush',
    summary: 'Where this device is woken',
    body: z.object({
      subscription: z.unknown().meta({ description: 'As `PushSubscription.toJSON()` gives it, or null.' }),
    }),
    answer: nothing,
    reasons: ['bad-endpoint'],
  },
  'DELETE ': {
    id: 'removeThisDevice',
    summary: 'Leave the account',
    answer: nothing,
    reasons: [],
  },
}
