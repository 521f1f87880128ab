import type { CasService } from './cas.ts'
import type { OidcService } from './oidc.ts'

/** A registered relying party. */
export type Service = OidcService | CasService
