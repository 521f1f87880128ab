import { addresses } from '@laissez-passer/core/addresses'
import { LaissezPasserError } from '@laissez-passer/core/errors'
import type { MessageParams } from '@laissez-passer/core/messages'
import { spokenFor } from '@laissez-passer/i18n/languages'
import { createTranslator } from '@laissez-passer/i18n/translator'
import { ruledLimits } from '@laissez-passer/core/limits'
import type { Words } from '../transport.ts'
import { toHtml } from './html.ts'
import type { Letter } from './letter.ts'
import type { Pen } from './draft.ts'
import { letters } from './letters.ts'
import { texts } from './texts.ts'
import { nameToGreet } from './salutation.ts'
import { toText } from './text.ts'
import { en, fr, type MailKey } from './words.ts'

export { dataPage } from './data-page.ts'

/** A message of the outbox, opened. */
export interface MessageToRender {
  /** Name of the template, e.g. `registration-link`. */
  readonly template: string
  /** BCP 47; what the catalogues don't speak reads English. */
  readonly language: string
  /** `senderParams` of core's messages always; the rest as the template needs. */
  readonly params: MessageParams
}

/**
 * The identity provider's letters: `registration-link`, `already-registered`, `password-reset`,
 * `password-changed`, `device-added`, `device-removed`, `device-locked`, `pin-changed`, `pin-reset`,
 * `biometrics-on`, `biometrics-off`, `not-me-alert`. Parameters are escaped in HTML and kept on one line
 * everywhere.
 *
 * @param message template, language, parameters; moments in Unix seconds
 * @returns subject, plain text and a whole HTML document that loads nothing
 * @throws LaissezPasserError `unknown-template`
 */
export function renderMessage({ template, language, params }: MessageToRender): Words {
  const write = Object.hasOwn(letters, template) ? letters[template] : undefined
  const brief = Object.hasOwn(texts, template) ? texts[template] : undefined
  if (write === undefined && brief === undefined)
    throw new LaissezPasserError('unknown-template', `there is no letter called ${template}`)
  const spoken = spokenFor(language)
  const text: Pen['text'] = (name) => oneLine(params[name])
  // Text messages link nowhere.
  const pages = () => addresses(text('base'))
  const pen: Pen = {
    // Without a zone that is known, times are said in UTC: always with its name.
    t: createTranslator<Record<MailKey, string>>({ en, fr }, spoken, {
      timeZone: text('timeZone') || 'UTC',
      standing: ruledLimits,
    }),
    text,
    params,
    account: (section) => text('origin') + pages().account(section),
    help: () => text('origin') + pages().help,
    language: spoken,
  }
  if (write === undefined) return { subject: pen.text('provider'), text: brief?.(pen) ?? '', html: '' }
  const { subject, blocks } = write(pen)
  const { t } = pen
  const name = nameToGreet(params['firstName'])
  const letter: Letter = {
    language: spoken,
    origin: text('origin'),
    subject,
    blocks: [
      { kind: 'text', text: name === null ? t('hello') : t('dear', { name }) },
      ...blocks,
      { kind: 'note', text: t('no-reply', { help: pen.help() }) },
    ],
    signature: t('sent-by', { provider: text('provider') }),
    footer: t('independence', { provider: text('provider') }),
  }
  return { subject, text: toText(letter), html: toHtml(letter) }
}

/** No parameter starts a line of its own: neither a header in a subject nor a paragraph in a text. */
function oneLine(value: string | number | undefined): string {
  return String(value ?? '')
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .trim()
}
