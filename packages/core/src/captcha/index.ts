export { captchaFor, captchaIssue, type CaptchaNeeded, checkCaptcha } from './needed.ts'
export { pictureSvg } from './picture.ts'
export { proofOfWorkChallenge } from './proof-of-work.ts'
export { type CaptchaAnswer, judgeWork, type WorkDone, workFor, type WorkIssue, type WorkNeeded } from './work.ts'
