export { checkEmail, type EmailIssue } from './check.ts'
export { emailKey } from './key.ts'
export { maskEmail } from './mask.ts'
