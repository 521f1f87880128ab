// Crawls the built documentation (docs/dist): every link and every anchor leads somewhere, no page weighs
// more than 150 KB compressed, every block of code is run or says why not. `node scripts/check-docs.mjs`
// prints what doesn't hold.
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { root } from './install.mjs'

const heaviest = 150 * 1024
/** Languages whose blocks run by themselves; what else shows files, answers or commands is tried by hand. */
const program = /^(tsx?|jsx?|mjs)$/

const decoded = (text) =>
  text.replaceAll('&amp;', '&').replaceAll('&#38;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'")

/** The ids, the links and the files that a page names. */
export function partsOf(html) {
  const text = html.replace(/<!--[\s\S]*?-->/g, '')
  const values = (pattern) => [...text.matchAll(pattern)].map(([, value]) => decoded(value))
  return {
    ids: new Set(values(/<[^>]*?\s(?:id|name)="([^"]*)"/g)),
    links: new Set(values(/<a\s[^>]*?href="([^"]*)"/g)),
    /** Headers of columns that say nothing: a screen reader reads each cell with its header. */
    emptyHeaders: [...text.matchAll(/<th(?:\s[^>]*)?>\s*<\/th>/g)].length,
    files: new Set([
      ...values(/<(?:img|script|source)\s[^>]*?src="([^"]*)"/g),
      ...values(/<link\s[^>]*?href="([^"]*)"/g),
    ]),
  }
}

/**
 * What is wrong with the site in this folder, a line each; and what its heaviest page weighs, in bytes.
 * @param base the path below which it lies: nothing of it leads out of there
 */
export function faultsOf(site, { base = '' } = {}) {
  const paths = globSync('**/*.html', { cwd: site })
  const addressOf = (path) => `${base}/${path.replace(/(^|\/)index\.html$/, '$1')}`
  const pages = new Map(paths.map((path) => [addressOf(path), partsOf(readFileSync(join(site, path), 'utf8'))]))
  const faults = []
  let weight = 0
  for (const path of paths) {
    const size = gzipSync(readFileSync(join(site, path))).length
    weight = Math.max(weight, size)
    if (size > heaviest) faults.push(`${addressOf(path)} weighs ${Math.round(size / 1024)} KB compressed`)
  }
  const menu = pages.get(`${base}/quick-start/`)?.links ?? new Set()
  for (const address of pages.keys())
    if (menu.size > 0 && /^\/(guides|start)\//.test(address.slice(base.length)) && !menu.has(address))
      faults.push(`${address} is in no list of docs/astro.config.mjs`)
  const isFile = (path) => {
    const file = join(site, path.slice(base.length))
    return path.startsWith(`${base}/`) && existsSync(file) && statSync(file).isFile()
  }
  for (const [address, { emptyHeaders, links, files }] of pages) {
    if (emptyHeaders > 0) faults.push(`${address}: ${emptyHeaders} columns have no header`)
    for (const link of [...links, ...files]) {
      const to = URL.parse(link, `https://site.invalid${address}`)
      if (to === null) faults.push(`${address}: ${link} is no address`)
      else if (to.origin !== 'https://site.invalid') continue
      else {
        const path = decodeURIComponent(to.pathname)
        const target = pages.get(path)
        const anchor = decodeURIComponent(to.hash.slice(1))
        if (!target && !isFile(path)) faults.push(`${address}: ${link} leads nowhere`)
        else if (target && anchor !== '' && anchor !== '_top' && !target.ids.has(anchor))
          faults.push(`${address}: ${link} has no such anchor`)
      }
    }
  }
  return { faults, pages: pages.size, weight }
}

/** The blocks of code of a page that neither run nor say why not, by line. */
export function unmarkedBlocks(markdown) {
  return [...markdown.matchAll(/^```(\S+)([^\n]*)\n[\s\S]*?^```/gm)]
    .filter(([, language, marks]) => program.test(language) && /\bno-run\b(?!="[^"]+")/.test(marks))
    .map(({ index }) => markdown.slice(0, index).split('\n').length)
}

/** Settings that whoever copies them into a shell sets for that shell alone, and no program gets, by line. */
export function lostSettings(markdown) {
  return [...markdown.matchAll(/^( *)```sh\b.*\n([\s\S]*?)^\1```/gm)].flatMap(({ 0: block, 2: lines, index }) => {
    const before = markdown.slice(0, index + block.indexOf('\n') + 1).split('\n').length
    return lines
      .split('\n')
      .flatMap((line, at, all) =>
        /^\s*[A-Z][A-Z0-9_]*=(?:[^\s']+|'[^']*')\s*(?:#.*)?$/.test(line) && !all[at - 1]?.endsWith('\\')
          ? [before + at]
          : [],
      )
  })
}

/** Relative links of Markdown files that lead to no file. */
export function strayLinks(path, markdown) {
  return [...markdown.replace(/^```[\s\S]*?^```/gm, '').matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)]
    .map(([, link]) => link)
    .filter((link) => !/^([a-z]+:|\/)/.test(link) && !existsSync(join(root, dirname(path), decodeURIComponent(link))))
}

function main() {
  const { faults, pages, weight } = faultsOf(join(root, 'docs/dist'))
  const sources = globSync(
    ['*.md', 'packages/*/README.md', 'docs/decisions/*.md', 'docs/src/content/docs/**/*.{md,mdx}'],
    { cwd: root },
  ).filter((path) => !path.includes('/docs/reference/'))
  for (const path of sources) {
    const markdown = readFileSync(join(root, path), 'utf8')
    faults.push(...unmarkedBlocks(markdown).map((line) => `${path}:${line}: no-run needs its reason: no-run="…"`))
    faults.push(...lostSettings(markdown).map((line) => `${path}:${line}: no program gets this: say export`))
    if (!path.startsWith('docs/src'))
      faults.push(...strayLinks(path, markdown).map((link) => `${path}: ${link} leads nowhere`))
  }
  for (const fault of faults) console.log(fault)
  console.log(`${pages} pages, the heaviest ${Math.round(weight / 1024)} KB compressed`)
  process.exitCode = faults.length > 0 ? 1 : 0
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main()
