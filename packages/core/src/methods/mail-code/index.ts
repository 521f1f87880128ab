export { mailCode, mailCodeMethod } from './method.ts'
