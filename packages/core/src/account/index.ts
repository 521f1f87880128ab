export { listActivity } from './activity.ts'
export { changePassword } from './change-password.ts'
export { configureAccount } from './configure.ts'
