import { fork } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const script = fileURLToPath(new URL('./support/starts-together.ts', import.meta.url))

function started(env: Readonly<Record<string, string>>) {
  const child = fork(script, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  const said: string[] = []
  child.stdout?.setEncoding('utf8').on('data', (line: string) => said.push(line))
  return { child, said }
}

test('a server that is started with others listens once its parent says that all can, and says so', async () => {
  const { child, said } = started({ START_TOGETHER: '1' })
  expect(await once(child, 'message')).toEqual(['can-start', undefined])
  expect(said).toEqual([])
  child.send('start')
  expect(await once(child, 'message')).toEqual(['started', undefined])
  await once(child, 'exit')
  expect(said.join('')).toBe('listening\n')
})

test('a parent that has closed the channel meanwhile, or is gone, ends no server', async () => {
  const { child, said } = started({ START_TOGETHER: '1', SLOW_TO_LISTEN: '1' })
  await once(child, 'message')
  child.send('start', () => child.disconnect())
  expect(await once(child, 'exit')).toEqual([0, null])
  expect(said.join('')).toBe('listening\n')
})

test('one that is started alone listens at once, whatever channel it has', async () => {
  const { child } = started({ START_TOGETHER: '' })
  if (!child.stdout) throw new Error('nothing to read')
  expect(await text(child.stdout)).toBe('listening\n')
})
