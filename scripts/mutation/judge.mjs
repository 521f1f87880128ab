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
 * @param place where the files lie that count; a report also has what earlier runs found elsewhere.
 */
export function judge(report, equivalent = [], place = '') {
  const living = []
  let killed = 0
  for (const [file, { source, mutants }] of Object.entries(report.files)) {
    if (!file.startsWith(place)) continue
    const lines = source.split('\n')
    for (const { status, location, replacement = '', mutatorName } of mutants) {
      if (noticed.has(status)) killed += 1
      if (!unnoticed.has(status)) continue
      const { start, end } = location
      const from = textOf(lines, { from: start.line - 1, to: end.line })
      const before = (lines[start.line - 1] ?? '').slice(0, start.column - 1)
      const after = (lines[end.line - 1] ?? '').slice(end.column - 1)
      const to = `${before}${replacement}${after}`.trim()
      living.push({ file, line: start.line, mutatorName, from, to })
    }
  }
  const known = ({ file, from, to }) =>
    equivalent.some((one) => one.file === file && one.from === from && one.to === to)
  const unexplained = living.filter((mutant) => !known(mutant))
  const score = scoreOf({ noticed: killed, living: unexplained.length })
  return { killed, living: living.length, unexplained, score }
}

/**
 * Names the changes on record that say nothing any more, for their text is no longer in the source: what is
 * there now was never judged equal.
 * @param equivalent as for {@link judge}.
 * @param sourceOf the text of a file; null where there is none.
 */
export function stale(equivalent, sourceOf) {
  const filed = Object.entries(Object.groupBy(equivalent, ({ file }) => file))
  return filed.flatMap(([file, entries]) => {
    const lines = sourceOf(file)?.split('\n') ?? []
    return entries.filter(({ from }) => {
      const count = from.split('\n').length
      return !lines.some((_, at) => textOf(lines, { from: at, to: at + count }) === from)
    })
  })
}

/** As `from` and `to` are written. */
function textOf(lines, { from, to }) {
  return lines.slice(from, to).join('\n').trim()
}

/** Of a hundred changes that change something, how many were noticed. */
export function scoreOf({ living, noticed }) {
  return noticed + living === 0 ? 100 : (100 * noticed) / (noticed + living)
}

/**
 * The same for each folder below `src`, for the record of what was judged; files beside them are `.`.
 * @returns {[string, { noticed: number, equivalent: number, living: number }][]} a line a folder, in the
 * order of their names.
 */
export function byFolder(report, equivalent = [], place = '') {
  const files = Object.keys(report.files).filter((file) => file.startsWith(place))
  const folderOf = (file) => /\/src\/([^/]+)\//.exec(file)?.[1] ?? '.'
  const rows = Object.entries(Object.groupBy(files, folderOf)).map(([folder, each]) => {
    const part = { files: Object.fromEntries(each.map((file) => [file, report.files[file]])) }
    const { killed, living, unexplained } = judge(part, equivalent)
    return [folder, { noticed: killed, equivalent: living - unexplained.length, living: unexplained.length }]
  })
  return rows.sort(([a], [b]) => (a < b ? -1 : 1))
}
