export { type PlainAsk, plainAuthorize } from './authorize.ts'
export { plainLogin } from './login.ts'
export { type PlainService, type PlainServices, plainServices } from './services.ts'
