export { password } from './method.ts'
export { passwordMethod } from './name.ts'
export { type PasswordVerdict, verifyPassword } from './verify.ts'
