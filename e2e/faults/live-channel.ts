import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import type { Browser, Visit } from '../../packages/testing/src/browser.ts'
import { transferCodeOn } from '../steps/settled.ts'
import { startDatabases } from '../fixtures/postgres.ts'
import { placeAt, waitForPhone } from './place.ts'
import { startLogins } from './processes.ts'

/**
 * Somebody waits for their phone at one of two processes, the phone answers another; the connections by which
 * they hear of each other are ended by the database, once before the answer and again and again beside it.
 */
export async function liveChannel(): Promise<{ readonly lost: readonly string[]; readonly line: string }> {
  const databases = await startDatabases({ durable: true })
  const logins = await startLogins({ count: 2, settings: databases.settings })
  const client = new Client(databases.settings['LOGIN_DATABASE_URL'])
  await client.connect()
  const lost: string[] = []
  const end = async (): Promise<number> =>
    (
      await client.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where query ~* '^(listen|select pg_notify|select 1$)' and pid <> pg_backend_pid()",
      )
    ).rowCount ?? 0
  try {
    const place = placeAt(logins.origin, { appAt: `http://localhost:${logins.ports[1]}` })
    const owner = await place.user('owner@example.org', ['app'])
    const times: string[] = []
    for (const how of ['well', 'ended before the answer', 'ended all the time'] as const) {
      const browser = place.browser()
      const waiting = await waitForPhone(browser, owner)
      const told = toldOn(browser, waiting)
      await sleep(500)
      let going = how === 'ended all the time'
      if (how !== 'well' && (await end()) === 0) lost.push('nobody listens')
      const ending = (async () => {
        for (; going; await sleep(100)) await end()
      })()
      const begun = performance.now()
      await owner.app?.approve({ transferCode: transferCodeOn(waiting) })
      const came = await Promise.race([told, sleep(15_000).then(() => false)])
      times.push(`${how}: ${((performance.now() - begun) / 1000).toFixed(1)} s`)
      going = false
      await ending
      if (!came) lost.push(`the waiting page isn’t told (${how})`)
      await browser.get(waiting.path)
      if ((await browser.request('/cas/account')).status !== 200) lost.push(`the sign-in (${how})`)
    }
    return { lost, line: `the page moves on after the phone’s answer, ${times.join(', ')}; ${lost.length} lost` }
  } finally {
    await client.end()
    await logins.stop()
    await databases.stop()
  }
}

/**
 * Whether a page that waits is told that there is something new, as its script listens: a stream that broke
 * is asked for again after a while, as browsers do.
 */
export async function toldOn(browser: Browser, { html }: Visit): Promise<boolean> {
  const path = /"(\/cas\/[^"]*events[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  for (let tries = 0; tries < 10; tries++, await sleep(1000))
    try {
      const answer = await browser.request(path)
      let said = ''
      for await (const part of answer.body ?? []) {
        said += new TextDecoder().decode(part)
        if (said.includes('event: change')) return true
      }
    } catch {
      // Nobody is there, or it broke.
    }
  return false
}
