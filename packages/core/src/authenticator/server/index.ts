export { approveRequest, refuseRequest, reportRequest } from './answer.ts'
export { deviceTopic, enrolmentTopic } from '../../context/topics.ts'
export { type ApprovalView, type Asking, askDevice, viewApproval } from './ask.ts'
export { stopBiometrics, turnOffBiometrics, turnOnBiometrics } from './biometrics.ts'
export { authenticateCall, type CallRefusal, type DeviceCall, type Refusal } from './call.ts'
export {
  changePush,
  type ListedDevice,
  listDevices,
  openPush,
  type PushSubscriptionKeys,
  removeDevice,
  removeThisDevice,
  renameDevice,
} from './devices.ts'
export { type DeviceEndpoint, deviceEndpoints, type DeviceReason } from './endpoints.ts'
export { completeEnrolment, type EnrolledDevice, evaluateEnrolment } from './enrol-device.ts'
export { cancelEnrolment, type EnrolmentView, startEnrolment, viewEnrolment } from './enrolment.ts'
export { type ProviderKeys, providerKeys } from './keys.ts'
export { newNonce } from './nonce.ts'
export { evaluatePin, unlockPin } from './pin.ts'
export { confirmPinChange, type NewPin, startPinChange } from './pin-change.ts'
export { confirmPinReset, restsUntil, startPinReset } from './pin-reset.ts'
export { keepLostFactor } from './removal.ts'
export { type DeviceState, deviceState, pendingRequests, type WaitingRequests } from './requests.ts'
export { rules } from './rules.ts'
export { sealingContexts } from './sealing-contexts.ts'
export { type ServiceDocument, serviceDocument } from './service-document.ts'
export { type WatchLine, type WatchOptions, watchRequests } from './watch.ts'
