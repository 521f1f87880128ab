export { openQrChallenge, verifyQrResponse, viewQrChallenge } from './code.ts'
