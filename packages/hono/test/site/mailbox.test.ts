import { platform } from '#platform'
import { beforeAll, describe, expect, it } from 'vitest'
import { listeningPages, type ListeningPages } from '../support/told.ts'
import { makeWorld, origin, type World } from '../support/world.ts'

describe('the development mailbox', () => {
  let world: World
  let told: ListeningPages
  const mail = { kind: 'mail', to: 'a@example.org', subject: 'Hello', text: 'x', html: '<p>x</p>' } as const
  beforeAll(async () => {
    told = listeningPages()
    const made = await platform()
    world = await makeWorld(made, { pages: told.pages })
    const sentAt = made.runtime.now()
    await made.store.mailbox.add({ ...mail, id: 'mail 1', sentAt }, { accountId: null })
    await made.store.mailbox.add({ ...mail, id: 'mail-2', html: '<p>y</p>', sentAt: sentAt + 1 }, { accountId: null })
  })

  const ask = (path: string, headers: Readonly<Record<string, string>> = {}) =>
    world.provider.fetch(new Request(origin + path, { headers: { Host: 'localhost:4000', ...headers } }))

  it('lists mails, each with its frame', async () => {
    expect((await ask('/dev/mailbox')).status).toBe(200)
    expect(told.last('mailbox').entries.map(({ frameHref, id }) => [id, frameHref])).toEqual([
      ['mail-2', '/dev/mailbox/mail-2'],
      ['mail 1', '/dev/mailbox/mail%201'],
    ])
    expect((await (await ask('/dev/mailbox.json')).json()).length).toBe(2)
  })

  it('shows one in a frame of ours alone, and none that there isn’t', async () => {
    const shown = await ask('/dev/mailbox/mail%201')
    expect([await shown.text(), shown.headers.get('X-Frame-Options')]).toEqual(['<p>x</p>', 'SAMEORIGIN'])
    expect(shown.headers.get('Content-Security-Policy')).toMatch(/^sandbox .*frame-ancestors 'self'$/)
    expect((await ask('/dev/mailbox/mail-3')).status).toBe(404)
  })

  it('is for this machine alone', async () => {
    for (const header of ['Forwarded', 'X-Forwarded-For', 'X-Forwarded-Host', 'X-Forwarded-Proto', 'X-Real-IP', 'Via'])
      expect((await ask('/dev/mailbox', { [header]: 'x' })).status).toBe(403)
    expect((await ask('/dev/mailbox', { Host: 'evil.example' })).status).toBe(403)
    const refused = await ask('/dev/mailbox.json', { Via: 'x' })
    expect(refused.headers.get('Content-Type')).toContain('application/problem+json')
  })
})
