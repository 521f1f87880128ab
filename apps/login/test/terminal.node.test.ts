import { expect, it } from 'vitest'
import type { Command } from '../src/cli/command.ts'
import { runProgram } from '../src/cli/program.ts'

/** Clears the screen, sets its title, moves up, and turns what follows. */
const said = '550 no\u001B[2J\u001B]0;root\u0007\r\u009B1A\u202Eyes'

const speaking: Command = {
  name: 'speak',
  summary: 'Says what a mail server said.',
  takes: '',
  positionals: [0, 0],
  options: {},
  explained: [],
  examples: [],
  runPlain: () => Promise.resolve({ ok: true, text: `one\n\ttwo: ${said}`, json: { said } }),
}

it('nobody’s words are commands to a terminal, and programs read them as they were', async () => {
  const options = { commands: [speaking], environment: {} }
  const { out } = await runProgram(['speak'], options)
  expect(out).toBe('one\n\ttwo: 550 no\\u001b[2J\\u001b]0;root\\u0007\\u000d\\u009b1A\\u202eyes\n')
  const { out: json } = await runProgram(['speak', '--json'], options)
  expect(json).not.toMatch(/[\u001B\u009B\u202E]/)
  expect(JSON.parse(json)).toEqual({ ok: true, said })
})
