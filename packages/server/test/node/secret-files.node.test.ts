import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withSecretFiles } from '@laissez-passer/server/node/secret-files'
import { expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'secret-files-'))
const secret = 'a key of more than thirty-two characters'

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

it('reads a secret from the file that is named', () => {
  const read = withSecretFiles({ SECRET_KEY_FILE: file('key', `  ${secret}\r\n`), LOGIN_PORT: '4000' }, ['SECRET_KEY'])
  expect(read).toEqual({ ok: true, environment: { SECRET_KEY: secret, LOGIN_PORT: '4000' } })
})

it('reads no other setting from a file, and leaves an empty name alone', () => {
  const given = { SERVICES_FILE: 'services.json', SECRET_KEY_FILE: '', SECRET_KEY: secret }
  expect(withSecretFiles(given, ['SECRET_KEY'])).toEqual({
    ok: true,
    environment: { SERVICES_FILE: 'services.json', SECRET_KEY: secret },
  })
})

it('tells every file that can’t be used, and never what it holds', () => {
  const read = withSecretFiles(
    {
      A_FILE: join(folder, 'nowhere'),
      B_FILE: folder,
      C_FILE: file('empty', ' \n'),
      D_FILE: file('both', secret),
      D: 'set',
      E_FILE: file('bytes', new Uint8Array([0xff, 0xfe, 0x00])),
      F_FILE: file('long', 'x'.repeat(65 * 1024)),
    },
    ['A', 'B', 'C', 'D', 'E', 'F'],
  )
  expect(read).toEqual({
    ok: false,
    line: expect.any(String),
    environment: {},
    unread: ['A', 'B', 'C', 'D', 'E', 'F'],
  })
  if (read.ok) return
  expect(read.line.split('\n').map((line) => line.replace(/_FILE=\S+/, ''))).toEqual([
    'A can’t be used: there is no such file. Accepted: a file that holds A, which is then not set itself.',
    'B can’t be used: it is a folder. Accepted: a file that holds B, which is then not set itself.',
    'C can’t be used: it is empty. Accepted: a file that holds C, which is then not set itself.',
    'D can’t be used: D is set as well. Accepted: a file that holds D, which is then not set itself.',
    'E can’t be used: it is no text. Accepted: a file that holds E, which is then not set itself.',
    'F can’t be used: it holds more than 64 KB. Accepted: a file that holds F, which is then not set itself.',
  ])
  expect(read.line).not.toContain(secret)
})

// A process's lines go to collectors of logs: what was meant for DATABASE_URL stood there, password and all.
it('tells no secret that was given in the place of its file’s name', () => {
  const given = {
    A_FILE: 'postgres://portal:hunter2@database/portal',
    B_FILE: 'c2VjcmV0/hunter2',
    C_FILE: 'hunter2',
    C: 'x',
  }
  const read = withSecretFiles({ ...given, D_FILE: './nowhere', E_FILE: 'x'.repeat(5000) }, ['A', 'B', 'C', 'D', 'E'])
  expect(read).toMatchObject({
    ok: false,
    line: expect.stringContaining('D_FILE=./nowhere can’t be used: there is no such file'),
  })
  if (read.ok) return
  expect(read.line).not.toMatch(/hunter2|xxx/)
  expect(read.line).toContain('A_FILE=… can’t be used: there is no such file.')
})
