import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { alone } from './namespace.ts'
import { startLogins } from './processes.ts'
import { openAccount, sessionCookie, signIn, until, visitor } from './visitor.ts'

/** A small disk of its own, in a namespace of its own: nobody else's is filled. */
export function fullDisk(): { readonly lost: readonly string[]; readonly line: string } {
  const folder = mkdtempSync(join(tmpdir(), 'small-disk-'))
  try {
    return alone(import.meta.url, {
      argument: folder,
      prepared: 'mount -t tmpfs -o size=24m small "$1"',
      seconds: 180,
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const email = 'owner@example.org'
const password = 'Kohv9-ja-kringel!'

async function onDisk(disk: string): Promise<{ readonly lost: readonly string[]; readonly line: string }> {
  const logins = await startLogins({ folder: join(disk, 'data') })
  try {
    const who = visitor(logins)
    await openAccount(logins, { email, password })
    const lost: string[] = []
    if ((await signIn(who, { email, password })).session === null) lost.push('a sign-in before')
    const ready = async (): Promise<number | undefined> => (await visitor(logins).send(0, '/readyz'))?.status
    const become = async (status: number): Promise<number> => {
      const begun = performance.now()
      const there = await until(async () => (await ready()) === status, { seconds: 30 })
      if (there === null) lost.push(`/readyz never said ${status}`)
      return Math.round((performance.now() - begun) / 100) / 10
    }

    fill(join(disk, 'fill'))
    const full = await become(503)
    const refused = await signIn(visitor(logins), { email, password })
    if (refused.answer?.status !== 503) lost.push(`signing in was answered ${refused.answer?.status}`)
    if ((await who.send(0, '/cas/account'))?.status !== 200) lost.push('who was signed in')
    await logins.kill(0)
    const restarted = await logins.start(0).catch(() => null)
    if (restarted === null) lost.push('a start beside what a kill left')

    rmSync(join(disk, 'fill'))
    const back = await become(200)
    const again = visitor(logins)
    again.cookies.set(sessionCookie, who.cookies.get(sessionCookie) ?? '')
    if ((await again.send(0, '/cas/account'))?.status !== 200) lost.push('the session')
    if ((await signIn(visitor(logins), { email, password })).session === null) lost.push('signing in after')

    // Ended as a service is, it leaves nothing beside the file, whose index then has no room.
    await logins.kill(0, 'SIGTERM')
    fill(join(disk, 'fill'))
    const said = await logins.start(0).then(
      () => 'it started',
      () => logins.log(),
    )
    if (!/^EU Login can’t start: \S+ can’t be written: the disk is full\..*$/m.test(said))
      lost.push('a line for the operator')
    if (/^\s+at /m.test(said)) lost.push('a stack trace was printed')
    return {
      lost,
      line: `not ready after ${full} s, writes 503, reads go on, a start says in one line why not; ready ${back} s after there was room; ${lost.length} lost`,
    }
  } finally {
    await logins.stop()
  }
}

/** Takes all there is. */
function fill(path: string): void {
  const file = openSync(path, 'w')
  try {
    for (const size of [65_536, 4096]) {
      try {
        for (;;) writeSync(file, Buffer.alloc(size))
      } catch {}
    }
  } finally {
    closeSync(file)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(JSON.stringify(await onDisk(process.argv[2] ?? '')))
  process.exit(0)
}
