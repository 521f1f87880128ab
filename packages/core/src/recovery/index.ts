export { makeRecoveryCodes, recoveryCodeCount, recoveryState, type RecoveryState } from './codes.ts'
export { findNotMe, type NotMeGone, reportNotMe } from './not-me.ts'
