import type { Context } from '../../context/index.ts'
import { approveRequest, refuseRequest, reportRequest } from './answer.ts'
import { turnOffBiometrics, turnOnBiometrics } from './biometrics.ts'
import type { DeviceCall, Refusal } from './call.ts'
import { changePush, removeThisDevice } from './devices.ts'
import { completeEnrolment, evaluateEnrolment } from './enrol-device.ts'
import { evaluatePin, unlockPin } from './pin.ts'
import { confirmPinChange, startPinChange } from './pin-change.ts'
import { confirmPinReset, startPinReset } from './pin-reset.ts'
import { keepLostFactor } from './removal.ts'
import { deviceState, pendingRequests } from './requests.ts'

/** One endpoint of the device API: a router needs nothing else. */
export interface DeviceEndpoint<Reason extends string = DeviceReason> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Under `deviceApi` of the address book; empty: that path itself. */
  readonly path: string
  /** The use case. `answer` is the JSON to send. */
  readonly run: (
    context: Context,
    call: DeviceCall,
  ) => Promise<{ readonly ok: true; readonly answer: object } | Refusal<Reason>>
}

const endpoints = [
  { method: 'POST', path: '/enrolments/evaluate', run: evaluateEnrolment },
  { method: 'POST', path: '/enrolments/complete', run: completeEnrolment },
  { method: 'GET', path: '/state', run: deviceState },
  { method: 'GET', path: '/requests', run: pendingRequests },
  { method: 'POST', path: '/pin/evaluate', run: evaluatePin },
  { method: 'POST', path: '/pin/unlocked', run: unlockPin },
  { method: 'POST', path: '/pin/change', run: startPinChange },
  { method: 'POST', path: '/pin/changed', run: confirmPinChange },
  { method: 'POST', path: '/pin/forgot', run: startPinReset },
  { method: 'POST', path: '/pin/reset', run: confirmPinReset },
  { method: 'PUT', path: '/biometrics', run: turnOnBiometrics },
  { method: 'DELETE', path: '/biometrics', run: turnOffBiometrics },
  { method: 'POST', path: '/requests/approve', run: approveRequest },
  { method: 'POST', path: '/requests/refuse', run: refuseRequest },
  { method: 'POST', path: '/requests/not-me', run: reportRequest },
  { method: 'POST', path: '/removal/keep', run: keepLostFactor },
  { method: 'PUT', path: '/push', run: changePush },
  { method: 'DELETE', path: '', run: removeThisDevice },
] as const satisfies readonly DeviceEndpoint<string>[]

type Result = Awaited<ReturnType<(typeof endpoints)[number]['run']>>

/** Every reason for which an endpoint refuses. */
export type DeviceReason = Extract<Result, { readonly ok: false }>['reason']

/**
 * The device API, apart from the live channel (`GET /requests/stream`, `watchRequests`). The specification
 * has the same table.
 */
export const deviceEndpoints: readonly DeviceEndpoint[] = endpoints
