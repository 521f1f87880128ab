export { authorize } from './authorize.ts'
export { describeAuthorize } from './describe.ts'
export { pushRequest, type PushAnswer } from './push.ts'
export type { AuthorizeResult } from './request.ts'
