export type { EidAssurance, EidIdentity, EidRefusal, EidScheme } from '@laissez-passer/core/ports'
export type { OidcClaims, OidcEidOptions } from './options.ts'
export { oidcEid } from './scheme.ts'
