import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openOperatorStore } from '../../src/server/store/open-for-operator.ts'

const config = fileURLToPath(new URL('../../wrangler.jsonc', import.meta.url))
/** As somebody gives them. */
const answers = { easy: 5, purpose: 'cv', done: 'yes', recommend: 4, better: '', language: 'en' } as const
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'operator-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const open = (url: string) => openOperatorStore({ DATA_DIR: join(folder, 'data'), PORTAL_DATABASE_URL: url })

test('what people answered is read from a Worker’s database, through wrangler', async () => {
  const url = `d1://DB?config=${config}&persist-to=${join(folder, 'state')}`
  for (const expected of [0, 1]) {
    const opened = await open(url)
    if (!opened.ok) throw new Error(opened.line)
    const { store } = opened
    expect(await store.survey.all()).toHaveLength(expected)
    await store.survey.add(answers, { id: `id-${expected}`, day: '2026-11-27', person: null })
    await store.close()
  }
}, 60_000)

test.each([
  ['d1://DB?config=/nowhere/wrangler.jsonc', 'PORTAL_DATABASE_URL can’t be used: there is no /nowhere/wrangler.jsonc.'],
  [
    `d1://OTHER?config=${config}`,
    'PORTAL_DATABASE_URL can’t be used: wrangler’s configuration binds no D1 database as OTHER.',
  ],
])(
  '%s is refused in one line',
  async (url, line) => {
    expect(await open(url)).toEqual({ ok: false, line })
  },
  60_000,
)
