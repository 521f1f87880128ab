// `node scripts/lines.mjs [FOLDER]`: lines of code by package and app, blank lines and comments apart; in
// this tree, or in another one (to compare with before).
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { root } from './install.mjs'

const tree = resolve(process.argv[2] ?? root)
const parts = [...globSync('{packages,apps}/*', { cwd: tree }), 'e2e', 'scripts', 'bench']

const columns = [-28, 6, 6, 8, 7, 8]
const row = (cells) =>
  cells
    .map((cell, i) => (columns[i] < 0 ? String(cell).padEnd(-columns[i]) : String(cell).padStart(columns[i])))
    .join(' ')
const sum = (counts) => counts.reduce((total, count) => total + count, 0)

console.log(row(['', 'files', 'code', 'comments', 'longest', 'tests']))
const totals = parts
  .filter((part) => existsSync(join(tree, part)))
  .map((part) => {
    const isPackage = existsSync(join(tree, part, 'src'))
    const files = filesIn(isPackage ? join(part, 'src') : part).map(linesOf)
    const tests = isPackage ? filesIn(join(part, 'test')).map(linesOf) : []
    const counts = [
      files.length,
      sum(files.map(({ code }) => code)),
      sum(files.map(({ comments }) => comments)),
      Math.max(0, ...files.map(({ lines }) => lines)),
      sum(tests.map(({ code }) => code)),
    ]
    console.log(row([part, ...counts]))
    return counts
  })
const over = (i) => totals.map((counts) => counts[i] ?? 0)
console.log(row(['all', sum(over(0)), sum(over(1)), sum(over(2)), Math.max(...over(3)), sum(over(4))]))

function filesIn(folder) {
  return globSync(`${folder}/**/*.{ts,tsx,mjs,css}`, { cwd: tree, exclude: (name) => /node_modules|dist/.test(name) })
}

function linesOf(file) {
  const lines = readFileSync(join(tree, file), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.trim())
  const written = lines.filter((line) => line !== '')
  const comments = written.filter((line) => /^(\/\/|\/\*|\*)/.test(line))
  return { lines: lines.length, code: written.length - comments.length, comments: comments.length }
}
