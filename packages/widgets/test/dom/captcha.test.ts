import { createChallenge, randomInt, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const secrets = { hmacSignatureSecret: 'signature', hmacKeySignatureSecret: 'key' }
const requests = vi.fn()
let answer: () => Promise<Response>

const page = (picture: 'asked' | 'fallback') => `<form>
  <input id="name">
  <div data-lp-captcha data-picture="${picture}" data-challenge="/challenge" data-working="Working" data-done="Done" data-failed="Failed">
    <input type="hidden" name="captchaProof" data-lp-proof>
    <div data-lp-captcha-picture><button name="captchaRefresh" formnovalidate>New picture</button></div>
    ${picture === 'asked' ? '<button type="button" hidden data-lp-captcha-long>Longer</button>' : ''}
    <p data-lp-captcha-status></p>
  </div>
  <button name="go">Create</button>
</form>`

function get<T extends Element>(selector: string, type: new () => T): T {
  const found = document.querySelector(selector)
  if (!(found instanceof type)) throw new Error(selector)
  return found
}
const proof = () => get('[data-lp-proof]', HTMLInputElement).value
const picture = () => get('[data-lp-captcha-picture]', HTMLElement)
const status = () => get('[data-lp-captcha-status]', HTMLElement).textContent

async function open(kind: 'asked' | 'fallback'): Promise<void> {
  document.body.innerHTML = page(kind)
  vi.resetModules()
  await import('../../src/dom/captcha.ts')
}
function submit(button: string): { prevented: boolean } {
  const event = new SubmitEvent('submit', { cancelable: true, submitter: get(button, HTMLButtonElement) })
  get('form', HTMLFormElement).dispatchEvent(event)
  return { prevented: event.defaultPrevented }
}

beforeEach(async () => {
  const challenge = await createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: 10,
    counter: randomInt(20, 60),
    deriveKey,
    ...secrets,
  })
  answer = async () => Response.json(challenge)
  requests.mockReset().mockImplementation(() => answer())
  vi.stubGlobal('fetch', requests)
})
afterEach(() => vi.unstubAllGlobals())

test('touching the form solves a challenge that the server accepts; the picture is out of the way', async () => {
  await open('fallback')
  expect(picture().hidden).toBe(true)
  expect(requests).not.toHaveBeenCalled()
  get('#name', HTMLInputElement).dispatchEvent(new FocusEvent('focusin', { bubbles: true }))
  await expect.poll(() => proof()).not.toBe('')
  const { challenge, solution } = JSON.parse(atob(proof()))
  expect(await verifySolution({ challenge, solution, deriveKey, ...secrets })).toMatchObject({ verified: true })
  expect(submit('[name=go]').prevented).toBe(false)
})

test('a form sent too early goes on by itself, with the button that was pressed', async () => {
  await open('fallback')
  const requestSubmit = vi.spyOn(HTMLFormElement.prototype, 'requestSubmit').mockImplementation(() => {})
  expect(submit('[name=go]').prevented).toBe(true)
  expect(status()).toBe('Working')
  await expect.poll(() => requestSubmit).toHaveBeenCalledExactlyOnceWith(get('[name=go]', HTMLButtonElement))
  expect(status()).toBe('Done')
})

test('asking for another picture is never held up', async () => {
  await open('fallback')
  expect(submit('[name=captchaRefresh]').prevented).toBe(false)
})

test('without a challenge the picture comes back and the form can be sent', async () => {
  answer = async () => new Response('no', { status: 503 })
  await open('fallback')
  submit('[name=go]')
  await expect.poll(() => picture().hidden).toBe(false)
  expect(status()).toBe('Failed')
  expect(submit('[name=go]').prevented).toBe(false)
})

test('where the picture is asked for, the longer work starts only when chosen', async () => {
  await open('asked')
  expect(picture().hidden).toBe(false)
  get('#name', HTMLInputElement).dispatchEvent(new FocusEvent('focusin', { bubbles: true }))
  expect(submit('[name=go]').prevented).toBe(false)
  expect(requests).not.toHaveBeenCalled()
  get('[data-lp-captcha-long]', HTMLButtonElement).click()
  expect(status()).toBe('Working')
  await expect.poll(() => status()).toBe('Done')
  expect(proof()).not.toBe('')
  expect(picture().hidden).toBe(true)
})
