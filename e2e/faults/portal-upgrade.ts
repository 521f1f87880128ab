import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { balancer } from '../../apps/login/test/support/balancer.ts'
import { diff } from '../../packages/europass/src/patch/index.ts'
import { type Browser, openBrowser } from '../../packages/testing/src/browser.ts'
import type { User } from '../../packages/testing/src/factors.ts'
import { signedInAt } from '../../packages/testing/src/sign-in.ts'
import { startDatabases } from '../fixtures/postgres.ts'
import { placeAt, type RealPlace } from './place.ts'
import { freePort, nameOf, root, startLogins, startPortals } from './processes.ts'
import { releaseBefore } from './release-before.ts'
import { patient, restarted } from './rolling.ts'
import { type Failure, stepsOf, whose } from './whose.ts'

/**
 * Two processes of Europass of the release before become two of this one, one after the other, on one
 * PostgreSQL database, and go back; meanwhile people write their CVs, read them and sign in.
 *
 * @param options `rounds`: how many edits come between two restarts, at least
 */
export async function portalUpgrade({ rounds = 16 } = {}): Promise<{
  readonly lost: readonly string[]
  readonly apart: readonly string[]
  readonly line: string
}> {
  const before = await releaseBefore()
  const databases = await startDatabases()
  const folder = await mkdtemp(join(tmpdir(), 'faults-'))
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const logins = await startLogins({ folder, settings: { ...databases.settings, PORTAL_ORIGIN: origin } })
  const portals = await startPortals({
    count: 2,
    folder,
    of: before.folder,
    origin,
    settings: { ...databases.settings, ...patient, LOGIN_ORIGIN: logins.origin },
  })
  const front = await balancer(port, portals.ports, portals.releaseAt)
  const lost: string[] = []
  const failed: Failure[] = []
  const steps = stepsOf()
  const counts = { edits: 0, pages: 0, signIns: 0 }
  let over = false
  try {
    for (const each of portals.ports) await front.sees(each, 'ready')
    const place = placeAt(logins.origin)
    const writers = await Promise.all(
      ['ada', 'bob', 'eve'].map(async (name) => {
        const user = await place.user(`${name}@example.org`, ['totp'])
        return writer(await signedIn(place, { level: 'MEDIUM', origin, user }), {
          counts,
          failed,
          lost,
          name,
          origin,
          steps,
        })
      }),
    )
    const guest = await place.user('guest@example.org', ['passkey'])
    const busy = [
      ...writers.map(async ({ edit, read }) => {
        while (!over) {
          await edit()
          await read()
          // As fast as a person may write, and no faster.
          await sleep(250)
        }
      }),
      (async () => {
        while (!over) {
          const begun = performance.now()
          let answer: Failure['answer'] = null
          const noted = async (request: Request): Promise<Response> => {
            answer = null
            const response = await fetch(request)
            answer = await answerOf(response.clone())
            return response
          }
          await signedIn(place, { origin, user: guest }, noted).then(
            () => (counts.signIns += 1),
            (error: unknown) =>
              failed.push({
                what: `a sign-in, ${String(error).slice(0, 200)}`,
                answer,
                besideSteps: steps.since(begun),
              }),
          )
          await sleep(100)
        }
      })(),
    ]
    const more = async (): Promise<void> => {
      for (const enough = counts.edits + rounds; counts.edits < enough && failed.length < 10; ) await sleep(20)
    }
    for (const release of [root, before.folder, root])
      for (const index of [0, 1]) {
        await more()
        // The first process of this release takes the steps; the others find them taken.
        const first = release === root && index === 0
        await restarted(portals, index, { front, of: release, ...(first && { beside: steps.beside }) })
        await more()
      }
    over = true
    await Promise.all(busy)
    for (const { judge } of writers) await judge()
    for (const index of portals.ports.keys()) await portals.kill(index, 'SIGINT')
    const found = whose(failed, { before: nameOf(before.folder), log: portals.log(), numbered: false })
    lost.push(...found.lost)
    return {
      lost,
      apart: found.apart,
      line: `${before.name} to this, back, and to this again, two processes: ${counts.edits} edits acknowledged, ${counts.pages} pages and answers, ${counts.signIns} sign-ins by EU Login beside six restarts; ${lost.length} lost or failed by this, ${found.apart.length} by the one before alone`,
    }
  } finally {
    over = true
    await front.close()
    await portals.stop()
    await logins.stop()
    await databases.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** An answer of Europass, and the release that gave it. */
async function answerOf(response: Response): Promise<NonNullable<Failure['answer']>> {
  return {
    status: response.status,
    text: await response.text(),
    by: response.headers.get('x-answered-by') ?? '',
  }
}

/** Signs somebody in at Europass by EU Login. @returns their browser at Europass */
async function signedIn(
  place: RealPlace,
  { level, origin, user }: { readonly level?: 'MEDIUM'; readonly origin: string; readonly user: User },
  ask: (request: Request) => Promise<Response> = fetch,
): Promise<Browser> {
  const browser = openBrowser(ask, { origin })
  const asked = await browser.request(`/auth/login${level === undefined ? '' : `?level=${level}`}`)
  const { pathname, search } = new URL(asked.headers.get('Location') ?? '', origin)
  const visit = await signedInAt(place, { browser: place.browser(), user, path: pathname + search })
  const [, back = ''] = /^30\d (https?:.*)$/.exec(visit.hops.at(-1) ?? '') ?? []
  const came = new URL(back)
  await browser.request(came.pathname + came.search)
  const session: { readonly user: object | null } = await (await browser.request('/api/session')).json()
  if (session.user === null) throw new Error('nobody is signed in after it')
  return browser
}

/** Somebody who changes the title of a CV, again and again, and remembers what was acknowledged. */
function writer(
  browser: Browser,
  {
    counts,
    failed,
    lost,
    name,
    origin,
    steps,
  }: {
    readonly counts: { edits: number; pages: number }
    readonly failed: Failure[]
    readonly lost: string[]
    readonly name: string
    readonly origin: string
    readonly steps: ReturnType<typeof stepsOf>
  },
) {
  const path = `/api/documents/cv/cv-of-${name}`
  let title = ''
  /** What may be there without having been acknowledged. */
  let sent = ''
  let version = 0
  let edits = 0
  const ask = async (
    method: string,
    at: string,
    body?: object,
  ): Promise<{ readonly version?: number; readonly value?: { readonly title?: string } } | null> => {
    const begun = performance.now()
    const answer = await browser
      .request(at, {
        method,
        ...(body && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', Origin: origin } }),
      })
      .then(answerOf, () => null)
    if (answer && answer.status < 300) return answer.text.startsWith('{') ? JSON.parse(answer.text) : {}
    failed.push({ what: `${method} ${at}`, answer, besideSteps: steps.since(begun) })
    return null
  }
  return {
    edit: async () => {
      if (version === 0) version = (await ask('PUT', path, { schema: 2, value: { id: `cv-of-${name}` } }))?.version ?? 0
      const next = `Title ${edits + 1}`
      const device = { id: `device-${name}`, name: 'Firefox' }
      const patches = diff({ title }, { title: next })
      const batch = `batch-of-${name}-${edits + 1}`
      sent = next
      const done = await ask('POST', `${path}/changes`, { schema: 2, base: version, batch, device, patches })
      if (done?.version === undefined) return
      title = next
      version = done.version
      edits += 1
      counts.edits += 1
    },
    read: async () => {
      for (const at of ['/', '/api/session']) if ((await ask('GET', at)) !== null) counts.pages += 1
      const found = await ask('GET', path)
      if (found !== null && ![title, sent].includes(found.value?.title ?? ''))
        lost.push(`${name} read ${found.value?.title}, not ${title}`)
      counts.pages += 1
    },
    judge: async () => {
      const found = await ask('GET', path)
      if (found?.value?.title !== title) lost.push(`the last edit of ${name}`)
      if (found?.version !== edits + 1) lost.push(`${name} has version ${found?.version} after ${edits} edits`)
    },
  }
}
