/** The questions that help answers, by topic; each name is its anchor, `/help#lost-phone`. */
export const topics = {
  login: ['account', 'eu-login', 'two-factors', 'password', 'lost-phone', 'eid', 'sign-out'],
  app: ['app', 'app-request', 'app-unknown'],
  documents: ['import', 'profile-and-cv', 'offline', 'which-file', 'content-language'],
  skills: ['levels', 'language-check', 'digital-test', 'credential'],
  data: ['who-sees', 'take-back', 'my-data', 'independent'],
} as const

/** A topic. */
export type Topic = keyof typeof topics
/** A question, by its anchor. */
export type Question = (typeof topics)[Topic][number]

/** The topics, in their order. */
export const topicNames = ['login', 'app', 'documents', 'skills', 'data'] as const satisfies readonly Topic[]

/** A text without case and accents, as it is searched. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()

/**
 * Whether a search finds an answer: every word of it begins a word of the question or the answer.
 *
 * @param texts - question and answer
 */
export function answers(texts: readonly string[], search: string): boolean {
  const words = folded(texts.join(' ')).split(/[^\p{L}\p{N}]+/u)
  return folded(search)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .every((wanted) => words.some((word) => word.startsWith(wanted)))
}
