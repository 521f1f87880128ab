import { expect, it } from 'vitest'
import { type BackupItem, Damaged, fromLines, toLines } from '../../src/backup/lines.ts'

const items: readonly BackupItem[] = [
  { kind: 'header', madeAt: 1_900_000_000 },
  { kind: 'schema', steps: ['0001-first'] },
  { kind: 'table', name: 'accounts', columns: ['id', 'created_at', 'password_hash'] },
  { kind: 'rows', rows: [['a', 1, null]] },
  { kind: 'rows', rows: [['b \u2028 "\n\\', 2, 'ü']] },
  { kind: 'file', name: 'services.json', content: Buffer.from('[]') },
]

async function* given<Item>(some: readonly Item[]): AsyncGenerator<Item> {
  yield* some
}

async function collected<Item>(some: AsyncIterable<Item>): Promise<readonly Item[]> {
  const all: Item[] = []
  for await (const item of some) all.push(item)
  return all
}

async function written(): Promise<string> {
  return Buffer.concat([...(await collected(toLines(given(items))))]).toString('utf8')
}

/** Why a text is refused; null: it isn't. */
async function refusal(text: string): Promise<string | null> {
  return collected(fromLines(given([Buffer.from(text)]))).then(
    () => null,
    (error: unknown) => (error instanceof Damaged ? error.message : 'something else'),
  )
}

it('says of several databases how many there are, and where each begins, in a form that an older program refuses', async () => {
  const [header, schema, ...rest] = items
  if (header?.kind !== 'header' || schema?.kind !== 'schema') throw new Error('a header and a schema')
  const several = [{ ...header, databases: 2 }, schema, ...rest.slice(0, 2), { ...schema, database: 1 }, ...rest]
  const bytes = Buffer.concat([...(await collected(toLines(given(several))))])
  expect(bytes.toString('utf8')).toMatch(/^{"laissez-passer-backup":2,/)
  expect(await collected(fromLines(given([bytes])))).toEqual(several)
})

it('is read as it was written, in pieces of whatever length', async () => {
  const bytes = Buffer.from(await written())
  for (const length of [1, 7, bytes.length]) {
    const pieces = Array.from({ length: Math.ceil(bytes.length / length) }, (_, at) =>
      bytes.subarray(at * length, (at + 1) * length),
    )
    expect(await collected(fromLines(given(pieces)))).toEqual(items)
  }
})

it('whoever changes a row, takes one out or cuts the end off is found out, also in a file that unpacks well', async () => {
  const text = await written()
  const lines = text.trimEnd().split('\n')
  const of = (some: readonly string[]) => refusal(`${some.join('\n')}\n`)
  expect(await refusal(text)).toBeNull()
  expect(await refusal(text.replace('["a",1,null]', '["a",2,null]'))).toMatch(/checksum/)
  expect(await of(lines.toSpliced(3, 1))).toMatch(/lacks some of its lines/)
  expect(await of([...lines.slice(0, 3), lines[4] ?? '', lines[3] ?? '', ...lines.slice(5)])).toMatch(/checksum/)
  expect(await of(lines.slice(0, -1))).toMatch(/its end is missing/)
  expect(await of([...lines, lines[3] ?? ''])).toMatch(/goes on after its end/)
  expect(await refusal(text.slice(0, -5))).toMatch(/in the middle of a line/)
  expect(await of(lines.slice(1))).toMatch(/none of laissez-passer’s/)
  expect(await of([lines[0]?.replace('"laissez-passer-backup":1', '"laissez-passer-backup":3') ?? ''])).toMatch(
    /newer version/,
  )
})

it.each([
  '{"file":"../x","content":""}',
  '{"file":"/etc/passwd","content":""}',
  '{"table":"a b","columns":["id"]}',
  '{"table":"accounts","columns":["id\\""]}',
  '[{"a":1}]',
  '[true]',
  '{}',
  'null',
  '[',
])('%s is no line of one', async (line) => {
  const [first = '', ...rest] = (await written()).split('\n')
  expect(await refusal([first, line, ...rest].join('\n'))).toMatch(/damaged at line 2/)
})
