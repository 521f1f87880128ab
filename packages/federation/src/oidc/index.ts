export { answerConsent, type ConsentQuestion, type Known, knownBy } from './consent/index.ts'
export { type AuthorizeResult, authorize, describeAuthorize, type PushAnswer, pushRequest } from './requests/index.ts'
export {
  answerDevice,
  authorizeDevice,
  describeDevice,
  type DeviceAuthorizationAnswer,
  type DeviceQuestion,
  findDevice,
  readDeviceQuestion,
  readUserCode,
  shownUserCode,
  stillAsks,
} from './device/index.ts'
export { servicesNamed } from './clients/find.ts'
export {
  addClient,
  listAddedClients,
  type Managing,
  readClient,
  registerClient,
  type RegistrationAnswer,
  isSelfRegistered,
  removeClient,
  updateClient,
} from './registration/index.ts'
export { type ApiScope, apiScopes } from '../api-scopes.ts'
export { type ApiCall, type ApiRefusal, apiCall } from './api-call.ts'
export { discoveryDocument } from './discovery.ts'
export { endSessionRequest, type LogoutResult } from './logout.ts'
export { claimedClient } from './clients/authenticate.ts'
export { mistakeOfAuthorize } from './mistake.ts'
export type { Mistake } from '../mistake.ts'
export { acrOf, levelOfAcr } from './acr.ts'
export { issuerOf, lifetimes, type OidcContext, type OidcProvider } from './provider.ts'
export { type KeyState, type Rotation, rotateSigningKeys, signingKeyStates } from './keys/rotation.ts'
export { makeSigningKey, opensSigningKeys, publicKeys, startSigningKeys } from './keys/signing-keys.ts'
export { describing, type TokenAnswer, type TokenError } from './grants/answer.ts'
export { type ClientAnswer, introspect } from './grants/introspection.ts'
export type { Presentation } from './grants/presented.ts'
export { revoke } from './grants/revocation.ts'
export { answerTokenRequest, type TokenRequest } from './token.ts'
export { type UserinfoAnswer, userinfo } from './userinfo.ts'
