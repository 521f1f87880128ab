export { type QrChallengeView, mobileAppQrMethod, openQrChallenge, verifyQrResponse, viewQrChallenge } from './code.ts'
export { mobileAppQr, type QrSignInView } from './method.ts'
