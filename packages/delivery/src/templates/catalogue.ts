export type { MailKey } from './words.ts'
/**
 * All that mails and text messages say in English, by key: what a translation starts from, and which keys
 * there are. ICU MessageFormat; `{@key}` quotes another.
 *
 * @see https://unicode-org.github.io/icu/userguide/format_parse/messages/
 */
export { en as englishMails } from './words.ts'
