export { mobileAppQrMethod, type QrChallengeView } from './code.ts'
export { mobileAppQr, type QrSignInView } from './method.ts'
