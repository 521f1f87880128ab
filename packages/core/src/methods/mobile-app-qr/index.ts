export { type CodeView, mobileAppQrMethod, openCodeChallenge, verifyCode, viewCodeChallenge } from './code.ts'
export { mobileAppQr, type ScanCodeView } from './method.ts'
