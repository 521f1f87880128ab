export { type ApprovalPageView, mobileAppPin } from './method.ts'
export { mobileAppPinMethod } from './name.ts'
