export { hashToken, newId, newToken, sameBytes, type Token } from './token.ts'
export { newUid } from './uid.ts'
