import { platform } from '#platform'
import { metricsRegistry } from '@laissez-passer/server/metrics'
import { describe, expect, it, vi } from 'vitest'
import type { ProviderOptions } from '../src/provider.ts'
import { elodie, makeWorld, origin, registered, signIn, type World } from './support/world.ts'

const token = 't'.repeat(40)
const abroad = 'https://id.example.eu'

const counted = async (options: Partial<ProviderOptions> = {}, of: string | null = token): Promise<World> =>
  makeWorld(await platform(), { metrics: { registry: metricsRegistry(), token: of }, ...options })

const ask = (world: World, headers: Readonly<Record<string, string>> = {}, at = origin): Promise<Response> =>
  world.provider.fetch(new Request(`${at}/metrics`, { headers }))

const shown = { Authorization: `Bearer ${token}` }

/** The samples of a metric: labels and value. */
async function read(world: World, name: string): Promise<readonly string[]> {
  const text = await (await ask(world, shown)).text()
  return text.split('\n').flatMap((line) => (line.startsWith(`${name}{`) ? [line.slice(name.length)] : []))
}

describe('/metrics', () => {
  it('isn’t there unless asked for', async () => {
    expect((await ask(await makeWorld(await platform()), shown)).status).toBe(404)
  })

  it('is read by whoever has the token', async () => {
    const world = await counted()
    for (const headers of [
      {},
      { Authorization: 'Bearer x' },
      { Authorization: token },
      { Authorization: 'Basic eDp5' },
    ]) {
      const refused = await ask(world, headers)
      expect([refused.status, refused.headers.get('WWW-Authenticate'), await refused.text()]).toEqual([
        401,
        'Bearer realm="metrics"',
        '',
      ])
    }
    const answer = await ask(world, shown)
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
    ])
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    expect(await (await ask(world, { ...shown, Accept: 'application/openmetrics-text' })).text()).toMatch(/# EOF\n$/)
  })

  it('without a token is read on this machine’s own origin, by nobody who comes by a proxy or a rebound name', async () => {
    const world = await counted({}, null)
    const host = { Host: 'localhost:4000' }
    expect((await ask(world, host)).status).toBe(200)
    expect((await ask(world, { Host: 'evil.example:4000' })).status).toBe(404)
    expect((await ask(world, { ...host, 'X-Forwarded-For': '203.0.113.9' })).status).toBe(404)
    const public_ = await counted(
      { origin: abroad, mailbox: false, authenticatorOrigin: 'https://app.example.eu' },
      null,
    )
    expect((await ask(public_, { Host: 'id.example.eu' }, abroad)).status).toBe(404)
  })

  it('counts sign-ins by method and outcome, refusals by reason, requests by route', async () => {
    const world = await counted()
    await registered(world)
    await signIn(world.browser(), { password: 'wrong' })
    await signIn(world.browser())
    await signIn(world.browser())
    await world.provider.fetch(new Request(`${origin}/cas/login`, { method: 'PUT' }))
    expect(await read(world, 'laissez_passer_sign_ins_total')).toEqual([
      '{method="password",outcome="wrong-password"} 1',
      '{method="password",outcome="signed-in"} 2',
    ])
    expect(await read(world, 'laissez_passer_refusals_total')).toEqual(['{reason="method-not-allowed"} 1'])
    const posts = await read(world, 'http_server_request_duration_seconds_count')
    const label = 'http_request_method="POST",http_route="/cas/login",http_response_status_code="303"'
    expect(posts).toContain(`{${label}} 5`)
  })

  it('counts who is throttled at the JSON API as at the pages', async () => {
    const world = await counted()
    await registered(world)
    const browser = world.browser()
    await signIn(browser)
    const statuses: number[] = []
    for (const firstName of Array.from({ length: 7 }, (_, time) => `Elodie${'e'.repeat(time)}`)) {
      const headers = { 'Content-Type': 'application/json' }
      const body = JSON.stringify({ title: '', firstName, lastName: elodie.lastName })
      statuses.push((await browser.request('/cas/api/account/names', { method: 'PATCH', headers, body })).status)
    }
    const turnedAway = statuses.filter((status) => status === 429).length
    expect(turnedAway).toBeGreaterThan(0)
    expect(await read(world, 'laissez_passer_refusals_total')).toEqual([`{reason="throttled"} ${turnedAway}`])
  })

  it('tells what waits: messages with their age, and what became of others; nothing personal in any line', async () => {
    const world = await counted({ mail: { send: async () => ({ ok: false, fault: 'ours', error: 'refused: 535' }) } })
    const browser = world.browser({ 'User-Agent': 'curl/"} 1', 'X-Forwarded-For': '203.0.113.9' })
    await browser.submit(await browser.get('/cas/register'), elodie, { action: '/cas/register' })
    await world.provider.runOnce()
    world.wait(70)
    await world.provider.fetch(new Request(`${origin}/cas/${elodie.email}`))
    expect(await read(world, 'laissez_passer_outbox_deliveries_total')).toEqual(
      expect.arrayContaining([
        '{kind="mail",outcome="failed",fault="ours"} 1',
        '{kind="sms",outcome="delivered",fault=""} 0',
      ]),
    )
    expect(await read(world, 'laissez_passer_outbox_messages')).toEqual(['{kind="mail",state="waiting"} 1'])
    const [age] = await read(world, 'laissez_passer_outbox_oldest_age_seconds')
    expect(Number(age?.split(' ')[1])).toBeGreaterThanOrEqual(70)
    const all = await (await ask(world, shown)).text()
    expect(all).toMatch(/^laissez_passer_sessions 0$/m)
    expect(all).toMatch(/^laissez_passer_live_streams 0$/m)
    for (const personal of ['elodie', 'Élodie', 'Müller', 'example.org', '203.0.113', 'curl'])
      expect(all).not.toContain(personal)
  })

  it('are read anew by each who asks, with one question of the outbox: another request’s may never end', async () => {
    const world = await counted()
    await registered(world)
    const { outbox } = world.store
    const never = Promise.withResolvers<Awaited<ReturnType<typeof outbox.state>>>().promise
    const state = vi.spyOn(outbox, 'state').mockReturnValueOnce(never)
    void ask(world, shown)
    await expect.poll(() => state).toHaveBeenCalledTimes(1)
    expect((await ask(world, shown)).status).toBe(200)
    expect(state).toHaveBeenCalledTimes(2)
  })
})
