import { checkOptions, optional, type OptionRules } from '@laissez-passer/core/options'
import { addresses } from '@laissez-passer/core/addresses'
import type { DataDocument } from '@laissez-passer/core/internal/data-export'
import { LaissezPasserError } from '@laissez-passer/core/errors'
import type { MessageParams } from '@laissez-passer/core/messages'
import type { Wording } from '@laissez-passer/i18n/wording'
import { ruledLimits } from '@laissez-passer/core/limits'
import type { Words } from '../transport.ts'
import { burgundy, type MailColours } from './colours.ts'
import { dataPage } from './data-page.ts'
import { toHtml } from './html.ts'
import type { Letter } from './letter.ts'
import type { Pen } from './draft.ts'
import { letters } from './letters.ts'
import { texts } from './texts.ts'
import { nameToGreet } from './salutation.ts'
import { toText } from './text.ts'
import { type MailKey, type Spoken, spokenMails } from './words.ts'

export type { MailColours } from './colours.ts'
export type { MailKey } from './words.ts'

/** A message of the outbox, opened. */
export interface MessageToRender {
  /** Name of the template, e.g. `registration-link`. */
  readonly template: string
  /** BCP 47; what the catalogues don't speak reads English. */
  readonly language: string
  /** `senderParams` of core's messages always; the rest as the template needs. */
  readonly params: MessageParams
}

/** How messages are made one's own. */
export interface MessageWriterOptions {
  /**
   * Other words for any sentence, by language and key; a language that we don't speak is written in its
   * words. What is left out is said in ours, else in English.
   */
  readonly words?: Wording<MailKey>
  /** Colours of mails: those of the pages. Default, and null: burgundy. */
  readonly palette?: MailColours | null
}

const isObject = (given: unknown): boolean => typeof given === 'object' && given !== null
const rules: OptionRules<MessageWriterOptions> = {
  words: optional({ takes: isObject, accepted: 'sentences by language and key' }),
  palette: optional({ takes: (given) => given === null || isObject(given), accepted: 'colours, or null' }),
}

/** Writes messages and documents to people. */
export interface MessageWriter {
  /**
   * The identity provider's letters and text messages. Parameters are escaped in HTML and kept on one line
   * everywhere.
   *
   * @param message template, language, parameters; moments in Unix seconds
   * @returns subject, plain text and a whole HTML document that loads nothing
   * @throws LaissezPasserError `unknown-template`
   */
  readonly render: (message: MessageToRender) => Words
  /** A person's copy of their data as a page to read, in the language of a BCP 47 tag. */
  readonly dataPage: (document: DataDocument, language: string) => string
}

/**
 * Makes who writes messages.
 *
 * @param options words and colours of one's own
 * @throws LaissezPasserError `invalid-settings` with a line for each option that can't be and each sentence
 * that can't be said
 */
export function messageWriter(options: MessageWriterOptions = {}): MessageWriter {
  checkOptions('messageWriter', options, rules)
  const { words = {}, palette } = options
  const spoken = spokenMails(words)
  const colours = palette ?? burgundy
  return {
    render: (message) => write(message, { spoken, colours }),
    dataPage: (document, language) => dataPage(document, { language, spoken }),
  }
}

/** Writes messages in our own words and colours: `messageWriter().render`. */
export const renderMessage: MessageWriter['render'] = messageWriter().render

function write(
  { template, language, params }: MessageToRender,
  { spoken, colours }: { readonly spoken: Spoken; readonly colours: MailColours },
): Words {
  const long = Object.hasOwn(letters, template) ? letters[template] : undefined
  const brief = Object.hasOwn(texts, template) ? texts[template] : undefined
  if (long === undefined && brief === undefined)
    throw new LaissezPasserError('unknown-template', `there is no letter called ${template}`)
  const known = spoken.languageFor(language)
  const text: Pen['text'] = (name) => oneLine(params[name])
  // Text messages link nowhere.
  const pages = () => addresses(text('base'))
  const pen: Pen = {
    // Without a zone that is known, times are said in UTC: always with its name.
    t: spoken.translator(known, { timeZone: text('timeZone') || 'UTC', standing: ruledLimits }),
    text,
    params,
    account: (section) => text('origin') + pages().account(section),
    help: () => text('origin') + pages().help,
    language: known,
  }
  if (long === undefined) return { subject: pen.text('provider'), text: brief?.(pen) ?? '', html: '' }
  const { subject, blocks } = long(pen)
  const { t } = pen
  const name = nameToGreet(params['firstName'])
  const letter: Letter = {
    language: known,
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
  return { subject, text: toText(letter), html: toHtml(letter, colours) }
}

/** No parameter starts a line of its own: neither a header in a subject nor a paragraph in a text. */
function oneLine(value: string | number | undefined): string {
  return String(value ?? '')
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .trim()
}
