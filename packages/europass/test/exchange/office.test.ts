import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { exchangeWords, importDocument } from '../../src/exchange/index.ts'
import { bytesOf, read, refusal } from './read.ts'

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0))
const textOf = async (file: Uint8Array | string) =>
  (await read(file)).text.map(({ kind, text }) => (kind === 'paragraph' ? text : `${kind}: ${text}`))

describe('OpenDocument', () => {
  const odt = (body: string): Uint8Array =>
    zipSync({
      mimetype: bytesOf('application/vnd.oasis.opendocument.text'),
      'content.xml': bytesOf(
        `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b"><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
      ),
    })
  test('has headings, points, cells, and its words in their order', async () => {
    const body = `<text:h text:outline-level="1">Ada <text:span>Byron</text:span>, analyst</text:h>
      <text:p>One<text:s text:c="3"/>two<text:line-break/>three<text:tab/>four</text:p>
      <text:list><text:list-item><text:p>First</text:p><text:list><text:list-item><text:p>Second</text:p>
      </text:list-item></text:list></text:list-item></text:list>
      <table:table><table:table-row><table:table-cell><text:p>Cell</text:p></table:table-cell></table:table-row></table:table>`
    expect(await textOf(odt(body))).toEqual([
      'heading: Ada Byron, analyst',
      'One two\nthree four',
      'item: First',
      'item: Second',
      'Cell',
    ])
  })
  test('without what was deleted from it or said about it', async () => {
    const body = `<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>
      <text:p>Here<office:annotation><text:p>a remark</text:p></office:annotation> it is</text:p>`
    expect(await textOf(odt(body))).toEqual(['Here it is'])
  })
})

describe('Word', () => {
  test('has text in frames and cells, and none of what was deleted', async () => {
    const body = `<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:numPr/></w:pPr><w:r><w:t>Work</w:t></w:r></w:p>
      <w:p><w:pPr><w:tabs><w:tab/></w:tabs><w:numPr/></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>
      <w:tbl><w:tr><w:tc><w:p><w:r><w:t>in a cell</w:t></w:r><w:del><w:r><w:delText>not</w:delText></w:r></w:del></w:p></w:tc></w:tr></w:tbl>
      <w:p><w:r><w:t>outer</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>inner</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>
      <w:sectPr><w:p><w:r><w:t>never</w:t></w:r></w:p></w:sectPr>`
    const file = zipSync({
      'word/document.xml': bytesOf(`<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`),
    })
    expect(await textOf(file)).toEqual(['heading: Work', 'item: a b', 'in a cell', 'outerinner'])
  })
})

test('a Word document of Word for the web has another name for its text', async () => {
  const body = '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Hello</w:t></w:r></w:p></w:body></w:document>'
  expect(await textOf(zipSync({ 'word/document2.xml': bytesOf(body) }))).toEqual(['Hello'])
})

describe('Rich Text', () => {
  test.each<[string, string, string[]]>([
    [
      'paragraphs and line breaks',
      String.raw`\pard One\par\pard Two\line three\tab four\par`,
      ['One', 'Two\nthree four'],
    ],
    ['the last one without an end', String.raw`One`, ['One']],
    ['headings', String.raw`\pard\outlinelevel0 Work\par\pard Text\par`, ['heading: Work', 'Text']],
    [
      'points, without the sign before them',
      String.raw`{\listtext\'b7\tab}First\par{\pntext\f1\'B7\tab}Second\par\pard After\par`,
      ['item: First', 'item: Second', 'After'],
    ],
    ['bytes of Western Europe', String.raw`caf\'e9 \'93so\'94`, ['café “so”']],
    ['characters by number, and what stands in for them', String.raw`\uc1 Ph\u243 oto \u-10179?\u-8704?`, ['Phóto 😀']],
    ['several that stand in', String.raw`{\uc2\u26085\'93\'fa!}`, ['日!']],
    ['signs', String.raw`a\~b\_c \emdash  \lquote d\rquote  \{e\} \\`, ['a\u00a0b-c — ‘d’ {e} \\']],
    ['cells and rows', String.raw`\trowd a\cell b\cell\row`, ['a', 'b']],
    [
      'none of what isn’t its text',
      String.raw`{\info{\title no}}{\*\generator no}{\pict ffd8}{\header no}yes{\*\bkmkstart no}`,
      ['yes'],
    ],
    [
      'the text of a field, not its code',
      String.raw`{\field{\*\fldinst HYPERLINK "https://a.example"}{\fldrslt here}}`,
      ['here'],
    ],
    ['bytes of a picture that look like text', String.raw`a{\bin5 }}}}}b`, ['ab']],
    ['more ends than beginnings', String.raw`a}}}} b`, ['a b']],
  ])('%s', async (_, body, expected) => {
    expect(await textOf(latin1(`{\\rtf1\\ansi\\ansicpg1252 ${body}}`))).toEqual(expected)
  })
  test.each<[string, string, string]>([
    ['what was deleted from it, or is hidden', String.raw`a{\deleted no}b{\v no\v0 c}\v no\plain d`, 'abcd'],
    ['a byte that is none', String.raw`{a\'}b\'g1c}\'`, 'abg1c'],
  ])('%s', async (_, body, expected) => {
    expect(await textOf(latin1(`{\\rtf1 ${body}}`))).toEqual([expected])
  })
  test('is known by its beginning, after blanks or a mark, whatever else it says', async () => {
    const file = `{\\rtf1 %PDF-1.7}`
    for (const before of ['', '\r\n', '\u00EF\u00BB\u00BF'])
      expect(await textOf(latin1(before + file))).toEqual(['%PDF-1.7'])
  })
  test('text in the encoding of its font', async () => {
    const fonts = String.raw`{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial;}{\f2\fcharset161 Arial;}{\f3\fcharset128 MS;}}`
    const body = String.raw`\f1\'cf\'f0\'e8{\f2 \'c1\'e8}\'e2\f0\'e9 {\f3\'93\'fa\'96\'7b}`
    expect(await textOf(latin1(`{\\rtf1\\ansi\\ansicpg1252${fonts}${body}}`))).toEqual(['ПриΑθвé 日本'])
  })
  test('text that names no font is in that of the document', async () => {
    const fonts = String.raw`{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial;}}`
    const file = (deff: string): Uint8Array =>
      latin1(String.raw`{\rtf1\ansi\ansicpg1252${deff}${fonts}\'cf\'f0{\f0\'e9}{\f0\plain\'e8}}`)
    expect(await textOf(file(String.raw`\deff1`))).toEqual(['Прéи'])
    expect(await textOf(file(''))).toEqual(['Ïðéè'])
  })
  test('kept as UTF-16 it says the same', async () => {
    const file = String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f1\fcharset204 A;}} caf\'e9 €–é{\f1 Ïðè} 日本 a{\b b}}`
    for (const order of ['le', 'be']) {
      const marked = `\ufeff${file}`
      const whole = new Uint8Array(marked.length * 2)
      const data = new DataView(whole.buffer)
      for (let at = 0; at < marked.length; at += 1) data.setUint16(at * 2, marked.charCodeAt(at), order === 'le')
      expect(await textOf(whole), order).toEqual(['café €–éПри 日本 ab'])
    }
  })
  test('groups in each other beyond reason are refused', async () => {
    const outcome = await importDocument(latin1(`{\\rtf1${'{'.repeat(100_000)}`))
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'too-deep' } })
  })
})

test.each(Object.getOwnPropertyNames(Object.prototype).filter((name) => /^[a-z]+$/i.test(name)))(
  'an element or a control word called %s is one that nobody knows',
  async (name) => {
    const xml = (body: string) => `<d xmlns:w="w">${body}</d>`
    const odt = zipSync({
      mimetype: bytesOf('application/vnd.oasis.opendocument.text'),
      'content.xml': bytesOf(xml(`<w:p>a<w:${name}/>b</w:p><w:${name}>no</w:${name}>`)),
    })
    expect(await textOf(odt)).toEqual(['ab'])
    const run = '<w:r><w:t>a</w:t></w:r>'
    const docx = zipSync({ 'word/document.xml': bytesOf(xml(`<w:p>${run}<w:${name}/>${run}</w:p><w:${name}/>`)) })
    expect(await textOf(docx)).toEqual(['aa'])
    expect(await textOf(latin1(`{\\rtf1 a\\${name} b\\par}`))).toEqual(['ab'])
  },
)

test('a text that mentions a PDF is a text; what stands before a PDF doesn’t hide it', async () => {
  expect(await textOf('Files\n\nEach begins with %PDF-1.7 and ends with %%EOF.')).toEqual([
    'Files',
    'Each begins with %PDF-1.7 and ends with %%EOF.',
  ])
  const outcome = await importDocument(latin1('From a mail:\n%PDF-1.7\n1 0 obj\n<<>>\nendobj'))
  expect(outcome).toMatchObject({ ok: false, refusal: { code: 'malformed' } })
})

test.each(['[Your name]', '{page 1} Ada', '[1] A paper', '<3 rocks', '< 2020: at sea', '<- back'])(
  'a text that begins as a format does is a text: %s',
  async (beginning) => {
    const { report, text } = await read(`${beginning}\n\nA line of it`)
    expect(report.format).toBe('text')
    expect(JSON.stringify(text)).toContain('A line of it')
  },
)

test.each(['{"a":', '[{"a": 1', '{', '<a', '<?xml', '<!-- a', '</a>'])(
  'what is damaged is no text: %s',
  async (damaged) => {
    expect(['malformed', 'unknown-format']).toContain(await refusal(damaged))
  },
)

describe('kinds that aren’t read are named', () => {
  const empty = new Uint8Array(1)
  test.each<[string, Uint8Array]>([
    ['old Word', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
    ['Pages document', zipSync({ 'Index/Document.iwa': empty, 'preview.jpg': empty })],
    ['picture', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)],
    ['picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
    ['picture', latin1('\0\0\0\u0018ftypheic')],
    ['picture', latin1('II*\0\u0008')],
    ['spreadsheet', zipSync({ 'xl/workbook.xml': empty })],
    ['spreadsheet', zipSync({ mimetype: bytesOf('application/vnd.oasis.opendocument.spreadsheet') })],
    ['presentation', zipSync({ 'ppt/presentation.xml': empty })],
    ['web page', bytesOf('<!DOCTYPE html><p>x')],
  ])('%s', async (words, file) => {
    const outcome = await importDocument(file)
    if (outcome.ok) throw new Error('it was read')
    const say = await exchangeWords('en')
    expect(say(`exchange.refusal.${outcome.refusal.code}`, outcome.refusal.params)).toContain(words)
  })
})

test('what is no bytes is said to be none, and what is taken', async () => {
  const given = (value: unknown): Promise<unknown> => Reflect.apply(importDocument, undefined, [value])
  for (const value of [undefined, '{ "basics": {} }', new ArrayBuffer(8), new Uint16Array(4)])
    await expect(given(value)).rejects.toMatchObject({
      code: 'invalid-settings',
      message: expect.stringContaining('importDocument takes the bytes of a file, a Uint8Array, not '),
    })
})
