// Opens the pages of the built documentation (docs/dist) in Chromium, on a phone and on a desk, by day and by
// night: axe finds nothing, no script fails, and no page is wider than its window. Every day those that
// between them have each element and class of the site; `--whole` all of them, but for those that passed and
// haven't changed since, so that a run that was broken off goes on where it was. `--pictures FOLDER` keeps
// pictures.
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { dirname, extname, join, normalize } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from '@playwright/test'
import { findChromium } from '../scripts/find-chromium.mjs'
import { root } from '../scripts/install.mjs'

const site = join(root, 'docs/dist')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const record = join(root, 'node_modules/.cache/laissez-passer/docs-pages.json')
const windows = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 900 } }
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
 * Starlight's own button, called “Search”, which shows its keys beside that: axe takes these for its label.
 */
const search = ['button[data-open-modal]']
/** Of a page as it is looked at: menu and code are the same everywhere but where a page stands for others. */
const elsewhere = { exclude: [search, ['nav.sidebar'], ['pre'], ['.right-sidebar']] }
/**
 * Each way a page is looked at, in an order in which little has to be laid out anew, and which of axe's rules
 * may find anything new there. Colours go by the time of day alone but where a page stands for others; they
 * take axe longest.
 */
const ways = [
  { window: 'phone', colorScheme: 'light', rules: null },
  { window: 'phone', colorScheme: 'dark', rules: ['color-contrast'] },
  { window: 'desk', colorScheme: 'dark', rules: [] },
  { window: 'desk', colorScheme: 'light', rules: ['scrollable-region-focusable', 'target-size', 'aria-hidden-focus'] },
]

/** Looks at one page in every way; a line for each fault. It is loaded once: that takes longest. */
async function look(page, { address, isStandIn, picture }) {
  const faults = []
  const failing = (error) => faults.push(`fails: ${error.message}`)
  page.on('pageerror', failing)
  await page.setViewportSize(windows.phone)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto(address, { waitUntil: 'load', timeout: 180_000 })
  for (const { colorScheme, rules, window } of ways) {
    const { width } = windows[window]
    await page.setViewportSize(windows[window])
    await page.emulateMedia({ colorScheme })
    // What scrolls is made reachable once it was laid out (docs: Footer.astro).
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    const { theme, wide } = await page.evaluate(() => ({
      theme: document.documentElement.dataset.theme,
      wide: document.documentElement.scrollWidth,
    }))
    const name = `${window}, ${colorScheme}`
    if (theme !== colorScheme) faults.push(`(${name}) is ${theme}`)
    if (wide > width) faults.push(`(${name}) is ${wide} px wide in a window of ${width}`)
    if (rules?.length === 0 && !isStandIn) continue
    const { violations } = await page.evaluate(({ where, options }) => globalThis.axe.run(where, options), {
      where: isStandIn ? { exclude: [search] } : elsewhere,
      options: { resultTypes: ['violations'], ...(rules && !isStandIn ? { runOnly: rules } : {}) },
    })
    for (const { id, nodes } of violations) {
      const parts = nodes.slice(0, 3).map(({ html }) => html.slice(0, 120))
      faults.push(`(${name}) ${id}: ${parts.join(' | ')}`)
    }
    await picture?.(page, `${window}-${colorScheme}`)
  }
  page.off('pageerror', failing)
  return faults
}

/**
 * What a page's own part says and which files it loads; its menu, which names every other page, is not its.
 */
export function digestOf(html) {
  return createHash('sha256')
    .update(html.replace(/<nav[^>]*class="sidebar[\s\S]*?<\/nav>/g, ''))
    .update(axe)
    .update(JSON.stringify([ways, windows, elsewhere]))
    .digest('hex')
}

async function main(args) {
  const folder = args.includes('--pictures') ? args[args.indexOf('--pictures') + 1] : undefined
  if (folder) mkdirSync(folder, { recursive: true })
  const pages = globSync('**/index.html', { cwd: site }).map((path) => {
    const html = readFileSync(join(site, path), 'utf8')
    return { path, parts: partsOf(html), digest: digestOf(html) }
  })
  if (pages.length === 0) throw new Error('docs/dist is missing: run "pnpm docs:build" first.')
  const chosen = new Set(standIns(pages))
  const passed = existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')) : {}
  const isKnown = (page) => !chosen.has(page) && passed[page.path] === page.digest && !folder
  const wanted = args.includes('--whole') ? pages : [...chosen]
  const waiting = wanted.filter((page) => !isKnown(page))
  const known = wanted.length - waiting.length
  if (known > 0) console.log(`${known} of ${wanted.length} pages passed before and haven't changed`)
  const { close, origin } = await serve()
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] })
  let failed = 0
  // A tab for each core, used for one page after the other.
  const tab = async () => {
    const context = await browser.newContext()
    await context.addInitScript({ content: axe })
    const page = await context.newPage()
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { path } = next
      const picture = folder
        ? (of, way) => of.screenshot({ path: join(folder, `${path.replaceAll('/', '-')}-${way}.png`) })
        : undefined
      const address = `${origin}/${path.replace(/index\.html$/, '')}`
      const faults = await look(page, { address, isStandIn: chosen.has(next), picture })
      for (const fault of faults) console.log(`/${path} ${fault}`)
      if (faults.length > 0) failed += 1
      else {
        passed[path] = next.digest
        mkdirSync(dirname(record), { recursive: true })
        writeFileSync(record, JSON.stringify(passed))
      }
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, tab))
  await browser.close()
  close()
  console.log(`${wanted.length - failed} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : 0
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(process.argv.slice(2))
