export { makeRecoveryCodes, recoveryCodeCount, recoveryState, type RecoveryState } from './codes.ts'
export { recoveryCode, recoveryCodeMethod } from './method.ts'
