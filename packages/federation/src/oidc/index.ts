export {
  type AuthorizeResult,
  authorize,
  describeAuthorize,
} from './authorize.ts'
export { discoveryDocument } from './discovery.ts'
export { endSessionRequest, type LogoutResult } from './logout.ts'
export { acrOf, issuerOf, levelOfAcr, lifetimes, type OidcContext, type OidcProvider } from './provider.ts'
export { makeSigningKey, opensSigningKeys, publicKeys } from './signing-keys.ts'
export { exchangeCode, type TokenAnswer, type TokenError } from './token.ts'
export { type UserinfoAnswer, userinfo } from './userinfo.ts'
