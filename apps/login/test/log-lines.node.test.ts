import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { lineWriter } from '../src/log-lines.ts'

it('writes the lines of a turn at once, in their order', async () => {
  const written: string[] = []
  const line = lineWriter({ write: (text) => written.push(text) }, () => {})
  line('a')
  line('b')
  expect(written).toEqual([])
  await new Promise((resolve) => setImmediate(resolve))
  line('c')
  await new Promise((resolve) => setImmediate(resolve))
  expect(written).toEqual(['a\nb\n', 'c\n'])
})

it.each([
  ['ends by itself', ''],
  ['is told to exit', 'process.exit(0)'],
  ['meets an error that nobody catches', "throw new Error('x')"],
])('loses none where the process %s', (_how, end) => {
  const module = fileURLToPath(new URL('../src/log-lines.ts', import.meta.url))
  const program = `
    import { lineWriter } from ${JSON.stringify(module)}
    const line = lineWriter(process.stdout, (flush) => process.on('exit', flush))
    for (let at = 0; at < 5000; at++) line('line ' + at)
    ${end}`
  const ran = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' })
  expect(ran.stdout.trim().split('\n')).toHaveLength(5000)
})
