export { type CodeView, mobileAppQrMethod, openCodeChallenge, verifyCode, viewCodeChallenge } from './code.ts'
export { mobileAppQr } from './method.ts'
