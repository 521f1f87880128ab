import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { byFolder, judge, stale } from '../mutation/judge.mjs'

const at = (line, start, end) => ({ start: { line, column: start }, end: { line, column: end } })
const report = {
  files: {
    'packages/core/src/rule.ts': {
      source: 'export const isOld = (age) =>\n  age >= 18\n',
      mutants: [
        { status: 'Killed', mutatorName: 'EqualityOperator', replacement: 'age > 18', location: at(2, 3, 12) },
        { status: 'Timeout', mutatorName: 'EqualityOperator', replacement: 'age < 18', location: at(2, 3, 12) },
        { status: 'Survived', mutatorName: 'ConditionalExpression', replacement: 'true', location: at(2, 3, 12) },
        { status: 'NoCoverage', mutatorName: 'BooleanLiteral', replacement: 'false', location: at(2, 3, 12) },
        { status: 'Ignored', mutatorName: 'ArrowFunction', replacement: '() => undefined', location: at(1, 22, 30) },
      ],
    },
  },
}

test('what no test noticed lives; what was never judged isn’t counted', () => {
  const { killed, living, unexplained, score } = judge(report)
  expect([killed, living, score]).toEqual([2, 2, 50])
  expect(unexplained.map(({ line, from, to }) => [line, from, to])).toEqual([
    [2, 'age >= 18', 'true'],
    [2, 'age >= 18', 'false'],
  ])
})

test('a change that changes nothing is no gap once it is written down, in its own file alone', () => {
  const entry = { file: 'packages/core/src/rule.ts', from: 'age >= 18', to: 'true', why: 'nobody is younger' }
  expect(judge(report, [entry])).toMatchObject({ killed: 2, living: 2, score: (100 * 2) / 3 })
  expect(judge(report, [{ ...entry, file: 'elsewhere.ts' }]).score).toBe(50)
})

test('a report also has what earlier runs found: only what lies in the place asked for counts', () => {
  expect(judge(report, [], 'packages/core/src/sign-in/')).toMatchObject({ killed: 0, living: 0, score: 100 })
  const files = { ...report.files, 'packages/core/src/limits/index.ts': report.files['packages/core/src/rule.ts'] }
  const counts = { noticed: 2, equivalent: 0, living: 2 }
  expect(byFolder({ files }, [], 'packages/core/src/')).toEqual([
    ['.', counts],
    ['limits', counts],
  ])
  expect(byFolder({ files }, [], 'packages/core/src/limits/')).toEqual([['limits', counts]])
})

const root = new URL('../../', import.meta.url)
const readIn = (file) => (existsSync(new URL(file, root)) ? readFileSync(new URL(file, root), 'utf8') : null)

test('each change on record is of a line that is still there', () => {
  const entry = { file: 'rule.ts', from: 'age >= 18\n  || isOld', to: 'true', why: '' }
  const sourceOf = (file) => (file === 'rule.ts' ? 'const x =\n  age >= 18\n  || isOld\n' : null)
  const gone = [
    { ...entry, from: 'age >= 18 || isOld' },
    { ...entry, from: 'age >= 1' },
    { ...entry, file: 'x.ts' },
  ]
  expect(stale([entry, ...gone], sourceOf)).toEqual(gone)

  expect(stale(JSON.parse(readIn('scripts/mutation/equivalent.json')), readIn)).toEqual([])
})
