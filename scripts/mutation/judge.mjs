// What a report of Stryker says about our tests.

/** What the tests must notice of all that is changed. */
export const wanted = 90

const noticed = new Set(['Killed', 'Timeout'])
const unnoticed = new Set(['Survived', 'NoCoverage'])

/**
 * Counts the mutants of a report, and names those that live without a reason on record.
 * @param report the JSON of Stryker (mutation-testing-report-schema).
 * @param equivalent `{ file, from, to, why }`: a change that changes nothing; `from` and `to` are the text
 * of the line before and after, without the spaces around it.
 */
export function judge(report, equivalent = []) {
  const living = []
  let killed = 0
  for (const [file, { source, mutants }] of Object.entries(report.files)) {
    const lines = source.split('\n')
    for (const { status, location, replacement = '', mutatorName } of mutants) {
      if (noticed.has(status)) killed += 1
      if (!unnoticed.has(status)) continue
      const { start, end } = location
      const from = lines
        .slice(start.line - 1, end.line)
        .join('\n')
        .trim()
      const before = (lines[start.line - 1] ?? '').slice(0, start.column - 1)
      const after = (lines[end.line - 1] ?? '').slice(end.column - 1)
      const to = `${before}${replacement}${after}`.trim()
      living.push({ file, line: start.line, mutatorName, from, to })
    }
  }
  const known = ({ file, from, to }) =>
    equivalent.some((one) => one.file === file && one.from === from && one.to === to)
  const unexplained = living.filter((mutant) => !known(mutant))
  const counted = killed + unexplained.length
  return { killed, living: living.length, unexplained, score: counted === 0 ? 100 : (100 * killed) / counted }
}
