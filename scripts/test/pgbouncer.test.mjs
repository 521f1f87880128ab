import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { hasPgbouncer } from '../pgbouncer.ts'

const pooler = new URL('../pgbouncer.ts', import.meta.url).href

/** Whether something takes connections there. */
function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('error', () => resolve(false))
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
  })
}

test.skipIf(!hasPgbouncer)(
  'a pooler ends with whoever started it, also when that is killed',
  async () => {
    const code = `import { startPgbouncer } from ${JSON.stringify(pooler)}
    const { url } = await startPgbouncer('postgres://somebody:secret@127.0.0.1:1/postgres')
    console.log(new URL(url).port)`
    const starter = spawn(process.execPath, ['--no-warnings', '--input-type=module', '--eval', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [printed] = await once(starter.stdout, 'data')
    const port = Number(String(printed))
    expect(await answers(port)).toBe(true)
    starter.kill('SIGKILL')
    await expect.poll(() => answers(port)).toBe(false)
  },
  20_000,
)
