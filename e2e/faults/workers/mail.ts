import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { operator } from '../operator.ts'
import { root } from '../processes.ts'
import { register, until, visitor } from '../visitor.ts'
import { secretKey, startWorker } from './workerd.ts'

/** A message as the operators' command lists it. */
interface Listed {
  readonly id: string
  readonly to: string
  readonly abandonedAt: string | null
  readonly error: string | null
}

const [gone, ours, busy] = ['gone@example.org', 'ours@example.org', 'busy@example.org'] as const

/**
 * Cloudflare refuses mails: one for good, one until the operator has mended something, one because it is
 * busy. The operator sees each with what was said, in the log and by the command, and lets those that wait
 * go.
 */
export async function mailRefused(): Promise<{ readonly lost: readonly string[]; readonly line: string }> {
  const worker = await startWorker({ MAIL_FROM: 'EU Login <login@example.eu>', LOG_LEVEL: 'info' })
  const away = await mkdtemp(join(tmpdir(), 'faults-operator-'))
  const lost: string[] = []
  const must = (holds: boolean, what: string): void => void (holds || lost.push(what))
  const command = (...args: readonly string[]) =>
    operator({ dataDir: away, origin: worker.origin }, args, {
      LOGIN_DATABASE_URL: `d1://DB?config=${join(root, 'apps/login/wrangler.jsonc')}&persist-to=${worker.folder}`,
      SECRET_KEY: secretKey,
      WRANGLER_SEND_METRICS: 'false',
    })
  const listed = async (): Promise<readonly Listed[]> => {
    const { ok, text } = await command('outbox', 'list', '--json')
    if (!ok) throw new Error(text)
    return JSON.parse(text).messages
  }
  try {
    await worker.refuse({
      [gone]: 'E_RECIPIENT_SUPPRESSED',
      [ours]: 'E_SENDER_NOT_VERIFIED',
      [busy]: 'E_RATE_LIMIT_EXCEEDED',
    })
    for (const email of [gone, ours, busy]) must(await register(visitor(worker), email), `the registration of ${email}`)
    const begun = performance.now()
    const found = await until(
      async () => {
        const all = await listed()
        return all.length === 3 && all.every(({ error }) => error !== null) && all
      },
      { seconds: 90 },
    )
    const seenAfter = (performance.now() - begun) / 1000
    const [first, ...more] = (found ?? []).filter(({ abandonedAt }) => abandonedAt !== null)
    must(more.length === 0 && first?.error?.startsWith('E_RECIPIENT_SUPPRESSED') === true, 'the mail that is given up')
    must(first?.error?.includes(gone) === false, 'whom it was for is told')
    for (const [email, code] of [
      [ours, 'E_SENDER_NOT_VERIFIED'],
      [busy, 'E_RATE_LIMIT_EXCEEDED'],
    ] as const)
      must(found?.some(({ error, to }) => to === email && error?.startsWith(code)) === true, `what waits for ${email}`)
    const lines = worker.log().split('\n')
    const abandoned = lines.filter((line) => line.includes('"message-abandoned"'))
    must(abandoned.length === 1 && abandoned[0]?.includes('"recipient"') === true, 'the line of the log')

    await worker.refuse({})
    const retried = await command('outbox', 'retry', '--all')
    must(retried.ok, `outbox retry: ${retried.text}`)
    const sent = await until(
      async () => {
        const all = await worker.refuse({})
        return [ours, busy].every((email) => all.includes(email)) && all
      },
      { seconds: 90 },
    )
    must(sent?.length === 2, 'the mails that waited, once each')
    return {
      lost,
      line: `of three mails one is given up, two wait, each with what Cloudflare said, after ${seenAfter.toFixed(1)} s; retried, both are sent once; ${lost.length} lost`,
    }
  } finally {
    await worker.stop()
    await rm(away, { recursive: true, force: true })
  }
}
