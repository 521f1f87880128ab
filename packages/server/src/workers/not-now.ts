import { plainAnswer, plainWords } from './plain-page.ts'

/** In seconds: after which a request may be made again. */
const again = 5

/**
 * The answer while a Worker can't begin: its database or its files don't answer. A plain page for people,
 * problem details for programs; both say when to come again.
 *
 * @param options - `remembered`: the cookie that has the person's language
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-15.6.4
 */
export function notNow(request: Request, { remembered }: { readonly remembered?: string } = {}): Response {
  const { language, t } = plainWords(request, remembered)
  return plainAnswer(request, language, {
    status: 503,
    reason: 'unavailable',
    wait: again,
    title: t('notNow.title'),
    content: `<p>${t('notNow.text')}</p>`,
  })
}
