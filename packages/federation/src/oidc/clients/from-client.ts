import type { AuthenticationMethod, OidcService } from '../../services/index.ts'
import { failed } from '../grants/answer.ts'
import type { OidcProvider } from '../provider.ts'
import { repeatedIn } from '../repeated.ts'
import { authenticateClient, type ClientRequest } from './authenticate.ts'

/**
 * What every endpoint for clients looks at first: that no parameter occurs twice, which two readers could
 * read differently (RFC 6749 §3.2), and which client sends it.
 *
 * @returns The client, or the answer to send.
 */
export async function fromClient(
  provider: OidcProvider,
  request: ClientRequest,
): Promise<
  | { readonly ok: true; readonly service: OidcService; readonly method: AuthenticationMethod }
  | { readonly ok: false; readonly answer: ReturnType<typeof failed> & { readonly why?: string } }
> {
  const { parameters } = request
  const refuse = (...why: Parameters<typeof failed>) => ({ ok: false, answer: failed(...why) }) as const
  const repeated = repeatedIn(parameters)
  if (repeated !== null) return refuse('invalid_request', `${repeated} occurs twice`)
  const client = await authenticateClient(provider, request)
  if (client.ok) return client
  if (client.reason === 'two-methods') return refuse('invalid_request', client.why)
  // Whoever asks for others' clients would learn how those are registered: the operator alone is told.
  const told = failed('invalid_client', provider.explains === true ? client.why : 'Client authentication failed')
  return { ok: false, answer: { ...told, why: client.why } }
}
