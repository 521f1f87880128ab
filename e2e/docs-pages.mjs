// Opens the pages of the built documentation (docs/dist) in Chromium, by day and by night: axe finds nothing,
// and no page is wider than a phone. `node e2e/docs-pages.mjs [FOLDER]` keeps pictures of each in FOLDER.
import { existsSync, globSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { extname, join, normalize } from 'node:path'
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

// One page of decisions, and the longest of the reference, stand for those that are made alike.
const made = /^(?:reference|decisions)\/(?!index\.html$|0144-[^/]*\/|core\/ports\/)/
const pages = globSync('**/index.html', { cwd: site }).filter((path) => !made.test(path))
const folder = process.argv[2]
if (folder) mkdirSync(folder, { recursive: true })

const server = createServer((request, response) => {
  const wanted = join(site, normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)))
  const path = existsSync(wanted) && statSync(wanted).isDirectory() ? join(wanted, 'index.html') : wanted
  if (!existsSync(path)) return response.writeHead(404).end()
  response
    .writeHead(200, { 'Content-Type': types[extname(path)] ?? 'application/octet-stream' })
    .end(readFileSync(path))
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const origin = `http://localhost:${server.address().port}`

const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] })
let failed = 0
for (const colorScheme of ['light', 'dark']) {
  const context = await browser.newContext({ colorScheme, viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  for (const path of pages) {
    const faults = []
    page.removeAllListeners('pageerror')
    page.on('pageerror', (error) => faults.push(`fails: ${error.message}`))
    await page.goto(`${origin}/${path.replace(/index\.html$/, '')}`)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    if (wide > 390) faults.push(`is ${wide} px wide on a phone of 390`)
    await page.evaluate(axe)
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }))
    for (const { id, nodes } of violations)
      faults.push(
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ html }) => html.slice(0, 120))
          .join(' | ')}`,
      )
    if (folder) await page.screenshot({ path: join(folder, `${path.replaceAll('/', '-')}-${colorScheme}.png`) })
    if (faults.length > 0) failed += 1
    for (const fault of faults) console.log(`/${path} (${colorScheme}) ${fault}`)
  }
  await context.close()
}
await browser.close()
server.close()
console.log(`${pages.length * 2 - failed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
