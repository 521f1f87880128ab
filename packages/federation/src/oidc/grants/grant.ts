import type { OidcService } from '../../services/index.ts'
import type { OidcProvider } from '../provider.ts'
import type { TokenAnswer } from './answer.ts'

/** A token request whose client is known, and registered for the grant that it asks for. */
export interface GrantRequest {
  readonly service: OidcService
  /** The form, each name once. */
  readonly parameters: URLSearchParams
}

/** What answers one `grant_type`: a file each, listed in `token.ts`. One commit at most. */
export type Grant = (provider: OidcProvider, request: GrantRequest) => Promise<TokenAnswer>
