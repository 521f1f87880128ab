import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { defaultLinks, readLinks } from '../../src/server/links/links.ts'
import { openLinks } from '../../src/server/links/open-links.ts'
import { portal } from './portal.ts'

const folder = mkdtempSync(join(tmpdir(), 'portal-links-'))
afterAll(() => rmSync(folder, { recursive: true }))

const both = (text: string) => ({ en: text, fr: text })
const good = { title: both('A'), text: both('B'), url: 'https://example.eu/' }

test('our list is one: every address is https, and every word is said in both languages', () => {
  const { learn, work } = defaultLinks()
  expect(learn.length).toBeGreaterThan(3)
  expect(work.length).toBeGreaterThan(3)
  expect(new Set([...learn, ...work].map(({ url }) => url.en)).size).toBe(learn.length + work.length)
})

test('the operator’s list takes its place, and one address stands for both languages', async () => {
  const file = join(folder, 'links.json')
  writeFileSync(file, JSON.stringify({ learn: [good], work: [] }))
  const opened = await openLinks(file)
  expect(opened).toMatchObject({ ok: true, links: { learn: [{ url: both('https://example.eu/') }], work: [] } })
})

test.each([
  ['{', 'it is not JSON, line 1'],
  ['{"learn":[]}', 'work is no list'],
  ['{"learn":[],"work":[],"play":[]}', 'it has other pages'],
  [JSON.stringify({ learn: [{ ...good, url: 'http://example.eu' }], work: [] }), 'learn[0].url is no https address'],
  [JSON.stringify({ learn: [{ ...good, url: 'javascript:alert(1)' }], work: [] }), 'learn[0].url is no https address'],
  [JSON.stringify({ learn: [], work: [good, { ...good, title: { en: 'A' } }] }), 'work[1].title.fr is missing'],
  [JSON.stringify({ learn: [{ ...good, text: both(' ') }], work: [] }), 'learn[0].text.en is empty'],
  [JSON.stringify({ learn: [{ ...good, icon: 'x' }], work: [] }), 'learn[0] has other fields'],
])('%s is refused where it is wrong: %s', (text, fault) => {
  const read = readLinks(text)
  expect(read.ok ? '' : read.faults.join('\n')).toContain(fault)
})

test('a file that can’t be used is told by the setting’s name', async () => {
  const opened = await openLinks(join(folder, 'none.json'))
  expect(opened).toMatchObject({ ok: false, line: expect.stringMatching(/^PORTAL_LINKS_FILE=.* can’t be used: /) })
})

test('pages learn the links, and whom to ask, without an account', async () => {
  const { send } = portal()
  expect(await (await send('GET', '/api/links')).json()).toEqual(defaultLinks())
  expect(await (await send('GET', '/api/portal')).json()).toEqual({
    supportEmail: 'help@example.eu',
    supportUrl: null,
    docsUrl: 'https://docs.example.eu',
    account: 'http://localhost:4000/cas/account',
    help: 'http://localhost:4000/cas/help',
  })
})
