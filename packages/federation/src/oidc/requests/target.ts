import type { OidcService } from '../../services/index.ts'
import { responseModes, type Target } from './request.ts'

/**
 * Where and how a request wants its answer, as far as it may: null where it names no address that its relying
 * party registered, compared as whole strings.
 */
export function targetOf(service: OidcService, parameters: URLSearchParams): Target | null {
  const redirectUri = parameters.get('redirect_uri') ?? ''
  if (!service.redirectUris.includes(redirectUri)) return null
  return {
    redirectUri,
    responseMode: responseModes.find((mode) => mode === parameters.get('response_mode')) ?? 'query',
    serviceName: service.name,
    state: parameters.get('state'),
  }
}
