import { multiselect } from '@clack/prompts'
import { PassThrough, Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { sayingNone } from '../src/none.ts'

test('a question for which nothing was chosen says so in the language of the others', async () => {
  const terminal = new PassThrough()
  let shown = ''
  terminal.on('data', (text: unknown) => (shown += String(text)))
  const input = new Readable({ read() {} })
  const asked = multiselect({
    message: 'Personne, none et nonette',
    options: [{ value: 'passkey' }],
    required: false,
    showInstructions: false,
    input,
    output: sayingNone(terminal, 'rien de plus'),
  })
  input.push('\r')
  expect(await asked).toEqual([])
  expect(shown).toContain('rien de plus')
  expect(shown).toContain('nonette')
  expect(shown).not.toMatch(/\bnone\b/)
})
