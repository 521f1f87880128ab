export type { SentCodeRefused, SentCodeView } from '../../sent-codes/sign-in.ts'
export { smsMethod } from './in-use.ts'
export { sms } from './method.ts'
