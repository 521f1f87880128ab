import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { balancer } from './support/balancer.ts'
import { build } from './support/build.ts'
import { emptyDatabase } from './support/empty-database.ts'
import { browserOn, registerAndSignIn, signIn } from './support/journey.ts'
import { answering, freePort, type Running, run } from './support/running.ts'

it('two processes are restarted one after the other, and nobody who signs in meanwhile fails', async () => {
  const built = await build()
  const data = await mkdtemp(join(tmpdir(), 'login-data-'))
  onTestFinished(async () => {
    for (const folder of [built, data]) await rm(folder, { recursive: true, force: true })
  })
  const [port, one, other] = [await freePort(), await freePort(), await freePort()]
  const origin = `http://localhost:${port}`
  const LOGIN_DATABASE_URL = await emptyDatabase()
  const running = new Map<number, Running>()
  onTestFinished(async () => {
    await Promise.all([...running.values()].map((server) => server.end('SIGKILL')))
  })
  const start = async (at: number): Promise<void> => {
    const server = run(process.execPath, [join(built, 'dist/node.js')], {
      cwd: data,
      // Longer than the test: a process goes when nobody gives it anything more.
      env: {
        CAPTCHA: 'off',
        DATA_DIR: data,
        DRAIN_SECONDS: '300',
        LOGIN_DATABASE_URL,
        LOGIN_ORIGIN: origin,
        LOGIN_PORT: String(at),
      },
    })
    running.set(at, server)
    await answering(`http://127.0.0.1:${at}/readyz`, server)
  }
  await Promise.all([one, other].map(start))
  const { close, sees } = await balancer(port, [one, other])
  onTestFinished(close)
  await sees(one, 'ready')
  await registerAndSignIn(origin)

  let over = false
  let done = 0
  const failed: unknown[] = []
  const people = [1, 2, 3, 4].map(async () => {
    while (!over) {
      try {
        await signIn(browserOn(origin))
        done++
      } catch (error) {
        failed.push(error)
      }
    }
  })
  const more = async (count: number): Promise<void> => {
    const enough = done + count
    while (done < enough && failed.length === 0) await new Promise((resolve) => setTimeout(resolve, 10))
  }

  for (const at of [one, other]) {
    await more(3)
    const leaving = running.get(at)
    leaving?.child.kill('SIGTERM')
    await sees(at, 'left alone')
    await more(3)
    // Still there, for whoever hasn't seen it; a second signal says that all have.
    expect((await fetch(`http://127.0.0.1:${at}/healthz`)).status).toBe(503)
    expect((await fetch(`http://127.0.0.1:${at}/cas/login`)).status).toBe(200)
    expect(await leaving?.end('SIGTERM')).toBe(0)
    await more(3)
    await start(at)
    await sees(at, 'ready')
  }
  await more(3)
  over = true
  await Promise.all(people)
  expect(failed).toEqual([])
  expect(done).toBeGreaterThanOrEqual(21)
}, 120_000)
