// CPU time of a cold isolate: `node bench/cold-start.mjs [rounds]`, after `pnpm build`; on Linux. EU Login’s
// Worker in a workerd of its own answers its first request, the sign-in page; what workerd itself takes until
// it answers with an empty Worker, bound to the same, is taken off. Its database is migrated before.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Miniflare } from 'miniflare'
import { workerOptions } from '../scripts/workers/options.mjs'

const rounds = Number(process.argv[2] ?? 7)
const folder = mkdtempSync(join(tmpdir(), 'cold-start-'))
const settings = { SECRET_KEY: 'only-in-this-measurement-'.repeat(2), LOG_LEVEL: 'error' }
const { options } = workerOptions('login', { folder, settings })
const empty = {
  ...options,
  workers: options.workers.map((worker) => ({
    ...worker,
    config: {
      ...worker.config,
      manifest: {
        mainModule: 'empty.js',
        modulesRoot: folder,
        modules: {
          'empty.js': {
            type: 'esm',
            contents: 'export class Channel { fetch() {} }; export default { fetch: () => new Response(), queue() {} }',
          },
        },
      },
    },
  })),
}

try {
  // Migrates.
  await cpuUntilAnswered(options)
  const all = []
  for (let round = 0; round < rounds; round++)
    all.push((await cpuUntilAnswered(options)) - (await cpuUntilAnswered(empty)))
  all.sort((a, b) => a - b)
  const [least, median, most] = [all[0], all[all.length >> 1], all.at(-1)].map((ms) => ms.toFixed(0))
  console.log(`median ${median} ms of CPU, from ${least} to ${most} (${rounds} cold starts)`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Milliseconds that workerd has computed, all its threads, when the first answer is read. */
async function cpuUntilAnswered(how) {
  const workerd = new Miniflare(how)
  try {
    const address = await workerd.ready
    const answer = await fetch(new URL('/cas/login', address), { headers: { Host: 'localhost:4000' } })
    await answer.text()
    if (!answer.ok) throw new Error(`answered ${answer.status}`)
    return cpuOf(workerdOf(process.pid))
  } finally {
    await workerd.dispose()
  }
}

/** The only workerd that a process has started. */
function workerdOf(pid) {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')
  return children.find((child) => readFileSync(`/proc/${child}/comm`, 'utf8').trim() === 'workerd')
}

/** What all threads of a process have computed. @see https://docs.kernel.org/scheduler/sched-stats.html */
function cpuOf(pid) {
  const threads = readdirSync(`/proc/${pid}/task`)
  const spent = threads.map((thread) =>
    Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
  )
  return spent.reduce((sum, ns) => sum + ns, 0) / 1e6
}
