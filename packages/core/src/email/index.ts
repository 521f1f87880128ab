export { checkEmail, type EmailIssue } from './check.ts'
export { emailKey, mailAddress } from './key.ts'
export { maskEmail } from './mask.ts'
export { type CanMail, checkMailable } from './reach.ts'
