export type { PageKey } from './types.ts'
/**
 * All that the pages say in English, by key: what a translation starts from, and which keys there are. ICU
 * MessageFormat; `{@key}` quotes another.
 *
 * @see https://unicode-org.github.io/icu/userguide/format_parse/messages/
 */
export { words as englishPages } from './methods/words/en.ts'
