export { type CaptchaAnswer, captchaFor, type CaptchaNeeded, checkCaptcha } from './needed.ts'
export { pictureSvg } from './picture.ts'
export { proofOfWorkChallenge } from './proof-of-work.ts'
