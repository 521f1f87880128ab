import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  answer,
  create,
  fakeBrowser,
  FakeCredential,
  field,
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
    await expect.poll(() => submit).toHaveBeenCalledOnce()
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
    await expect.poll(() => here?.hidden).toBe(true)
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
    await expect.poll(() => status(form)?.textContent).toBe(said)
    expect(submit).not.toHaveBeenCalled()
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
    await import('../../../src/dom/passkey.ts')
    await expect.poll(() => replace).toHaveBeenCalledOnce()
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
