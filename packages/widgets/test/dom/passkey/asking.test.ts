import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  answer,
  asked,
  button,
  click,
  fakeBrowser,
  FakeCredential,
  field,
  get,
  named,
  open,
  realBrowser,
  requested,
  status,
  submit,
  words,
} from './support/browser.ts'

beforeEach(fakeBrowser)
afterEach(realBrowser)

describe('signing in with a passkey alone', () => {
  const html = `<input autocomplete="username webauthn"><form data-lp-passkey="alone" data-options="/cas/login/passkey">${field}${button}<p ${words}></p></form>`

  test('the button asks for fresh options, then posts what the browser gives', async () => {
    const form = await open(html)
    expect(form.querySelector('button')?.hidden).toBe(false)
    expect(requested).not.toHaveBeenCalled()
    click(form)
    await expect.poll(() => submit).toHaveBeenCalledOnce()
    expect(requested.mock.calls[0]).toMatchObject([{ pathname: '/cas/login/passkey' }, { method: 'POST' }])
    expect(get.mock.calls[0]?.[0].publicKey).toMatchObject({
      rpId: 'id.example',
      challenge: new Uint8Array([251, 255]).buffer,
    })
    expect(answer(form)).toEqual({
      id: 'aWQ',
      rawId: 'aWQ',
      type: 'public-key',
      authenticatorAttachment: 'cross-platform',
      response: { clientDataJSON: 'e_99', signature: '--8', authenticatorData: 'AQ' },
      clientExtensionResults: { credProps: { rk: true } },
    })
  })

  test('a browser that can waits behind the field; the button takes its place; then it waits again', async () => {
    FakeCredential.conditional = true
    get.mockImplementation(
      ({ signal, mediation }) =>
        new Promise((_, reject) => {
          if (mediation !== 'conditional') reject(named('NotAllowedError'))
          signal?.addEventListener('abort', () => reject(named('AbortError')))
        }),
    )
    const form = await open(html)
    await expect.poll(() => asked()).toEqual(['conditional'])
    click(form)
    await expect.poll(() => asked()).toEqual(['conditional', undefined, 'conditional'])
    expect(get.mock.calls[0]?.[0].signal?.aborted).toBe(true)
    expect(status(form)).toMatchObject({ hidden: false, textContent: 'Cancelled' })
    expect(submit).not.toHaveBeenCalled()
    // The challenge would grow too old: it asks anew.
    await vi.advanceTimersByTimeAsync(840_000)
    expect(asked()).toEqual(['conditional', undefined, 'conditional', 'conditional'])
  })

  test('options that come late ask for nothing when the button was pressed meanwhile', async () => {
    FakeCredential.conditional = true
    const late = Promise.withResolvers<Response>()
    requested.mockImplementationOnce(() => late.promise)
    const form = await open(html)
    await expect.poll(() => requested).toHaveBeenCalledOnce()
    click(form)
    await expect.poll(() => submit).toHaveBeenCalledOnce()
    late.resolve(Response.json({ challenge: 'AAAA', rpId: 'id.example', timeout: 900_000 }))
    await vi.advanceTimersByTimeAsync(900_000)
    expect(asked()).toEqual([undefined])
  })

  test('what is picked behind the field is posted', async () => {
    FakeCredential.conditional = true
    const form = await open(html)
    await expect.poll(() => submit).toHaveBeenCalledOnce()
    expect(answer(form)).toMatchObject({ id: 'aWQ' })
  })

  test('a server that doesn’t answer is a failure that is said', async () => {
    requested.mockImplementation(async () => new Response('', { status: 503 }))
    const form = await open(html)
    click(form)
    await expect.poll(() => status(form)?.textContent).toBe('Failed')
    expect(submit).not.toHaveBeenCalled()
  })

  test('a browser without passkeys keeps the button away', async () => {
    vi.unstubAllGlobals()
    const form = await open(html)
    expect(form.querySelector('button')?.hidden).toBe(true)
  })
})

describe('a passkey after the password', () => {
  const options = JSON.stringify({
    challenge: 'AAAA',
    allowCredentials: [{ type: 'public-key', id: 'AQ', transports: [] }],
  })
  const html = (auto: string) =>
    `<form data-lp-passkey="get" data-options='${options}' ${auto}>${field}<p data-lp-passkey-none>No</p>${button}<p ${words}></p></form>`

  test('is asked for at once where the page says so', async () => {
    const form = await open(html('data-auto'))
    await expect.poll(() => submit).toHaveBeenCalledOnce()
    expect(get.mock.calls[0]?.[0].publicKey?.allowCredentials).toEqual([
      { type: 'public-key', id: new Uint8Array([1]).buffer, transports: [] },
    ])
    expect(form.querySelector<HTMLElement>('[data-lp-passkey-none]')?.hidden).toBe(true)
    expect(requested).not.toHaveBeenCalled()
  })

  test('asked again, the first request gives way without a word', async () => {
    get.mockImplementationOnce(
      ({ signal }) => new Promise((_, reject) => signal?.addEventListener('abort', () => reject(named('AbortError')))),
    )
    const form = await open(html('data-auto'))
    await expect.poll(() => get).toHaveBeenCalledOnce()
    click(form)
    await expect.poll(() => submit).toHaveBeenCalledOnce()
    expect(get).toHaveBeenCalledTimes(2)
    expect(status(form)?.hidden).toBe(true)
  })

  test('else waits for the button', async () => {
    const form = await open(html(''))
    expect(get).not.toHaveBeenCalled()
    click(form)
    await expect.poll(() => submit).toHaveBeenCalledOnce()
  })
})
