export { makeRecoveryCodes, recoveryCodeCount, recoveryState, type RecoveryState } from './codes.ts'
