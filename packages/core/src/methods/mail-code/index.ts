export type { SentCodeRefused, SentCodeView } from '../../sent-codes/sign-in.ts'
export { mailCode, mailCodeMethod } from './method.ts'
