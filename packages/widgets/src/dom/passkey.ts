/**
 * Passkeys need a script: it asks the browser and posts what it gives, in the field `passkey` of a form.
 *
 * - `<form data-lp-passkey="alone" data-options="/address">`: sign in without a password, by a button and by
 * the autofill of the identifier
 *   field (`autocomplete="username webauthn"`). The options are fetched by POST.
 * - `<form data-lp-passkey="get" data-options="{…}" data-auto>`: after the password; at once when `data-auto`
 * is there, else by the button.
 * - `[data-lp-passkeys]`, `[data-lp-passkey-gone]`: what browsers are told, as JSON;
 * `[data-lp-passkey-upgrade]`: options of a passkey that is made without a question, posted to `data-action`.
 * - `<form data-lp-passkey="create" data-options="{…}">`: makes one when the form is sent, where its radio
 * buttons `where` say.
 *
 * Buttons are `<button hidden data-lp-passkey-go>`, words stand in `data-cancelled`, `data-known`,
 * `data-failed` of `[data-lp-passkey-status]`; what is shown without a script is `[data-lp-passkey-none]`.
 */
import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  platformAuthenticatorIsAvailable,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
} from '@simplewebauthn/browser'

/** As the server writes them; their form says which. */
type Options = PublicKeyCredentialCreationOptionsJSON & PublicKeyCredentialRequestOptionsJSON

type Place = readonly [attachment: 'platform' | 'cross-platform', hint: 'client-device' | 'hybrid' | 'security-key']

const places: Readonly<Record<string, Place>> = {
  'this-device': ['platform', 'client-device'],
  phone: ['cross-platform', 'hybrid'],
  'security-key': ['cross-platform', 'security-key'],
}

/** Counts requests: a browser holds one at a time, so that a new one ends the one before. */
let latest = 0

/**
 * Ends the request that waits. Answers whether this one is still the latest, for while options are on their
 * way.
 */
function newRequest(): () => boolean {
  WebAuthnAbortService.cancelCeremony()
  latest += 1
  const own = latest
  return () => own === latest
}

if (browserSupportsWebAuthn()) {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-lp-passkey]')) start(form)
  for (const { dataset } of document.querySelectorAll<HTMLElement>('[data-lp-passkeys]')) {
    tell('signalAllAcceptedCredentials', dataset.lpPasskeys)
    tell('signalCurrentUserDetails', dataset.user)
  }
  for (const { dataset } of document.querySelectorAll<HTMLElement>('[data-lp-passkey-gone]'))
    tell('signalUnknownCredential', dataset.lpPasskeyGone)
}
for (const element of document.querySelectorAll<HTMLElement>('[data-lp-passkey-upgrade]')) void upgrade(element)

/**
 * Password managers forget the passkeys that were removed here, and rename the others. Where a browser can't
 * be told, nothing is lost.
 */
function tell(signal: string, json: string | undefined): void {
  const method: unknown = Reflect.get(PublicKeyCredential, signal)
  if (json && typeof method === 'function')
    void Promise.resolve(method.call(PublicKeyCredential, JSON.parse(json))).catch(() => {})
}

/** Lets the browser make a passkey without a question, where it can, and goes on. */
async function upgrade({ dataset }: HTMLElement): Promise<void> {
  const giveUp = setTimeout(() => WebAuthnAbortService.cancelCeremony(), 4000)
  try {
    const can: unknown = Reflect.get(globalThis.PublicKeyCredential ?? {}, 'getClientCapabilities')
    const known: unknown = typeof can === 'function' && (await can.call(PublicKeyCredential))
    if (known && Reflect.get(Object(known), 'conditionalCreate')) {
      const optionsJSON = JSON.parse(dataset.lpPasskeyUpgrade ?? '{}')
      const passkey = JSON.stringify(await startRegistration({ optionsJSON, useAutoRegister: true }))
      await fetch(new URL(dataset.action ?? '', location.href), {
        method: 'POST',
        body: new URLSearchParams({ passkey }),
      })
    }
  } catch {
    // No password is kept here, or the person has had enough: they sign in as before.
  }
  clearTimeout(giveUp)
  const next = document.querySelector<HTMLAnchorElement>('a[data-lp-continue]')
  if (next) location.replace(next.href)
}

function start(form: HTMLFormElement): void {
  for (const none of form.querySelectorAll<HTMLElement>('[data-lp-passkey-none]')) none.hidden = true
  const button = form.querySelector<HTMLButtonElement>('[data-lp-passkey-go]')
  const kind = form.dataset.lpPasskey
  if (kind === 'create') return creating(form)
  const ask = () =>
    asking(form, {
      ask: (optionsJSON) => startAuthentication({ optionsJSON }),
      otherwise: () => kind === 'alone' && void behindAutofill(form),
    })
  if (button) {
    button.hidden = false
    button.addEventListener('click', () => void ask())
  }
  if (kind === 'alone') void behindAutofill(form)
  else if (form.dataset.auto !== undefined) void ask()
}

/** Waits until the person picks a passkey from the list that the browser shows under the field. */
async function behindAutofill(form: HTMLFormElement): Promise<void> {
  if (!(await browserSupportsWebAuthnAutofill())) return
  const isLatest = newRequest()
  let renewal: number | undefined
  try {
    const optionsJSON = await optionsOf(form)
    if (!isLatest()) return
    // Before the challenge is too old, a new one.
    renewal = window.setTimeout(() => void behindAutofill(form), Number(optionsJSON.timeout) - 60_000)
    send(form, await startAuthentication({ optionsJSON, useBrowserAutofill: true }))
  } catch {
    // Nobody picked one.
  } finally {
    clearTimeout(renewal)
  }
}

function creating(form: HTMLFormElement): void {
  const here = form.querySelector<HTMLElement>('[data-lp-passkey-here]')
  if (here)
    void platformAuthenticatorIsAvailable().then((available) => {
      if (available) return
      here.hidden = true
      const other = [...form.querySelectorAll<HTMLInputElement>('input[name=where]')].find(
        (input) => !here.contains(input),
      )
      if (other) other.checked = true
    })
  form.addEventListener('submit', (event) => {
    const data = new FormData(form)
    const [name, where] = [data.get('name'), data.get('where')]
    // Without a name the server says what is missing.
    if (typeof name !== 'string' || !name.trim()) return
    event.preventDefault()
    const place = places[typeof where === 'string' ? where : '']
    void asking(form, { ask: (options) => startRegistration({ optionsJSON: place ? made(options, place) : options }) })
  })
}

/**
 * Asks, and posts the answer or says why there is none; a request that gave way to a newer one says nothing.
 */
async function asking(
  form: HTMLFormElement,
  { ask, otherwise }: { readonly ask: (options: Options) => Promise<object>; readonly otherwise?: () => void },
): Promise<void> {
  const status = form.querySelector<HTMLElement>('[data-lp-passkey-status]')
  if (status) status.hidden = true
  const isLatest = newRequest()
  try {
    const options = await optionsOf(form)
    if (isLatest()) send(form, await ask(options))
  } catch (error) {
    if (!isLatest()) return
    // The library's errors keep the browser's names.
    const name = error instanceof Error || error instanceof DOMException ? error.name : ''
    const why = name === 'NotAllowedError' ? 'cancelled' : name === 'InvalidStateError' ? 'known' : 'failed'
    if (status) {
      status.textContent = status.dataset[why] ?? status.dataset.failed ?? ''
      status.hidden = false
    }
    otherwise?.()
  }
}

function send(form: HTMLFormElement, answer: object): void {
  const field = form.elements.namedItem('passkey')
  if (!(field instanceof HTMLInputElement)) return
  field.value = JSON.stringify(answer)
  form.submit()
}

/** Options as JSON: in the page, or at an address of this site. */
async function optionsOf(form: HTMLFormElement): Promise<Options> {
  const given = form.dataset.options ?? ''
  if (given.startsWith('{')) return JSON.parse(given)
  const answer = await fetch(new URL(given, location.href), { method: 'POST', headers: { Accept: 'application/json' } })
  if (!answer.ok) throw new Error(String(answer.status))
  return answer.json()
}

/** The options, with where the passkey is to be made. */
function made(options: Options, [authenticatorAttachment, hint]: Place): PublicKeyCredentialCreationOptionsJSON {
  const authenticatorSelection = { ...options.authenticatorSelection, authenticatorAttachment }
  return { ...options, authenticatorSelection, hints: [hint] }
}
