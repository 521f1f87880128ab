import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { isMeant } from './arguments.mjs'

const program = fileURLToPath(new URL('pdf/run.mjs', import.meta.url))

/**
 * Two pages as PDF, ours beside @react-pdf/renderer: the first of a process, the later ones, and what it
 * holds.
 */
export async function pdfs({ rounds, only }) {
  const names = {
    cold: 'PDF of two pages, the first, beside @react-pdf/renderer',
    p50: 'PDF of two pages, p50, beside @react-pdf/renderer',
    p95: 'PDF of two pages, p95, beside @react-pdf/renderer',
    atOnce: '60 PDFs of two pages at once, the last, beside @react-pdf/renderer',
  }
  const memory = 'memory after 1,000 PDFs of two pages'
  const rows = Object.entries(names).map(([key, name]) => ({ key, name, ours: [], peer: [], unit: 'ms' }))
  const wanted = rows.filter(({ name }) => isMeant(name, only))
  for (let round = 0; round < rounds && wanted.length > 0; round++) {
    for (const side of round % 2 === 0 ? ['ours', 'peer'] : ['peer', 'ours']) {
      const found = await made(side === 'ours' ? 'typst' : 'react-pdf', 60)
      for (const row of wanted) row[side].push(found[row.key])
    }
  }
  const found = wanted.map(({ key: _, ...row }) => row)
  if (isMeant(memory, only))
    found.push({ name: memory, ours: [(await made('typst', 1000)).memory], peer: [], unit: 'MB' })
  return found
}

async function made(maker, count) {
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', program, maker, String(count)], {
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const found = JSON.parse(stdout)
  if (found.pages !== 2) throw new Error(`${maker} made ${found.pages} pages`)
  return found
}
