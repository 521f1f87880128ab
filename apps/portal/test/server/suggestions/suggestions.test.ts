import { createServer } from 'node:http'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fromEsco } from '../../../src/server/suggestions/esco.ts'
import { formsOf, together, type Wanted } from '../../../src/server/suggestions/suggestions.ts'
import { defaultTable, fromTable, openTable } from '../../../src/server/suggestions/table.ts'
import { portal } from '../portal.ts'

const wanted = (text: string, more: Partial<Wanted> = {}): Wanted => ({
  kind: 'occupation',
  text,
  language: 'en',
  most: 8,
  ...more,
})

describe('our table', () => {
  test('is of ESCO’s concepts, each once', () => {
    const { occupation, skill } = defaultTable()
    for (const [kind, rows] of [['occupation', occupation] as const, ['skill', skill] as const]) {
      const uris = rows.map(({ uri }) => uri)
      expect(new Set(uris).size).toBe(rows.length)
      for (const uri of uris) expect(uri).toMatch(new RegExp(`^http://data\\.europa\\.eu/esco/${kind}/[\\da-f-]{36}$`))
    }
  })
  test.each([
    ['softw dev', 'en', 'software developer'],
    ['DEVELOPER', 'en', 'software developer'],
    ['developpeur log', 'fr', 'développeur de logiciels'],
    ['sage', 'fr', 'homme sage-femme/sage-femme'],
  ] as const)('finds “%s” in %s', async (text, language, label) => {
    const found = await fromTable(defaultTable())(wanted(text, { language }))
    expect(found.map((one) => one.label)).toContain(label)
  })
  test('says what begins with what was typed first, and nothing to nothing', async () => {
    const suggest = fromTable(defaultTable())
    expect((await suggest(wanted('bak')))[0]?.label).toBe('baker')
    expect(await suggest(wanted('  '))).toEqual([])
    expect(await suggest(wanted('e', { most: 3 }))).toHaveLength(3)
    expect(await suggest(wanted('sql'))).toEqual([])
    expect((await suggest(wanted('sql', { kind: 'skill' })))[0]?.label).toBe('SQL')
  })
})

test.each([
  ['serveur/serveuse', ['serveur', 'serveuse']],
  ['boulanger / boulangère', ['boulanger', 'boulangère']],
  ['homme sage-femme/sage-femme', ['homme sage-femme/sage-femme']],
  ['TCP/IP', ['TCP/IP']],
  ['data analyst', ['data analyst']],
])('%s is chosen as %j', (label, forms) => {
  expect(formsOf(label)).toEqual(forms)
})

describe('the operator’s table', () => {
  const folder = mkdtempSync(join(tmpdir(), 'portal-suggestions-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const file = (value: unknown): string => {
    const path = join(folder, `${crypto.randomUUID()}.json`)
    writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value))
    return path
  }
  const row = { uri: 'https://example.eu/1', en: 'falconer', fr: 'fauconnier', also: ['Falkner'] }
  test('takes the place of ours, and other names find', async () => {
    const opened = await openTable(file({ occupation: [row], skill: [] }))
    const found = opened.ok ? await fromTable(opened.table)(wanted('falk')) : []
    expect(found).toEqual([{ uri: row.uri, label: 'falconer' }])
  })
  test.each([
    ['{', 'it is not JSON, line 1'],
    [{ occupation: [] }, 'skill is no list'],
    [{ occupation: [{ ...row, uri: 'x y' }], skill: [] }, 'occupation.0.uri is no address'],
    [{ occupation: [{ ...row, fr: '' }], skill: [] }, 'occupation.0.fr is empty'],
    [
      { occupation: [{ ...row, with: [`x`] }], skill: [] },
      `occupation.0.with.0 is the address of nothing in the table`,
    ],
  ])('%j is refused: %s', async (value, why) => {
    const opened = await openTable(file(value))
    expect(opened.ok ? '' : opened.line).toContain(why)
    expect(opened.ok ? '' : opened.line).toMatch(/^PORTAL_SUGGESTIONS_FILE=/)
  })
})

/**
 * Stands in for an ESCO service: it answers `GET /search` as the real one does, from two concepts of its own.
 */
describe('a stub of ESCO’s service', () => {
  const asked: string[] = []
  let mode: 'good' | 'broken' | 'down' = 'good'
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (mode === 'down') return void response.writeHead(503).end()
    response.setHeader('Content-Type', 'application/json')
    const results = [
      { className: 'Occupation', uri: 'http://data.europa.eu/esco/occupation/1', title: 'serveur/serveuse' },
      { className: 'Occupation', uri: 'javascript:alert(1)', title: 'wrong' },
    ]
    response.end(mode === 'broken' ? '<html>' : JSON.stringify({ total: 2, _embedded: { results } }))
  })
  let url = ''
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/esco/api/`
  })
  afterAll(() => server.close())

  test('is asked once for the same text, and what is no concept is left out', async () => {
    const suggest = fromEsco(url)
    const both = [
      { uri: 'http://data.europa.eu/esco/occupation/1', label: 'serveur' },
      { uri: 'http://data.europa.eu/esco/occupation/1', label: 'serveuse' },
    ]
    expect(await suggest(wanted('Serveur ', { language: 'fr' }))).toEqual(both)
    expect(await suggest(wanted('serveur', { language: 'fr' }))).toEqual(both)
    expect(asked).toEqual(['/esco/api/search?text=serveur&language=fr&type=occupation&limit=8&full=false'])
  })
  test('isn’t asked for two letters', async () => {
    const before = asked.length
    expect(await fromEsco(url)(wanted('se'))).toEqual([])
    expect(asked).toHaveLength(before)
  })
  test.each(['broken', 'down'] as const)('%s: the table suggests alone', async (how) => {
    mode = how
    const suggest = together(fromTable(defaultTable()), fromEsco(url))
    expect((await suggest(wanted('baker')))[0]?.label).toBe('baker')
  })
})

const oneResult = { _embedded: { results: [{ uri: 'https://x.example/1', title: 'doctor' }] } }

test.each([
  ['leads elsewhere', () => Response.redirect('http://169.254.169.254/'), []],
  ['goes on for ever', () => new Response(`${' '.repeat(2_000_000)}${JSON.stringify(oneResult)}`), []],
  ['nests without end', () => new Response('['.repeat(500_000)), []],
  [
    'hides what it says',
    () =>
      Response.json({
        _embedded: {
          results: [
            { uri: 'https://x.example/1', title: 'a\u202Ecod\n\u200Ba' },
            { uri: 'https://x"y', title: 'b' },
          ],
        },
      }),
    ['acod a'],
  ],
])('a service of ESCO that %s suggests what can be shown', async (_what, answer, labels) => {
  const followed: (string | undefined)[] = []
  const ask = async (_url: unknown, options: RequestInit = {}) => {
    followed.push(options.redirect)
    return answer()
  }
  const found = await fromEsco('https://esco.example', { fetch: ask })(wanted('doctor'))
  expect([found.map(({ label }) => label), followed]).toEqual([labels, ['error']])
})

test('fields ask without an account; other kinds and languages aren’t there', async () => {
  const { send } = portal()
  const found = await (await send('GET', '/api/suggestions/occupation?language=fr&text=boulang')).json()
  expect(found).toEqual({
    suggestions: ['boulanger', 'boulangère'].map((label) => ({
      uri: expect.stringContaining('/esco/occupation/'),
      label,
    })),
  })
  for (const path of [
    'spell?language=fr&text=a',
    'skill?language=tlh&text=a',
    `skill?language=en&text=${'a'.repeat(101)}`,
  ])
    expect((await send('GET', `/api/suggestions/${path}`)).status).toBe(404)
})
