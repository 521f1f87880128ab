import { zlibSync } from 'fflate'
import { expect, test } from 'vitest'
import { bytesOf, read, refusal } from './read.ts'

/** A PDF of objects, numbered from 1; the first is its catalog. */
function pdf(objects: readonly string[]): Uint8Array {
  const offsets: number[] = []
  let text = '%PDF-1.7\n'
  for (const [index, object] of objects.entries()) {
    offsets.push(text.length)
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  text += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF`
  return Uint8Array.from(text, (char) => char.charCodeAt(0))
}

const binary = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')

/** A stream; deflated as often as told. */
function stream(content: Uint8Array, { times = 1, more = '' } = {}): string {
  let bytes = content
  for (let time = 0; time < times; time += 1) bytes = zlibSync(bytes)
  const filter = times === 0 ? '' : `/Filter[${'/FlateDecode'.repeat(times)}]`
  return `<</Length ${bytes.length}${filter}${more}>>\nstream\n${binary(bytes)}\nendstream`
}

const font = '/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>'
const page = (content: string, ...more: string[]): Uint8Array =>
  pdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R${font}/XObject<</X 5 0 R>>>>>>`,
    content,
    ...more,
  ])
const words = bytesOf('BT /F 9 Tf (Hello there) Tj ET')

test('one that is none of these is read', async () => {
  expect((await read(page(stream(words)))).text).toEqual([{ kind: 'paragraph', text: 'Hello there' }])
})

test.each<[string, Uint8Array, string]>([
  [
    'pages that hold themselves',
    pdf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[2 0 R]/Count 1>>']),
    'malformed',
  ],
  [
    'a billion pages that aren’t there',
    pdf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[]/Count 1000000000>>']),
    'nothing-inside',
  ],
  ['100 MB in 100 KB', page(stream(new Uint8Array(100_000_000))), 'too-many-elements'],
  ['deflated twice', page(stream(words, { times: 2 })), 'too-many-elements'],
  ['100,000 states in each other', page(stream(bytesOf('q '.repeat(100_000)))), 'too-many-elements'],
  [
    'forms that draw forms that draw forms',
    page(
      stream(bytesOf('/X Do')),
      ...Array.from({ length: 8 }, (_, index) =>
        stream(bytesOf('/X Do '.repeat(10)), {
          times: 0,
          more: `/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X ${index + 6} 0 R>>>>`,
        }),
      ),
      '<<>>',
    ),
    'too-many-elements',
  ],
  ['5 MB of nothing', Uint8Array.from(`%PDF-1.7\n${'x'.repeat(5_000_000)}`, (char) => char.charCodeAt(0)), 'malformed'],
  ['500,000 arrays in each other', bytesOf(`%PDF-1.7\n1 0 obj\n${'['.repeat(500_000)}`), 'malformed'],
])('%s', async (_, file, code) => {
  const before = process.cpuUsage()
  expect(await refusal(file)).toBe(code)
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1000).toBeLessThan(3000)
})
