export { type PasswordVerdict, verifyPassword } from './verify.ts'
export { isPasswordOverdue, type PasswordDue, passwordDaysLeft, passwordDue, passwordWarnDays } from './due.ts'
export { type PasswordRefused, passwordWork, submitPassword } from './submit.ts'
