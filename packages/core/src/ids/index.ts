export { newAccountId, ofAccount, ofNobody, type Place, placeOf } from './place.ts'
export { newSessionToken } from './session-token.ts'
export { hashToken, newId, newToken, sameBytes, type Token } from './token.ts'
export { isEidUid, newUid } from './uid.ts'
