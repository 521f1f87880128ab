import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { importDocument } from '../../src/exchange/index.ts'
import { bytesOf, read, refusal } from './read.ts'

const json = (inside: string): string =>
  `{"basics":{"name":"Ada L"},"sections":{"experience":{"items":[]}},"x":${inside}}`
const passport = (inside: string): string =>
  `<SkillsPassport><LearnerInfo><Identification><PersonName><FirstName>A</FirstName></PersonName></Identification>${inside}</LearnerInfo></SkillsPassport>`
const activities = (html: string): string =>
  passport(
    `<WorkExperienceList><WorkExperience><Activities><![CDATA[${html}]]></Activities></WorkExperience></WorkExperienceList>`,
  )
const word = (body: string): Uint8Array =>
  zipSync({ 'word/document.xml': bytesOf(`<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`) })
const openText = (body: string): Uint8Array =>
  zipSync({
    mimetype: bytesOf('application/vnd.oasis.opendocument.text'),
    'content.xml': bytesOf(`<a><text>${body}</text></a>`),
  })
/** Words that don't repeat, so that an archive of them isn't smaller than they explain. */
const distinct = (size: number): string[] =>
  Array.from({ length: size }, (_, at) => Math.imul(at + 1, 2_654_435_761).toString(36))
const linkedin = (csv: string): Uint8Array => zipSync({ 'Positions.csv': bytesOf(csv) })

/** Files that grow with a number, each of a kind that has made readers slow. */
const growing: Record<string, (size: number) => Uint8Array | string> = {
  'unclosed tags': (size) => '<a'.repeat(size),
  'unclosed tags in a passport': (size) => `<SkillsPassport>${'<a '.repeat(size)}`,
  'empty elements': (size) => `<SkillsPassport>${'<a/>'.repeat(size)}</SkillsPassport>`,
  levels: (size) => '<a>'.repeat(size),
  attributes: (size) => `<SkillsPassport ${Array.from({ length: size }, (_, index) => `a${index}="1"`).join(' ')}/>`,
  'one attribute': (size) => `<SkillsPassport a="${'x'.repeat(size)}"/>`,
  entities: (size) => passport(`<Headline>${'&amp;'.repeat(size)}</Headline>`),
  'unknown entities': (size) => passport(`<Headline>${'&foo;'.repeat(size)}</Headline>`),
  'a declaration': (size) => `<!DOCTYPE a [${'<!ENTITY a "b">'.repeat(size)}]><a/>`,
  comments: (size) => passport('<!-- - -->'.repeat(size)),
  'unread elements': (size) => passport('<b>x</b>'.repeat(size / 2)),
  entries: (size) =>
    passport(`<EducationList>${'<Education><Title>x</Title></Education>'.repeat(size / 8)}</EducationList>`),
  'HTML: unclosed tags': (size) => activities('<a'.repeat(size)),
  'HTML: open elements': (size) => activities('<b>'.repeat(size)),
  'HTML: lists': (size) => activities('<ul><li>x'.repeat(size / 4)),
  'HTML: quotes': (size) => activities(`<a href="${'<a href="'.repeat(size / 4)}`),
  'HTML: blanks': (size) => activities(`x${' '.repeat(size)}y<br>`),
  'JSON: levels': (size) => json('['.repeat(size) + ']'.repeat(size)),
  'JSON: open levels': (size) => '{"a":'.repeat(size),
  'JSON: keys': (size) => json(`{${Array.from({ length: size }, (_, index) => `"k${index}":1`).join(',')}}`),
  'JSON: items': (size) =>
    json('[]').replace(
      '"items":[]',
      `"items":[${Array.from({ length: size / 8 }, () => '{"company":"x"}').join(',')}]`,
    ),
  'JSON: escapes': (size) => json(`"${String.raw`\ud800`.repeat(size)}"`),
  'CSV: columns': (size) => linkedin(`Company Name,${'x,'.repeat(size)}\n${','.repeat(size)}`),
  'CSV: rows': (size) => linkedin(`Company Name,Title\n${'x,y\n'.repeat(size)}`),
  'CSV: quotes': (size) => linkedin(`Company Name,Title\n"${'""'.repeat(size)}`),
  'CSV: open quotes': (size) => linkedin(`Company Name,Title\n${'"x'.repeat(size)}`),
  'JSON: entries': (size) => `{"basics":{"name":"x"},"work":[${'{"name":"y"},'.repeat(size / 4)}{}]}`,
  'JSON: unknown keys': (size) =>
    `{"basics":{"name":"x"}${Array.from({ length: size / 2 }, (_, at) => `,"k${at}":1`).join('')}}`,
  'Word: paragraphs': (size) =>
    word(
      distinct(size / 2)
        .map((one) => `<w:p><w:t>${one}</w:t></w:p>`)
        .join(''),
    ),
  'Word: empty paragraphs': (size) =>
    word(
      distinct(size / 2)
        .map((one) => `<w:p w:id="${one}"/>`)
        .join(''),
    ),
  'Word: one paragraph': (size) =>
    word(
      `<w:p>${distinct(size / 2)
        .map((one) => `<w:t>${one}</w:t>`)
        .join('')}</w:p>`,
    ),
  'OpenDocument: spans': (size) =>
    openText(
      `<p>${distinct(size / 2)
        .map((one) => `<span>${one}</span>`)
        .join('')}</p>`,
    ),
  'OpenDocument: lists': (size) =>
    openText(
      distinct(size / 4)
        .map((one) => `<list-item><p>${one}</p></list-item>`)
        .join(''),
    ),
  'Rich Text: groups': (size) => `{\\rtf1 ${'{}'.repeat(size * 4)}`,
  'Rich Text: open groups': (size) => `{\\rtf1 ${'{'.repeat(size * 4)}`,
  'Rich Text: paragraphs': (size) => `{\\rtf1 ${String.raw`\par x`.repeat(size)}`,
  'Rich Text: bytes': (size) => `{\\rtf1 ${String.raw`\'e9`.repeat(size * 4)}`,
  'Rich Text: characters': (size) => `{\\rtf1 ${String.raw`\u233?`.repeat(size)}`,
  'Rich Text: hidden': (size) => `{\\rtf1 {\\*\\x ${'x '.repeat(size * 8)}`,
  'PDF: noughts': (size) => `%PDF-1.7\n${'\0'.repeat(size * 8)}`,
  'PDF: objects': (size) => `%PDF-1.7\n${'1 0 obj\n'.repeat(size)}`,
  'PDF: open strings': (size) => `%PDF-1.7\n1 0 obj ${'('.repeat(size * 4)}`,
  'text: blanks': (size) => ' \n'.repeat(size),
  'text: a line': (size) => 'x '.repeat(size),
  'text: bullets': (size) => '- '.repeat(size),
}

async function milliseconds(file: Uint8Array): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  for (let run = 0; run < 3; run += 1) {
    const before = process.cpuUsage()
    await importDocument(file)
    const { user, system } = process.cpuUsage(before)
    best = Math.min(best, (user + system) / 1000)
  }
  return best
}

const asBytes = (file: Uint8Array | string): Uint8Array => (typeof file === 'string' ? bytesOf(file) : file)

describe('no reader is worse than linear', () => {
  test.each(Object.entries(growing))('%s', async (_, make) => {
    const small = await milliseconds(asBytes(make(40_000)))
    const large = await milliseconds(asBytes(make(160_000)))
    // Four times the size takes four times as long; sixteen times would be the square. Noise has its share.
    expect(large).toBeLessThan(Math.max(small, 15) * 9)
  })
})

describe('a small file takes little time', () => {
  const megabytes = (count: number): Uint8Array => new Uint8Array(count * 1_000_000)
  test.each<[string, Uint8Array | string]>([
    ['a Word document of 400,000 paragraphs in 4 kB', word('<w:p/>'.repeat(400_000))],
    ['one of 60,000 in less than one', word('<w:p/>'.repeat(60_000))],
    ['an OpenDocument text of 500,000 points', openText('<list-item><p>x</p></list-item>'.repeat(500_000))],
    ['100 MB in an archive', linkedin('x'.repeat(100_000_000))],
    ['20 MB of noughts', megabytes(20)],
    ['20 MB of noughts that are called a PDF', Buffer.concat([bytesOf('%PDF-1.7\n'), megabytes(20)])],
    [
      '20 MB of noughts with the end of a PDF',
      Buffer.concat([bytesOf('%PDF-1.7\n'), megabytes(20), bytesOf('startxref\n9\n%%EOF')]),
    ],
  ])('%s', async (_, file) => {
    // A PDF's reader is loaded once, and a text decoded for the first time.
    await refusal('%PDF-1.7\nhello')
    expect(await milliseconds(asBytes(file))).toBeLessThan(200)
  })
})

describe('what is refused, and with which word', () => {
  const megabytes = (count: number): Uint8Array => new Uint8Array(count * 1_000_000).fill(0x61)
  test.each<[string, Uint8Array | string, string]>([
    ['nothing', '', 'empty'],
    ['50 MB', megabytes(50), 'too-large'],
    ['80 KB of `<a`', '<a'.repeat(40_000), 'malformed'],
    ['4 MB of `<a/>`', `<Candidate>${'<a/>'.repeat(1_000_000)}</Candidate>`, 'too-many-elements'],
    ['10,000 levels', '<a>'.repeat(10_000) + '</a>'.repeat(10_000), 'too-deep'],
    ['entities', '<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;">]><Candidate>&b;</Candidate>', 'doctype'],
    ['an external entity', '<!DOCTYPE x SYSTEM "file:///etc/passwd"><Candidate/>', 'doctype'],
    ['JSON 100,000 levels deep', json('['.repeat(100_000) + ']'.repeat(100_000)), 'too-deep'],
    ['half a JSON', '{"basics":', 'malformed'],
    ['another JSON', '{"hello":"world"}', 'unknown-format'],
    ['a web page', '<!DOCTYPE html><html></html>', 'foreign'],
    ['another XML', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'unknown-format'],
    ['a program', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3, 4, 5, 6, 7, 8, 0, 1, 2]), 'unknown-format'],
    ['half an archive', zipSync({ 'Positions.csv': bytesOf('Company Name\nx') }).slice(0, 40), 'malformed'],
    ['an archive of others', zipSync({ 'photo.jpg': bytesOf('x') }), 'archive-without-documents'],
    [
      'an archive in an archive',
      zipSync({ 'inner.zip': zipSync({ 'Positions.csv': bytesOf('x') }) }),
      'archive-without-documents',
    ],
    ['an archive that inflates to 100 MB', zipSync({ 'Positions.csv': megabytes(100) }), 'archive-too-large'],
    ['a PDF that is none', '%PDF-1.7\nhello', 'malformed'],
    ['blanks', ' \n'.repeat(100), 'nothing-inside'],
  ])('%s', async (_, file, code) => {
    const before = process.cpuUsage()
    expect(await refusal(file)).toBe(code)
    const { user, system } = process.cpuUsage(before)
    // The library for PDF takes most of this when it is loaded; nothing else comes near.
    expect((user + system) / 1000).toBeLessThan(2000)
  })

  test('an archive that says it is small', async () => {
    const bomb = zipSync({ 'Positions.csv': megabytes(100) })
    const view = new DataView(bomb.buffer, bomb.byteOffset, bomb.byteLength)
    const directory = view.getUint32(bomb.length - 6, true)
    // The directory's word for the size, which isn't believed.
    view.setUint32(directory + 24, 10, true)
    expect(await refusal(bomb)).toBe('archive-too-large')
  })
})

describe('encodings', () => {
  const text =
    '<?xml version="1.0"?><SkillsPassport><LearnerInfo><Identification><PersonName><FirstName>Zoë Ж</FirstName></PersonName></Identification></LearnerInfo></SkillsPassport>'
  const utf16 = (little: boolean, mark: boolean): Uint8Array => {
    const units = [...(mark ? '\uFEFF' : ''), ...text].map((unit) => unit.charCodeAt(0))
    const bytes = new Uint8Array(units.length * 2)
    const view = new DataView(bytes.buffer)
    for (const [at, unit] of units.entries()) view.setUint16(at * 2, unit, little)
    return bytes
  }
  test.each<[string, Uint8Array]>([
    ['UTF-8', bytesOf(text)],
    ['UTF-8 with a mark', bytesOf(`\uFEFF${text}`)],
    ['UTF-16, little end first', utf16(true, true)],
    ['UTF-16, big end first', utf16(false, true)],
    ['UTF-16 without a mark', utf16(true, false)],
    ['UTF-16, big end first, without a mark', utf16(false, false)],
  ])('%s', async (_, bytes) => {
    const { document } = await read(bytes)
    expect(document.profile.personal.givenName).toBe('Zoë Ж')
  })
  test('ISO 8859-1, as the declaration says', async () => {
    const bytes = Uint8Array.from(text.replace('?>', ' encoding="ISO-8859-1"?>').replace(' Ж', ''), (char) =>
      char.charCodeAt(0),
    )
    const { document } = await read(bytes)
    expect(document.profile.personal.givenName).toBe('Zoë')
  })
  test('halves of characters become a sign', async () => {
    const { document } = await read(json('1').replace('Ada', String.raw`A\ud800da`))
    expect(document.profile.personal.givenName).toBe('A\uFFFDda')
    expect(JSON.stringify(document).isWellFormed()).toBe(true)
  })
})
