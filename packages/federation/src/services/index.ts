export { type AddressFault, faultWords } from './address.ts'
export {
  type AttributeName,
  attributeNames,
  type EcasAttributeName,
  ecasAttributeNames,
  attributesTold,
  releasesAttribute,
  releasesClaim,
} from './attributes.ts'
export type { CasService } from './cas.ts'
export { authenticationMethods, type AuthenticationMethod, authenticationMethodsOf } from './client-authentication.ts'
export { hostsOf } from './hosts.ts'
export type { ServiceIssue } from './issues.ts'
export { reachesLevel, strongerLevel } from './levels.ts'
export { type Match, matchService, type NoMatch } from './match.ts'
export type { OidcService } from './oidc.ts'
export { parseServices, type ServiceInput } from './parse.ts'
export { unreachable } from './reachable.ts'
export { type Service, serviceId } from './service.ts'
