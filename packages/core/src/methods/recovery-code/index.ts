export { recoveryCode, recoveryCodeMethod } from './method.ts'
