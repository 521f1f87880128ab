import type { AuthenticationMethod, OidcService } from '../../services/index.ts'
import type { OidcProvider } from '../provider.ts'
import type { TokenAnswer } from './answer.ts'
import type { Binding } from './binding.ts'

/** A token request whose client is known, and registered for the grant that it asks for. */
export interface GrantRequest {
  readonly service: OidcService
  /** How the client showed that it is itself. */
  readonly method: AuthenticationMethod
  /** The form, each name once. */
  readonly parameters: URLSearchParams
  /** Whom the access token is for, and who must prove what to use it. */
  readonly binding: Binding
}

/** What answers one `grant_type`: a file each, listed in `token.ts`. One commit at most. */
export type Grant = (provider: OidcProvider, request: GrantRequest) => Promise<TokenAnswer>
