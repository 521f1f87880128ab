// What was found, as lines, as JSON and as the table of the documentation.
import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, release, totalmem, type } from 'node:os'

/** One line of the table: medians, and each round's ratio to the peer beside it. */
export function summary({ name, ours, peer, unit }) {
  const ratios = ours.map((value, round) => value / peer[round]).filter((ratio) => !Number.isNaN(ratio))
  return {
    name,
    ours: median(ours),
    peer: peer.length > 0 ? median(peer) : null,
    ratio: ratios.length > 0 ? median(ratios) : null,
    unit,
    spread: ratios.length > 0 ? [Math.min(...ratios), Math.max(...ratios)] : null,
  }
}

/** A line of the table for a terminal. */
export function lineOf({ name, ours, peer, ratio, unit, spread }) {
  const [figure, beside] = [ours, peer].map((value) => shown(value).padStart(8))
  return `${name.padEnd(56)} ${figure} ${beside} ${unit.padEnd(3)} ${shownRatio(ratio).padStart(6)} ${shownSpread(spread)}`
}

/**
 * Puts the table into a page of the documentation, between its two marks, with the machine and how it was
 * measured.
 */
export function writePage(path, { table, how }) {
  const page = readFileSync(path, 'utf8')
  const [before, rest] = page.split('<!-- measured -->\n')
  const after = rest?.split('<!-- /measured -->\n')[1]
  if (after === undefined) throw new Error(`${path} has no place for a table`)
  const rows = table.map(({ name, ours, peer, ratio, unit, spread }) => {
    const figures = [ours, peer].map((value) => (value === null ? '' : `${shown(value)} ${unit}`))
    return `| ${[name, ...figures, `${shownRatio(ratio)} ${shownSpread(spread)}`.trim()].join(' | ')} |`
  })
  const head = '| what | ours | beside it | ratio (spread) |\n|---|---|---|---|\n'
  const text = `${before}<!-- measured -->\n\n${how}\n\n${head}${rows.join('\n')}\n\n<!-- /measured -->\n${after}`
  writeFileSync(path, text)
}

/** The machine and its software, in a sentence. */
export function machine({ pinned }) {
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`
  const cores = pinned ? 'a core for the server and one for the load' : 'one core for all'
  return `${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, ${memory}; ${type()} ${release()}; Node ${process.version}; ${cores}`
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

const shown = (value) => (value === null ? '' : value < 100 ? value.toFixed(1) : value.toFixed(0))
const shownRatio = (ratio) => (ratio === null ? '' : ratio.toFixed(2))
const shownSpread = (spread) => (spread === null ? '' : `(${spread.map((one) => one.toFixed(2)).join('–')})`)
