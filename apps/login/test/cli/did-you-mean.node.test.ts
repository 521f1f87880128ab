import { expect, it } from 'vitest'
import { commands } from '../../src/cli/commands.ts'
import { runProgram } from '../../src/cli/program.ts'

const typed = (line: string) => runProgram(line.split(' '), { commands, environment: {} })

it.each([
  ['docter', 'There is no command “docter”. Did you mean doctor?\n'],
  ['acounts list', 'There is no command “acounts”. Did you mean accounts list?\n'],
  ['acounts', 'There is no command “acounts”. Did you mean accounts?\n'],
  ['doctor --jsn', 'There is no option --jsn. Did you mean --json?\n'],
  ['outbox list --abandonned', 'There is no option --abandonned. Did you mean --abandoned?\n'],
  ['accounts set ada@example.org --asurance TOP', 'There is no option --asurance. Did you mean --assurance?\n'],
])('%s: says what is like it', async (line, said) => {
  const { code, err } = await typed(line)
  expect([code, err.slice(0, said.length)]).toEqual([2, said])
})

it.each(['frobnicate', 'doctor --frobnicate'])('%s: is like nothing', async (line) => {
  const { code, err } = await typed(line)
  expect(code).toBe(2)
  expect(err).not.toContain('Did you mean')
})
