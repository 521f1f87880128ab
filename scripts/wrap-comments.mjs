// `node scripts/wrap-comments.mjs` wraps comments at 110 characters, which the formatter leaves as they are;
// `--check` names those that are wider; folders may follow. Only the paragraphs with a line too long are
// touched, and only words that can be broken.
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './install.mjs'

const width = 110
/** Lines that tools read, and those whose shape says something. */
const fixed = /^(@see\b|biome-|oxlint-|eslint-|@ts-|c8 |v8 |\/|#|\||```|<)/
/** A line that begins a paragraph of its own. */
const begins = /^(@|- |\* |\d+\. )/

/** The source with its comments wrapped. */
export function wrapped(source) {
  const lines = source.split('\n')
  const out = []
  for (let i = 0; i < lines.length; ) {
    const comment = commentAt(lines, i)
    out.push(...(comment ? rewrapped(comment) : [lines[i]]))
    i += comment?.lines.length ?? 1
  }
  return out.join('\n')
}

/** The comment that begins on a line: its lines, and how each is led in. */
function commentAt(lines, at) {
  const [, indent, rest] = /^(\s*)(.*)$/.exec(lines[at])
  if (rest.startsWith('//')) {
    let end = at + 1
    while (lines[end]?.startsWith(`${indent}//`)) end++
    return { indent, kind: 'line', lines: lines.slice(at, end) }
  }
  if (!rest.startsWith('/**')) return null
  let end = at
  while (end < lines.length && !lines[end].includes('*/')) end++
  // Not a comment of its own: code goes on behind it.
  if (!lines[end]?.trimEnd().endsWith('*/')) return null
  return { indent, kind: 'block', lines: lines.slice(at, end + 1) }
}

function rewrapped({ indent, kind, lines }) {
  if (lines.every((line) => fits(line))) return lines
  const lead = kind === 'line' ? `${indent}// ` : `${indent} * `
  const texts =
    kind === 'line'
      ? lines.map((line) => line.slice(indent.length + 2).trim())
      : lines
          .map((line) => line.trim())
          .map((line, i, { length }) => {
            const opened = i === 0 ? line.slice(3).trimStart() : line.replace(/^\*(?!\/) ?/, '')
            return i === length - 1 ? opened.slice(0, -2) : opened
          })
          .map((line) => line.trimEnd())
          .filter((line, i, { length }) => line.trim() !== '' || (i !== 0 && i !== length - 1))
  const body = reflowed(texts, lead).map((text) => (lead + text).trimEnd())
  return kind === 'line' ? body : [`${indent}/**`, ...body, `${indent} */`]
}

/** A line is as wide as it may be, or can't be broken. */
function fits(line) {
  if (line.length <= width) return true
  const text = line
    .trim()
    .replace(/^(\/\/|\/\*\*|\*)\s*/, '')
    .replace(/\s*\*\/$/, '')
  return fixed.test(text) || !text.includes(' ')
}

function reflowed(texts, lead) {
  const out = []
  let inCode = false
  for (let i = 0; i < texts.length; i++) {
    const text = texts[i]
    if (text.trim().startsWith('```')) inCode = !inCode
    if (inCode || fixed.test(text.trim()) || lead.length + text.length <= width) {
      out.push(text)
      continue
    }
    const words = text.trim().split(/\s+/)
    // What follows in the same paragraph moves along.
    while (i + 1 < texts.length && continues(texts[i + 1])) words.push(...texts[++i].trim().split(/\s+/))
    out.push(...filled(words, width - lead.length))
  }
  return out
}

function continues(text) {
  const trimmed = text.trim()
  return trimmed !== '' && !text.startsWith('  ') && !begins.test(trimmed) && !fixed.test(trimmed)
}

/** Words in lines, full ones first; a tag stays with what it is about. */
function filled(words, room) {
  const out = []
  let line = ''
  for (const word of words) {
    // A line that began with these would begin something else.
    const mustStay = /^(@\w|-$|\*$|\d+\.$)/.test(word)
    if (line === '') line = word
    else if (line.length + 1 + word.length <= room || mustStay) line += ` ${word}`
    else {
      out.push(line)
      line = word
    }
  }
  return [...out, line]
}

if (import.meta.filename === process.argv[1]) {
  const isCheck = process.argv.includes('--check')
  const folders = process.argv.slice(2).filter((word) => word !== '--check')
  const isAsked = (file) => folders.length === 0 || folders.some((folder) => file.startsWith(folder))
  const files = globSync('{packages,apps,docs,e2e,bench,scripts,types}/**/*.{ts,tsx,mjs}', {
    cwd: root,
    exclude: (name) => /(^|\/)(node_modules|dist|messages|api\.d\.ts|\.[\w-]+)($|\/)/.test(name),
  })
  const wide = files.filter(isAsked).filter((file) => {
    const source = readFileSync(join(root, file), 'utf8')
    const better = wrapped(source)
    if (better === source) return false
    if (!isCheck) writeFileSync(join(root, file), better)
    return true
  })
  if (isCheck) {
    for (const file of wide) console.log(`${file}: a comment is wider than ${width} characters`)
    process.exitCode = wide.length > 0 ? 1 : 0
  } else console.log(`${wide.length} files changed`)
}
