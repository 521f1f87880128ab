export {
  beginEid,
  type EidDestination,
  type EidWish,
  eidDestination,
  eidRedirectUri,
} from './begin.ts'
export { type EidRefused, finishEid, keepEidAnswer, type UnmatchedEid } from './finish.ts'
export {
  findUnmatchedEid,
  type Linked,
  linkUnmatchedEid,
  maxEids,
  type NotLinked,
  type WaitingEid,
} from './link.ts'
export { type ListedEid, listEids, unlinkEid } from './manage.ts'
export { schemeName } from './person.ts'
export {
  type EidRegistration,
  findEidRegistration,
  type NotRegistered,
  registerByEid,
} from './register.ts'
export type { EidPurpose } from './rows.ts'
export type { EidSignIn, NotSignedIn } from './sign-in.ts'
export { eid, eidLow, eidLowMethod, eidMethod, isEidMethod } from './method.ts'
