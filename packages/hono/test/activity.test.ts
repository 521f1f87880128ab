import { platform } from '#platform'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '@laissez-passer/core/ports'
import { asCsv } from '../src/account/activity-export.ts'
import type { Browser } from './support/browser.ts'
import { elodie, makeWorld, registered, signIn, type World } from './support/world.ts'

const PATH = '/cas/account/activity'
const settings = '/cas/account/settings'
const start = `/cas/login?continue=${encodeURIComponent(PATH)}`

describe('My activity', () => {
  let world: World
  let browser: Browser
  beforeEach(async () => {
    world = await makeWorld(await platform())
    await registered(world)
    browser = world.browser()
    await signIn(browser, { start })
  })

  /** Changes a setting so often, each a line. */
  async function changes(times: number): Promise<void> {
    for (let index = 0; index < times; index++)
      await browser.post(settings, { language: index % 2 === 0 ? 'fr' : 'en' })
    await browser.get(`${PATH}?lang=en`)
  }
  const rows = (html: string) => html.match(/class="log-what"/g)?.length ?? 0

  it('goes on page by page, each line once, with the filter that was chosen', async () => {
    await changes(110)
    const first = await browser.get(`${PATH}?what=changes`)
    expect(rows(first.html)).toBe(50)
    const older = (links: readonly string[]) => links.find((link) => /before=(?!.*&lang=)/.test(link)) ?? ''
    expect(older(first.links)).toContain('what=changes')
    const second = await browser.get(older(first.links))
    const third = await browser.get(older(second.links))
    // And what was there: the password that was chosen.
    expect([rows(second.html), rows(third.html), older(third.links)]).toEqual([50, 11, ''])
    expect(third.links).toContain(`${PATH}?what=changes`)
    expect(rows((await browser.get(`${PATH}?what=sign-ins`)).html)).toBe(1)
    expect((await browser.get(`${PATH}?what=refusals&period=week`)).text).toContain('Nothing of this kind')
    world.wait(8 * 86_400)
    await signIn(browser, { start })
    expect(rows((await browser.get(`${PATH}?period=week`)).html)).toBe(1)
    expect(rows((await browser.get(`${PATH}?what=nonsense&period=constructor&before=nobody`)).html)).toBe(0)
  })

  it('is downloaded whole, as the filter says, as CSV and JSON, by its owner alone', async () => {
    await changes(210)
    const [csv, json] = [
      await browser.request(`${PATH}/export?format=csv`),
      await browser.request(`${PATH}/export?format=json`),
    ]
    expect(csv.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
    expect(csv.headers.get('Content-Disposition')).toMatch(
      /^attachment; filename="activity-n00\w+-\d{4}-\d\d-\d\d\.csv"$/,
    )
    const lines = (await csv.text()).trim().split('\r\n')
    expect(lines[0]).toBe('time,kind,by,service,method,browser,country,details')
    const { entries, account } = await json.json()
    expect([lines.length - 1, account]).toEqual([entries.length, expect.stringMatching(/^n00/)])
    expect(entries.length).toBeGreaterThan(211)
    expect(entries.at(-1)).toMatchObject({ kind: 'password-chosen', by: 'person', time: expect.stringMatching(/Z$/) })
    const part = await (await browser.request(`${PATH}/export?format=json&what=sign-ins`)).json()
    expect(part.entries.map(({ kind }: { readonly kind: string }) => kind)).toEqual(['signed-in'])
    expect((await browser.request(`${PATH}/export?format=xml`)).status).toBe(404)
    expect((await world.browser().request(`${PATH}/export?format=csv`)).headers.get('Location')).toContain('/cas/login')
  })

  it('a cell of the table is never a formula, and stays one cell', () => {
    const details = { device: '=HYPERLINK("https://evil.example")', service: '+49, "Shop"' }
    const [, row] = asCsv([{ id: 'a', accountId: 'b', kind: 'signed-in', at: 0, details }]).split('\r\n')
    expect(row).toBe(
      `1970-01-01T00:00:00.000Z,signed-in,person,"'+49, ""Shop""",,,,"device: =HYPERLINK(""https://evil.example"")"`,
    )
  })

  it('says what the operator did, and asks nobody whether they did that', async () => {
    const account = await world.store.accounts.find({ email: elodie.email })
    const by: Actor = { via: 'command', name: 'root' }
    const line = { id: 'entry-1', accountId: account?.id ?? '', kind: 'administrator-on', details: {}, by }
    const activity = { ...line, at: world.runtime.now() + 1, subject: 'subject', facts: {}, reason: 'asked' }
    await world.store.accounts.setAdministrator({ accountId: line.accountId, on: true, activity })
    const page = await browser.get(PATH)
    expect(page.text).toContain('By the operator of this service')
    expect(page.text).not.toContain('root')
    expect(page.links.filter((link) => link.includes('/not-me'))).toHaveLength(1)
    expect((await (await browser.request(`${PATH}/export?format=json`)).json()).entries[0].by).toBe('operator')
  })

  it('says of which account a line is that went into this one, and asks nobody about it', async () => {
    const { runtime, store } = world
    const stays = await store.accounts.find({ email: elodie.email })
    if (stays === null) throw new Error('Nobody registered')
    const at = runtime.now()
    const goes = { ...stays, id: 'goes', uid: 'n00gonea', email: 'old@example.org' }
    const rest = { at, details: {}, subject: 's', facts: {} }
    const line = (kind: string, accountId: string) => ({ id: `line-${kind}`, accountId, kind, ...rest })
    const activity = line('settings-changed', goes.id)
    await store.accounts.add([
      { account: goes, emailKey: goes.email, uidMarks: [], link: null, messages: [], activity },
    ])
    const links = async () => (await browser.get(PATH)).links.filter((link) => link.includes('/not-me')).length
    const before = await links()
    const told = {
      activity: line('account-deleted', goes.id),
      noted: { ...line('account-merged', stays.id), by: { via: 'command', name: 'root' } as const },
    }
    const has = { assurance: null, memberOf: null, sealedUid: '', uidMark: 'mark', messages: [], now: at }
    expect(await store.accounts.merge({ goes, stays, ...told, ...has })).toBe(true)
    expect((await browser.get(PATH)).text).toContain('Account n00gonea')
    expect(await links()).toBe(before)
    expect((await browser.get(`${PATH}/not-me?entry=${activity.id}`)).status).toBe(404)
    const { entries } = await (await browser.request(`${PATH}/export?format=json`)).json()
    expect(entries).toContainEqual(expect.objectContaining({ id: activity.id, details: { account: 'n00gonea' } }))
    expect(await (await browser.request(`${PATH}/export?format=csv`)).text()).toContain('account: n00gonea')
  })

  it('“this wasn’t me” of a line signs out everywhere and leads to a new password', async () => {
    const elsewhere = world.browser()
    await signIn(elsewhere)
    const link = (await browser.get(PATH)).links.find((each) => each.includes('/not-me')) ?? ''
    const asked = await browser.get(link)
    expect(asked.text).toContain(elodie.email)
    await world.mails()
    const chosen = await browser.submit(asked, {}, { action: `${PATH}/not-me` })
    expect(chosen.path).toMatch(/^\/cas\/password\?token=/)
    expect((await world.mails()).map(({ template }) => template)).toEqual(['not-me-reported'])
    for (const each of [browser, elsewhere])
      expect((await each.get('/cas/account')).hops[0]).toMatch(/^302 \/cas\/login/)
    const own = { newPassword: 'Quite-Another4teapot', confirmPassword: 'Quite-Another4teapot' }
    expect((await browser.submit(chosen, own)).path).toContain('/cas/password/done')
  })

  it('asks for a sign-in of a moment ago before that, and knows only one’s own lines', async () => {
    const link = (await browser.get(PATH)).links.find((each) => each.includes('/not-me')) ?? ''
    world.wait(700)
    expect((await browser.get(link)).hops[0]).toMatch(/^302 \/cas\/login/)
    const entry = new URL(link, 'http://localhost').searchParams.get('entry') ?? ''
    const posted = await browser.request(`${PATH}/not-me`, { method: 'POST', body: new URLSearchParams({ entry }) })
    expect(posted.status).toBe(303)
    expect((await browser.get('/cas/account')).hops).toEqual([])
    const person = { ...elodie, email: 'other@example.org', confirmEmail: 'other@example.org' }
    await registered(world, person)
    const stranger = world.browser()
    await signIn(stranger, { identifier: person.email, start })
    expect((await stranger.get(link)).status).toBe(404)
    expect((await stranger.post(`${PATH}/not-me`, { entry })).status).toBe(404)
  })

  it('each page is one query for the session and few besides', async () => {
    await changes(60)
    const trips = async (path: string) => {
      const before = world.queries()
      expect((await browser.request(path)).status).toBe(200)
      const after = world.queries()
      return after.queries - before.queries
    }
    expect(await trips(PATH)).toBe(2)
    expect(await trips('/cas/account/sessions')).toBe(4)
    expect(await trips('/cas/account/services')).toBe(3)
    expect(await trips(settings)).toBe(2)
  })
})
