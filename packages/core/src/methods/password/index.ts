export { password } from './method.ts'
export { passwordMethod } from './name.ts'
