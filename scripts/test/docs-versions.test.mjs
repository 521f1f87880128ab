import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { based } from '../../docs/based.ts'
import { faultsOf } from '../check-docs.mjs'
import { versionsOf } from '../docs-versions.mjs'

test('versions are listed by number, the newest first; nothing else of the folder is one', () => {
  const names = ['0.9', '_astro', '0.10', '1.0', 'guides', '404.html', '0.1']
  expect(versionsOf(names)).toEqual(['1.0', '0.10', '0.9', '0.1'].map((version) => ({ version, path: `/${version}/` })))
})

test('links of Markdown lead below the version, each once; others’ and relative ones stay', () => {
  const options = { mdastPlugins: [] }
  based('/0.1').hooks['astro:config:setup']({ config: { markdown: { processor: { options } } } })
  const [{ link }] = options.mdastPlugins
  const moved = (url) => {
    const node = { url }
    link(node, { setProperty: (of, name, value) => Object.assign(of, { [name]: value }) })
    return node.url
  }
  expect(
    ['/guides/cas/#x', '/0.1/guides/cas/', '//example.eu/', 'https://example.eu/', '#here', '../'].map(moved),
  ).toEqual(['/0.1/guides/cas/#x', '/0.1/guides/cas/', '//example.eu/', 'https://example.eu/', '#here', '../'])
})

test('a site below a version is whole: a link out of it is a fault', () => {
  const site = mkdtempSync(join(tmpdir(), 'site-'))
  onTestFinished(() => rmSync(site, { recursive: true }))
  mkdirSync(join(site, 'a'))
  writeFileSync(join(site, 'style.css'), '')
  writeFileSync(join(site, 'index.html'), '<link href="/0.1/style.css"><a href="/0.1/a/#x">a</a><a href="/a/">out</a>')
  writeFileSync(join(site, 'a/index.html'), '<h1 id="x">x</h1><a href="../">up</a>')
  expect(faultsOf(site, { base: '/0.1' }).faults).toEqual(['/0.1/: /a/ leads nowhere'])
})
