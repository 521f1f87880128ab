import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

class FakeResponse {
  readonly clientDataJSON = new Uint8Array([123, 255, 125]).buffer
  readonly userHandle = null
  readonly signature = new Uint8Array([251, 239]).buffer
  readonly authenticatorData = new Uint8Array([1]).buffer
  readonly attestationObject = new Uint8Array([2]).buffer
  getTransports = () => ['usb']
}

/** What a browser gives; also the class that says what it can. */
class FakeCredential {
  static conditional = false
  static platform = true
  static isConditionalMediationAvailable = async () => FakeCredential.conditional
  static isUserVerifyingPlatformAuthenticatorAvailable = async () => FakeCredential.platform
  static signalAllAcceptedCredentials = vi.fn(async () => {})
  static signalCurrentUserDetails = vi.fn(async () => {})
  static signalUnknownCredential = vi.fn(async () => {})
  static can = {}
  static getClientCapabilities = async () => FakeCredential.can
  readonly id = 'aWQ'
  readonly rawId = new Uint8Array([105, 100]).buffer
  readonly type = 'public-key'
  readonly authenticatorAttachment = 'cross-platform'
  readonly response = new FakeResponse()
  getClientExtensionResults = () => ({ credProps: { rk: true } })
}

const get = vi.fn<(options: CredentialRequestOptions) => Promise<unknown>>()
const create = vi.fn<(options: CredentialCreationOptions) => Promise<unknown>>()
const submit = vi.fn<(this: HTMLFormElement) => void>()
const requested = vi.fn<typeof fetch>()

beforeEach(() => {
  vi.resetModules()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  FakeCredential.conditional = false
  FakeCredential.platform = true
  vi.stubGlobal('PublicKeyCredential', FakeCredential)
  vi.stubGlobal('fetch', requested)
  Object.defineProperty(navigator, 'credentials', { value: { get, create }, configurable: true })
  HTMLFormElement.prototype.submit = submit
  requested.mockImplementation(async () => Response.json({ challenge: '-_8', rpId: 'id.example', timeout: 900_000 }))
  get.mockResolvedValue(new FakeCredential())
  create.mockResolvedValue(new FakeCredential())
})

afterEach(() => {
  vi.clearAllMocks()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const words = 'data-lp-passkey-status hidden data-cancelled="Cancelled" data-known="Known" data-failed="Failed"'
const button = '<button type="button" hidden data-lp-passkey-go>Passkey</button>'
const field = '<input type="hidden" name="passkey">'

async function open(html: string): Promise<HTMLFormElement> {
  document.body.innerHTML = html
  await import('../../src/dom/passkey.ts')
  const form = document.querySelector('form')
  if (!form) throw new Error('no form')
  return form
}

const click = (form: HTMLFormElement) => form.querySelector('button')?.click()
const answer = (form: HTMLFormElement) =>
  JSON.parse(form.querySelector<HTMLInputElement>('input[name=passkey]')?.value || 'null')
const status = (form: HTMLFormElement) => form.querySelector<HTMLElement>('[data-lp-passkey-status]')
const named = (name: string) => Object.assign(new Error(name), { name })
const asked = () => get.mock.calls.map(([options]) => options.mediation)

describe('signing in with a passkey alone', () => {
  const html = `<input autocomplete="username webauthn"><form data-lp-passkey="alone" data-options="/cas/login/passkey">${field}${button}<p ${words}></p></form>`

  test('the button asks for fresh options, then posts what the browser gives', async () => {
    const form = await open(html)
    expect(form.querySelector('button')?.hidden).toBe(false)
    expect(requested).not.toHaveBeenCalled()
    click(form)
    await vi.waitFor(() => expect(submit).toHaveBeenCalledOnce())
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
    await vi.waitFor(() => expect(asked()).toEqual(['conditional']))
    click(form)
    await vi.waitFor(() => expect(asked()).toEqual(['conditional', undefined, 'conditional']))
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
    await vi.waitFor(() => expect(requested).toHaveBeenCalledOnce())
    click(form)
    await vi.waitFor(() => expect(submit).toHaveBeenCalledOnce())
    late.resolve(Response.json({ challenge: 'AAAA', rpId: 'id.example', timeout: 900_000 }))
    await vi.advanceTimersByTimeAsync(900_000)
    expect(asked()).toEqual([undefined])
  })

  test('what is picked behind the field is posted', async () => {
    FakeCredential.conditional = true
    const form = await open(html)
    await vi.waitFor(() => expect(submit).toHaveBeenCalledOnce())
    expect(answer(form)).toMatchObject({ id: 'aWQ' })
  })

  test('a server that doesn’t answer is a failure that is said', async () => {
    requested.mockImplementation(async () => new Response('', { status: 503 }))
    const form = await open(html)
    click(form)
    await vi.waitFor(() => expect(status(form)?.textContent).toBe('Failed'))
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
    await vi.waitFor(() => expect(submit).toHaveBeenCalledOnce())
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
    await vi.waitFor(() => expect(get).toHaveBeenCalledOnce())
    click(form)
    await vi.waitFor(() => expect(submit).toHaveBeenCalledOnce())
    expect(get).toHaveBeenCalledTimes(2)
    expect(status(form)?.hidden).toBe(true)
  })

  test('else waits for the button', async () => {
    const form = await open(html(''))
    expect(get).not.toHaveBeenCalled()
    click(form)
    await vi.waitFor(() => expect(submit).toHaveBeenCalledOnce())
  })
})

describe('making a passkey', () => {
  const options = JSON.stringify({
    challenge: 'AAAA',
    user: { id: 'AQ', name: 'a', displayName: 'A' },
    excludeCredentials: [{ type: 'public-key', id: 'Ag' }],
    authenticatorSelection: { userVerification: 'preferred' },
  })
  const html = (name: string) => `<form data-lp-passkey="create" data-options='${options}'>${field}
    <input name="name" value="${name}">
    <div data-lp-passkey-here><input type="radio" name="where" value="this-device" checked></div>
    <input type="radio" name="where" value="phone"><input type="radio" name="where" value="security-key">
    <button>Go</button><p ${words}></p></form>`
  const send = (form: HTMLFormElement) => {
    const event = new Event('submit', { cancelable: true })
    form.dispatchEvent(event)
    return event
  }

  test.each([
    ['this-device', 'platform', 'client-device'],
    ['phone', 'cross-platform', 'hybrid'],
    ['security-key', 'cross-platform', 'security-key'],
  ])('asks for %s', async (where, authenticatorAttachment, hint) => {
    const form = await open(html('Key'))
    const radio = form.querySelector<HTMLInputElement>(`input[value=${where}]`)
    if (radio) radio.checked = true
    expect(send(form).defaultPrevented).toBe(true)
    await vi.waitFor(() => expect(submit).toHaveBeenCalledOnce())
    expect(create.mock.calls[0]?.[0].publicKey).toMatchObject({
      user: { id: new Uint8Array([1]).buffer, name: 'a' },
      excludeCredentials: [{ id: new Uint8Array([2]).buffer }],
      authenticatorSelection: { userVerification: 'preferred', authenticatorAttachment },
      hints: [hint],
    })
    expect(answer(form)).toMatchObject({ id: 'aWQ', response: { attestationObject: 'Ag', transports: ['usb'] } })
  })

  test('leaves a missing name to the server', async () => {
    const form = await open(html(' '))
    expect(send(form).defaultPrevented).toBe(false)
    expect(create).not.toHaveBeenCalled()
  })

  test('offers this device only where it can', async () => {
    FakeCredential.platform = false
    const form = await open(html('Key'))
    const here = form.querySelector<HTMLElement>('[data-lp-passkey-here]')
    await vi.waitFor(() => expect(here?.hidden).toBe(true))
    expect(form.querySelector<HTMLInputElement>('input[value=phone]')?.checked).toBe(true)
  })

  test.each([
    ['InvalidStateError', 'Known'],
    ['NotAllowedError', 'Cancelled'],
    ['SecurityError', 'Failed'],
  ])('%s is put into words', async (name, said) => {
    create.mockRejectedValue(named(name))
    const form = await open(html('Key'))
    send(form)
    await vi.waitFor(() => expect(status(form)?.textContent).toBe(said))
    expect(submit).not.toHaveBeenCalled()
  })
})

test('browsers are told which passkeys are left', async () => {
  document.body.innerHTML = `<ul data-lp-passkeys='{"rpId":"id.example","userId":"AQ","allAcceptedCredentialIds":["Ag"]}'></ul>`
  await import('../../src/dom/passkey.ts')
  expect(FakeCredential.signalAllAcceptedCredentials).toHaveBeenCalledExactlyOnceWith({
    rpId: 'id.example',
    userId: 'AQ',
    allAcceptedCredentialIds: ['Ag'],
  })
})

test('browsers are told what a person is called now, and which passkey nobody has', async () => {
  document.body.innerHTML = `<ul data-lp-passkeys='{}' data-user='{"userId":"AQ","name":"a@b.eu"}'></ul><span data-lp-passkey-gone='{"rpId":"id.example","credentialId":"Ag"}'></span>`
  await import('../../src/dom/passkey.ts')
  expect(FakeCredential.signalCurrentUserDetails).toHaveBeenCalledExactlyOnceWith({ userId: 'AQ', name: 'a@b.eu' })
  expect(FakeCredential.signalUnknownCredential).toHaveBeenCalledExactlyOnceWith({
    rpId: 'id.example',
    credentialId: 'Ag',
  })
})

describe('a passkey made without a question', () => {
  const replace = vi.fn()
  const options = '{"challenge":"-_8","rp":{"id":"id.example"},"user":{"id":"AQ"}}'
  const page = `<a data-lp-continue href="/cas/on">On</a><span data-lp-passkey-upgrade='${options}' data-action="/cas/up"></span>`
  const go = async (can: object) => {
    FakeCredential.can = can
    vi.spyOn(location, 'replace').mockImplementation(replace)
    document.body.innerHTML = page
    await import('../../src/dom/passkey.ts')
    await vi.waitFor(() => expect(replace).toHaveBeenCalledOnce())
    expect(replace.mock.calls[0]?.[0]).toMatch(/\/cas\/on$/)
  }

  test('is asked of browsers that can, posted, and the page goes on', async () => {
    await go({ conditionalCreate: true })
    expect(create.mock.calls[0]?.[0]).toMatchObject({ mediation: 'conditional' })
    const [address, init] = requested.mock.calls[0] ?? []
    expect(address).toMatchObject({ pathname: '/cas/up' })
    expect(init?.method).toBe('POST')
    const body = init?.body
    expect(body instanceof URLSearchParams && body.get('passkey')).toContain('"id":"aWQ"')
  })

  test('is asked of no other, and nothing holds the page up', async () => {
    await go({})
    expect(create).not.toHaveBeenCalled()
  })

  test('that isn’t made holds nothing up', async () => {
    create.mockRejectedValue(named('NotAllowedError'))
    await go({ conditionalCreate: true })
    expect(requested).not.toHaveBeenCalled()
  })
})
