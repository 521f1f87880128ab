import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readScimFile, readWebhooksFile } from '../src/settings/programs-file.ts'

const good = { name: 'crm', url: 'https://crm.example/hook', secret: `whsec_${'A'.repeat(43)}=` }

function read(content: unknown, options = { needed: true }) {
  const folder = mkdtempSync(join(tmpdir(), 'webhooks-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'webhooks.json')
  if (content !== undefined) writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return readWebhooksFile(path, options)
}

test('webhooks are read, and none where nobody wrote any', () => {
  expect(read([good])).toEqual({ ok: true, items: [good] })
  expect(read(undefined, { needed: false })).toEqual({ ok: true, items: [] })
})

test.each([
  ['no file', undefined, 'it can’t be read'],
  ['no JSON', '[', 'line 1'],
  ['what is no list', {}, 'line 1: the whole'],
  [
    'a misspelt kind',
    '[\n{"name":"crm","url":"https://crm.example","secret":"' + good.secret + '",\n"kinds":["signedin"]}]',
    'line 3: 0.kinds.0 of crm “signedin”',
  ],
  ['a secret that is none', [{ ...good, secret: 'hunter2-hunter2' }], '0.secret of crm must be whsec_'],
])('%s is refused in one line that says where and why', (_, content, why) => {
  const result = read(content)
  expect(result).toMatchObject({ ok: false, line: expect.stringContaining(why) })
  expect(JSON.stringify(result)).not.toContain('hunter2')
})

test('directories are read in the same way', () => {
  const folder = mkdtempSync(join(tmpdir(), 'scim-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'scim.json')
  const hr = { name: 'hr', token: 'a-secret-'.padEnd(40, 'x'), domains: ['example.eu'] }
  writeFileSync(path, JSON.stringify([hr]))
  expect(readScimFile(path, { needed: true })).toEqual({ ok: true, items: [hr] })
  writeFileSync(
    path,
    JSON.stringify([
      { ...hr, token: 'a-secret' },
      { ...hr, domains: ['everybody'] },
    ]),
  )
  const refused = readScimFile(path, { needed: true })
  expect(refused).toMatchObject({
    ok: false,
    line: expect.stringMatching(/0\.token of hr must be .*; line 1: 1\.domains\.0 of hr/),
  })
  expect(JSON.stringify(refused)).not.toContain('a-secret')
  expect(readScimFile(join(folder, 'none.json'), { needed: false })).toEqual({ ok: true, items: [] })
})
