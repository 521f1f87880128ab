export { choosePassword } from './choose-password.ts'
export { findLink, type FoundLink, type LinkAccount, type LinkGone } from './link.ts'
export { type Registration, registerAccount } from './register.ts'
export { type LinkRequest, type LinkRequested, requestReset, resendLink } from './request-link.ts'
