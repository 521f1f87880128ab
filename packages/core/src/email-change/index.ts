export {
  confirmEmailChange,
  type EmailChangeGone,
  type EmailChangeView,
  findEmailChangeLink,
  finishEmailChanges,
} from './confirm.ts'
export { type EmailChangeRequest, requestEmailChange } from './request.ts'
export { cancelEmailChange, waitingEmailChange } from './waiting.ts'
