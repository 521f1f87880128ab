/**
 * Passkeys need a script: it asks the browser and posts what it gives, in the field `passkey` of a form.
 *
 * - `<form data-lp-passkey="alone" data-options="/address">`: sign in without a password, by a button and by the autofill of the identifier
 *   field (`autocomplete="username webauthn"`). The options are fetched by POST.
 * - `<form data-lp-passkey="get" data-options="{…}" data-auto>`: after the password; at once when `data-auto` is there, else by the button.
 * - `<form data-lp-passkey="create" data-options="{…}">`: makes one when the form is sent, where its radio buttons `where` say.
 *
 * Buttons are `<button hidden data-lp-passkey-go>`, words stand in `data-cancelled`, `data-known`, `data-failed` of `[data-lp-passkey-status]`; what
 * is shown without a script is `[data-lp-passkey-none]`.
 */
/** As the server writes them, bytes in base64url; what isn't bytes is what the browser wants already. */
type Creation = PublicKeyCredentialCreationOptionsJSON & PublicKeyCredentialCreationOptions
type Request = PublicKeyCredentialRequestOptionsJSON & PublicKeyCredentialRequestOptions
type Options = Creation & Request

const places: Readonly<Record<string, readonly [attachment: AuthenticatorAttachment, hint: string]>> = {
  'this-device': ['platform', 'client-device'],
  phone: ['cross-platform', 'hybrid'],
  'security-key': ['cross-platform', 'security-key'],
}

/** The request that waits for an answer: a browser holds one at a time, so that a new one ends it. */
let waiting: AbortController | undefined

function newRequest(): AbortSignal {
  waiting?.abort()
  waiting = new AbortController()
  return waiting.signal
}

if ('PublicKeyCredential' in globalThis) {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-lp-passkey]')) start(form)
  for (const list of document.querySelectorAll<HTMLElement>('[data-lp-passkeys]')) {
    // Password managers forget the passkeys that were removed here. Where a browser can't be told, nothing is lost.
    const tell: unknown = Reflect.get(PublicKeyCredential, 'signalAllAcceptedCredentials')
    if (typeof tell === 'function')
      void Promise.resolve(tell.call(PublicKeyCredential, JSON.parse(list.dataset.lpPasskeys ?? '{}'))).catch(() => {})
  }
}

function start(form: HTMLFormElement): void {
  for (const none of form.querySelectorAll<HTMLElement>('[data-lp-passkey-none]')) none.hidden = true
  const button = form.querySelector<HTMLButtonElement>('[data-lp-passkey-go]')
  const kind = form.dataset.lpPasskey
  if (kind === 'create') return creating(form)
  const ask = () =>
    asking(form, {
      ask: async (signal) => get(await optionsOf(form), { signal }),
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
  if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return
  const signal = newRequest()
  try {
    const options = await optionsOf(form)
    // Before the challenge is too old, a new one.
    const renewal = setTimeout(() => {
      if (!signal.aborted) void behindAutofill(form)
    }, Number(options.timeout) - 60_000)
    signal.addEventListener('abort', () => clearTimeout(renewal))
    send(form, await get(options, { mediation: 'conditional', signal }))
  } catch {
    // Nobody picked one.
  }
}

function creating(form: HTMLFormElement): void {
  const here = form.querySelector<HTMLElement>('[data-lp-passkey-here]')
  if (here)
    void PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().then((available) => {
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
    const place = typeof where === 'string' ? where : ''
    void asking(form, { ask: async (signal) => create(await optionsOf(form), { place, signal }) })
  })
}

/** Asks, and posts the answer or says why there is none; a request that gave way to a newer one says nothing. */
async function asking(
  form: HTMLFormElement,
  { ask, otherwise }: { readonly ask: (signal: AbortSignal) => Promise<object>; readonly otherwise?: () => void },
): Promise<void> {
  const status = form.querySelector<HTMLElement>('[data-lp-passkey-status]')
  if (status) status.hidden = true
  const signal = newRequest()
  try {
    send(form, await ask(signal))
  } catch (error) {
    if (signal.aborted) return
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

async function get(options: Request, more: CredentialRequestOptions = {}): Promise<object> {
  const publicKey = { ...options, challenge: bytes(options.challenge), allowCredentials: ids(options.allowCredentials) }
  return answerOf(await navigator.credentials.get({ publicKey, ...more }))
}

async function create(
  options: Creation,
  { place: where, signal }: { readonly place: string; readonly signal: AbortSignal },
): Promise<object> {
  const place = places[where]
  const publicKey = {
    ...options,
    challenge: bytes(options.challenge),
    user: { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: ids(options.excludeCredentials),
    authenticatorSelection: { ...options.authenticatorSelection, ...(place && { authenticatorAttachment: place[0] }) },
    ...(place && { hints: [place[1]] }),
  }
  return answerOf(await navigator.credentials.create({ publicKey, signal }))
}

/** The JSON of WebAuthn level 3, which not every browser and password manager makes by itself. */
function answerOf(credential: Credential | null): object {
  if (!(credential instanceof PublicKeyCredential)) throw new DOMException('', 'NotAllowedError')
  const { id, type, authenticatorAttachment, response } = credential
  const fields: Record<string, unknown> = {}
  for (const name of ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
    const value: unknown = Reflect.get(response, name)
    if (value instanceof ArrayBuffer) fields[name] = text(value)
  }
  if ('getTransports' in response && typeof response.getTransports === 'function')
    fields.transports = response.getTransports()
  const clientExtensionResults = credential.getClientExtensionResults()
  return { id, rawId: id, type, authenticatorAttachment, response: fields, clientExtensionResults }
}

function ids(list: readonly PublicKeyCredentialDescriptor[] = []): PublicKeyCredentialDescriptor[] {
  return list.map((one) => ({ ...one, id: bytes(one.id) }))
}

function bytes(base64url: unknown): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(String(base64url).replaceAll('-', '+').replaceAll('_', '/')), (char) =>
    char.charCodeAt(0),
  )
}

function text(buffer: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

export {}
