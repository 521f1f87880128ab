import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultsOf, lostSettings, partsOf, unmarkedBlocks } from '../check-docs.mjs'

let site
const write = (path, text) => {
  mkdirSync(dirname(join(site, path)), { recursive: true })
  writeFileSync(join(site, path), text)
}

beforeAll(() => {
  site = mkdtempSync(join(tmpdir(), 'site-'))
})
afterAll(() => rmSync(site, { recursive: true }))

test('a link that leads nowhere and an anchor that isn’t there are told, others aren’t', () => {
  write(
    'index.html',
    '<a href="/a/#there">1</a><a href="/a/#gone">2</a><a href="b/">3</a><a href="https://example.eu/x">4</a>',
  )
  write('a/index.html', '<h2 id="there">A</h2><a href="../">up</a><img src="/missing.png">')
  expect(faultsOf(site).faults).toEqual([
    '/: /a/#gone has no such anchor',
    '/: b/ leads nowhere',
    '/a/: /missing.png leads nowhere',
  ])
})

test('what a comment holds is no link', () => {
  expect(partsOf('<!-- <a href="/x">x</a> --><a class="b" href="/y?a&amp;b">y</a>').links).toEqual(new Set(['/y?a&b']))
})

test('a block that isn’t run says why', () => {
  const fence = '```'
  expect(unmarkedBlocks(`a\n${fence}ts no-run\nx\n${fence}\n`)).toEqual([2])
  expect(unmarkedBlocks(`${fence}ts no-run="a phone"\nx\n${fence}\n${fence}ts\ny\n${fence}\n`)).toEqual([])
})

test('a column without a header is told', () => {
  write('table/index.html', '<table><tr><th>a</th><th style="x"></th></tr></table>')
  expect(faultsOf(site).faults).toContain('/table/: 1 columns have no header')
})

test('a setting that a shell keeps to itself is told; one that a program gets isn’t', () => {
  const fence = '```'
  expect(lostSettings(`a\n${fence}sh\nSECRET_KEY=…  # the same\nPORT='4 000'\n${fence}\n`)).toEqual([3, 4])
  const given = ['export SECRET_KEY=…', 'PORT=1 node a.js', 'A=1 \\', 'B=2 \\', '  C=3', 'id="$(make)"']
  expect(lostSettings(`1. a\n\n   ${fence}sh\n   ${given.join('\n   ')}\n   ${fence}\n`)).toEqual([])
  expect(lostSettings(`${fence}ini\nSECRET_KEY=…\n${fence}\n`)).toEqual([])
})
