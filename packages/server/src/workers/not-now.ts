import { accepts, checkOptions, optional, type OptionRules } from '@laissez-passer/password/options'
import { plainAnswer, plainWords } from './plain-page.ts'

/** In seconds: after which a request may be made again. */
const again = 5

/** What is known of whoever asks. */
export interface NotNowOptions {
  /** The cookie that has the person's language. */
  readonly remembered?: string
}

const rules: OptionRules<NotNowOptions> = { remembered: optional(accepts.text('the name of a cookie')) }

/**
 * The answer while a Worker can't begin: its database or its files don't answer. A plain page for people,
 * problem details for programs; both say when to come again.
 *
 * @throws LaissezPasserError `invalid-settings` where an option is invalid
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-15.6.4
 */
export function notNow(request: Request, options: NotNowOptions = {}): Response {
  checkOptions('notNow', options, rules)
  const { remembered } = options
  const { language, t } = plainWords(request, remembered)
  return plainAnswer(request, language, {
    status: 503,
    reason: 'unavailable',
    wait: again,
    title: t('notNow.title'),
    content: `<p>${t('notNow.text')}</p>`,
  })
}
