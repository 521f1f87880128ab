import type { OidcService } from '../services/index.ts'

/** Whose API a token is asked for, or why there is none such for this client. */
export type Audience =
  | { readonly ok: true /** Null: no other than ours. */; readonly audience: string | null }
  | { readonly ok: false; readonly error: 'invalid_target'; readonly description: string }

/**
 * Reads whose API a client wants a token for: `resource`, or `audience` as EU Login's clients say it. The
 * registration lists those that it may name; one at a time, since a token that several APIs take is one that
 * each can use at the others.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8707#section-2
 */
export function readAudience({ audiences }: Pick<OidcService, 'audiences'>, parameters: URLSearchParams): Audience {
  const refuse = (description: string): Audience => ({ ok: false, error: 'invalid_target', description })
  const named = [...parameters.getAll('resource'), ...parameters.getAll('audience')]
  const [audience = null, ...others] = new Set(named)
  if (others.length > 0) return refuse('Ask for one resource at a time')
  return audience === null || audiences.includes(audience)
    ? { ok: true, audience }
    : refuse('This client gets no tokens for that resource')
}
