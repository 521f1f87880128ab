import { platform } from '#platform'
import type { Store } from '@laissez-passer/core/ports'
import { composeMessage } from '@laissez-passer/core/messages'
import { strFromU8, unzipSync } from 'fflate'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from './support/browser.ts'
import { elodie, makeWorld, origin, registered, signIn, type World } from './support/world.ts'

const PATH = '/cas/account/data'
const start = `/cas/login?continue=${encodeURIComponent(PATH)}`

describe('a copy of all of one’s data', () => {
  let world: World
  let browser: Browser
  let made: Awaited<ReturnType<typeof platform>>
  beforeEach(async () => {
    made = await platform()
    world = await makeWorld(made)
    await registered(world)
    browser = world.browser()
    await world.mails()
    await signIn(browser, { start })
  })

  const asked = async () => browser.submit(await browser.get(PATH), {}, { action: PATH })
  const fileOf = (links: readonly string[]) => links.find((link) => link.startsWith(`${PATH}/download/`)) ?? ''
  /** An answer as it is, with the browser's cookies. */
  const raw = (path: string, { cookies }: Browser) =>
    world.provider.fetch(
      new Request(origin + path, {
        headers: { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      }),
    )
  async function ready(): Promise<string> {
    await asked()
    await world.provider.runOnce()
    return fileOf((await browser.get(PATH)).links)
  }

  it('is prepared in the background, told of by mail, and downloaded as an archive', async () => {
    const page = await asked()
    expect(page.text).toContain('being prepared')
    await world.provider.runOnce()
    expect(await world.mails()).toMatchObject([{ template: 'data-ready', params: { link: origin + PATH } }])
    const file = fileOf((await browser.get(PATH)).links)
    const answer = await raw(file, browser)
    expect(answer.headers.get('Content-Type')).toBe('application/zip')
    expect(answer.headers.get('Content-Disposition')).toContain('attachment')
    expect(answer.headers.get('Cache-Control')).toContain('no-store')
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()))
    const document = JSON.parse(strFromU8(files['data.json'] ?? new Uint8Array()))
    expect(document.data.accounts).toMatchObject([{ email: elodie.email, firstName: elodie.firstName }])
    expect(document.$schema).toBe(`${origin}/cas/data.schema.json`)
    const html = strFromU8(files['data.html'] ?? new Uint8Array())
    expect(html).toContain('Your account')
    expect(html).toContain(elodie.email)
    expect(JSON.parse(strFromU8(files['data.schema.json'] ?? new Uint8Array()))).toEqual(
      await (await raw('/cas/data.schema.json', world.browser())).json(),
    )
  })

  /** Adds a phone's number, sealed for the phone of this id; returns the sealed number. */
  async function addPhone({ id, sealedFor }: { readonly id: string; readonly sealedFor: string }): Promise<string> {
    const { runtime, store } = made
    const account = await store.accounts.find({ email: elodie.email.toLowerCase() })
    const [accountId, now] = [account?.id ?? '', runtime.now()]
    const sealedNumber = await runtime.keyRing.seal(new TextEncoder().encode('+32470123456'), `phone:${sealedFor}`)
    const named = { id, accountId, numberKey: 'k', sealedNumber, name: '+32 ••• •• 56' }
    await store.phoneNumbers.open({
      phone: { ...named, createdAt: now, lastUsedAt: null },
      expiresAt: now + 600,
      code: { id: 'c', accountId, phoneId: id, signInIdHash: null, mac: 'h', createdAt: now, expiresAt: now + 600 },
      message: await composeMessage(
        { ...runtime, now },
        { accountId, kind: 'sms', to: '+32470123456', template: 'text-new-phone', language: 'en', params: {} },
      ),
    })
    return sealedNumber
  }

  it('says the numbers of phones, which are sealed in the database', async () => {
    const sealedNumber = await addPhone({ id: 'phone-1', sealedFor: 'phone-1' })
    const files = unzipSync(new Uint8Array(await (await raw(await ready(), browser)).arrayBuffer()))
    const { data } = JSON.parse(strFromU8(files['data.json'] ?? new Uint8Array()))
    expect(data.phones).toEqual([expect.objectContaining({ id: 'phone-1', number: '+32470123456' })])
    expect(JSON.stringify(data)).not.toContain(sealedNumber)
  })

  it('is prepared without a number that no key opens any more', async () => {
    await addPhone({ id: 'phone-1', sealedFor: 'another' })
    const files = unzipSync(new Uint8Array(await (await raw(await ready(), browser)).arrayBuffer()))
    const { data } = JSON.parse(strFromU8(files['data.json'] ?? new Uint8Array()))
    expect(data.phones).toEqual([expect.objectContaining({ id: 'phone-1', number: '' })])
  })

  it('that can’t be prepared keeps nobody else’s, nor anything else that is due', async () => {
    await asked()
    const poor = await made.store.accounts.find({ email: elodie.email.toLowerCase() })
    const { dataExports } = made.store
    const store: Store = {
      ...made.store,
      dataExports: {
        ...dataExports,
        everything: (id, options) =>
          id === poor?.id ? Promise.reject(new Error('unreadable')) : dataExports.everything(id, options),
      },
    }
    const ill = await makeWorld({ ...made, store })
    const other = { ...elodie, email: 'joe@example.org', confirmEmail: 'joe@example.org' }
    await registered(ill, other)
    browser = ill.browser()
    await signIn(browser, { identifier: other.email, start })
    await asked()
    await ill.provider.runOnce()
    expect(fileOf((await browser.get(PATH)).links)).not.toBe('')
    expect(ill.log).toContainEqual({ level: 'warn', event: 'sweep-failed', error: 'Error' })
    expect(ill.log).toContainEqual(expect.objectContaining({ event: 'swept' }))
  })

  it('is its owner’s alone, freshly signed in, and one at a time', async () => {
    const file = await ready()
    expect((await browser.get(PATH)).forms.some(({ action }) => action === PATH)).toBe(false)
    expect((await world.browser().get(file)).path).toContain('/cas/login')
    const other = { ...elodie, email: 'joe@example.org', confirmEmail: 'joe@example.org' }
    await registered(world, other)
    const elsewhere = world.browser()
    await signIn(elsewhere, { identifier: other.email, start })
    expect((await elsewhere.get(file)).status).toBe(404)
    world.wait(601)
    expect((await browser.get(file)).path).toContain('/cas/login')
  })

  it('is gone after seven days', async () => {
    const file = await ready()
    world.wait(7 * 86_400)
    await world.provider.runOnce()
    const back = world.browser()
    await signIn(back, { start })
    expect((await back.get(file)).status).toBe(404)
  })
})
