export { authorize } from './authorize.ts'
export { describeAuthorize } from './describe.ts'
export type { AuthorizeResult } from './request.ts'
