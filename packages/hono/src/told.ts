import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ProviderEnv } from './environment.ts'

/** Answers with a page, and says of which text the answer is made. */
export function tellPage(c: Context<ProviderEnv>, text: string, status: ContentfulStatusCode): Response {
  const answer = c.html(text, status)
  c.set('told', { answer, text })
  return answer
}

/**
 * The text that an answer was made of; null: it is a redirect, made of none; undefined: nobody said. An
 * answer itself gives its text by a stream alone.
 */
export function textOf(c: Context<ProviderEnv>, answer: Response): string | null | undefined {
  const told = c.get('told')
  if (told?.answer === answer) return told.text
  const { headers, status } = answer
  return status >= 300 && status < 400 && !headers.has('Content-Type') ? null : undefined
}
