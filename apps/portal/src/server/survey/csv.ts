import type { KeptAnswers } from '../store/survey.ts'

const columns = ['day', 'language', 'easy', 'purpose', 'done', 'recommend', 'better'] as const

/** What a spreadsheet takes for a formula, also after white space, and in the wide letters of East Asia. */
const formula = /^[\s\p{Cf}]*[=+\-@|＝＋－＠]|^[\t\r\n]/u

/** A cell: quoted; what a spreadsheet would take for a formula is text. */
const cell = (value: string): string => `"${(formula.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`

/** Answers to the survey as CSV (RFC 4180), the first line naming the columns. */
export const surveyCsv = (answers: readonly KeptAnswers[]): string =>
  [columns.join(','), ...answers.map((one) => columns.map((name) => cell(String(one[name]))).join(','))]
    .map((line) => `${line}\r\n`)
    .join('')

/**
 * The same in a few lines for a terminal: how many, how easy, how likely to be recommended, who could do what
 * they came for.
 */
export function surveySummary(answers: readonly KeptAnswers[]): string {
  const count = answers.length
  if (count === 0) return 'Nobody has answered yet.\n'
  const mean = (name: 'easy' | 'recommend'): string =>
    (answers.reduce((sum, one) => sum + one[name], 0) / count).toFixed(1)
  const done = answers.filter((one) => one.done === 'yes').length
  const first = answers[0]?.day ?? ''
  const last = answers.at(-1)?.day ?? ''
  return [
    `${count} ${count === 1 ? 'answer' : 'answers'} from ${first} to ${last}`,
    `easy: ${mean('easy')} of 5`,
    `would recommend: ${mean('recommend')} of 5`,
    `did what they came for: ${Math.round((100 * done) / count)} %`,
    '',
  ].join('\n')
}
