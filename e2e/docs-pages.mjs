// Opens the pages of the built documentation (docs/dist) in Chromium, by day and by night: axe finds nothing,
// no script fails, and no page is wider than a phone. Every day those that between them have each element and
// class of the site; `--whole` all of them. `--pictures FOLDER` keeps a picture of each.
import { existsSync, globSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { extname, join, normalize } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from '@playwright/test'
import { findChromium } from '../scripts/find-chromium.mjs'
import { root } from '../scripts/install.mjs'

const site = join(root, 'docs/dist')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
}

/** What a page is made of: each element with its classes and its role. */
export function partsOf(html) {
  const parts = new Set()
  for (const [, tag, attributes] of html.matchAll(/<([a-z][a-z0-9-]*)((?:\s[^<>]*)?)>/g)) {
    const value = (name) => new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1] ?? ''
    // Names that a build makes up say nothing about what they are.
    for (const name of ['', ...value('class').split(/\s+/)])
      if (!/^astro-|^ec-line$|\d{3}/.test(name)) parts.add(`${tag}.${name}[${value('role')}${value('type')}]`)
  }
  return parts
}

/** Pages that between them have every part that any has, the richest first. */
export function standIns(pages) {
  const missing = new Set(pages.flatMap(({ parts }) => [...parts]))
  const chosen = []
  while (missing.size > 0) {
    const gain = ({ parts }) => [...parts].filter((part) => missing.has(part)).length
    const best = pages.reduce((left, right) => (gain(right) > gain(left) ? right : left))
    chosen.push(best)
    for (const part of best.parts) missing.delete(part)
  }
  return chosen
}

async function serve() {
  const server = createServer((request, response) => {
    const wanted = join(site, normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)))
    const path = existsSync(wanted) && statSync(wanted).isDirectory() ? join(wanted, 'index.html') : wanted
    if (!existsSync(path)) return response.writeHead(404).end()
    response
      .writeHead(200, { 'Content-Type': types[extname(path)] ?? 'application/octet-stream' })
      .end(readFileSync(path))
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { origin: `http://localhost:${server.address().port}`, close: () => server.close() }
}

/**
 * What axe is asked of a page. Menu and colours of code are the same everywhere: they are looked at where a
 * page stands for others. By night only colours are others.
 */
const questionOf = ({ isNight, isStandIn }) => ({
  where: isStandIn ? {} : { exclude: [['nav.sidebar'], ['pre']] },
  options: { resultTypes: ['violations'], ...(isNight ? { runOnly: ['color-contrast'] } : {}) },
})

/** Looks at one page; a line for each fault. */
async function look(page, { address, isNight, isStandIn }) {
  const faults = []
  const failing = (error) => faults.push(`fails: ${error.message}`)
  page.on('pageerror', failing)
  await page.goto(address, { waitUntil: 'load', timeout: 180_000 })
  // What scrolls is made reachable once it was laid out (docs: Footer.astro).
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  if (wide > 390) faults.push(`is ${wide} px wide on a phone of 390`)
  const { violations } = await page.evaluate(
    ({ where, options }) => globalThis.axe.run(Object.keys(where).length > 0 ? where : document, options),
    questionOf({ isNight, isStandIn }),
  )
  page.off('pageerror', failing)
  const partsOfFault = (nodes) => nodes.slice(0, 3).map(({ html }) => html.slice(0, 120))
  return [...faults, ...violations.map(({ id, nodes }) => `${id}: ${partsOfFault(nodes).join(' | ')}`)]
}

async function main(args) {
  const folder = args.includes('--pictures') ? args[args.indexOf('--pictures') + 1] : undefined
  if (folder) mkdirSync(folder, { recursive: true })
  const pages = globSync('**/index.html', { cwd: site }).map((path) => ({
    path,
    parts: partsOf(readFileSync(join(site, path), 'utf8')),
  }))
  if (pages.length === 0) throw new Error('docs/dist is missing: run "pnpm docs:build" first.')
  const chosen = new Set(standIns(pages))
  const wanted = args.includes('--whole') ? pages : [...chosen]
  const { close, origin } = await serve()
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] })
  const waiting = ['light', 'dark'].flatMap((colorScheme) => wanted.map((page) => ({ ...page, of: page, colorScheme })))
  const total = waiting.length
  let failed = 0
  // A tab for each core, used for one page after the other.
  const tab = async () => {
    const contexts = {}
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { colorScheme, of, path } = next
      if (!contexts[colorScheme]) {
        const context = await browser.newContext({ colorScheme, viewport: { width: 390, height: 844 } })
        await context.addInitScript({ content: axe })
        contexts[colorScheme] = await context.newPage()
      }
      const page = contexts[colorScheme]
      const address = `${origin}/${path.replace(/index\.html$/, '')}`
      const faults = await look(page, { address, isNight: colorScheme === 'dark', isStandIn: chosen.has(of) })
      if (folder) await page.screenshot({ path: join(folder, `${path.replaceAll('/', '-')}-${colorScheme}.png`) })
      if (faults.length > 0) failed += 1
      for (const fault of faults) console.log(`/${path} (${colorScheme}) ${fault}`)
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, tab))
  await browser.close()
  close()
  console.log(`${total - failed} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : 0
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(process.argv.slice(2))
