/**
 * The proof of work of `<div data-lp-captcha data-challenge>`: asks for the challenge when the form is first
 * touched, works it out in slices beside the person's typing, and lets a form that was sent too early go on
 * when it is done. Where it can't work, the picture code comes back.
 */
for (const box of document.querySelectorAll<HTMLElement>('[data-lp-captcha]')) {
  const form = box.closest('form')
  const proof = box.querySelector<HTMLInputElement>('[data-lp-proof]')
  if (form && proof && box.dataset.challenge && globalThis.crypto?.subtle)
    follow({ box, form, proof, challenge: box.dataset.challenge })
}

interface Parts {
  readonly box: HTMLElement
  readonly form: HTMLFormElement
  readonly proof: HTMLInputElement
  /** Address of the challenge. */
  readonly challenge: string
}

function follow({ box, form, proof, challenge }: Parts): void {
  const picture = box.querySelector<HTMLElement>('[data-lp-captcha-picture]')
  const long = box.querySelector<HTMLButtonElement>('[data-lp-captcha-long]')
  const status = box.querySelector<HTMLElement>('[data-lp-captcha-status]')
  const say = (words: 'working' | 'done' | 'failed'): void => {
    if (status) status.textContent = box.dataset[words] ?? ''
  }
  const showPicture = (shown: boolean): void => {
    if (picture) picture.hidden = !shown
  }
  let working: Promise<boolean> | undefined
  const work = (): Promise<boolean> => {
    working ??= solve(challenge).then(
      (payload) => {
        proof.value = payload
        return true
      },
      () => {
        // The picture takes over, as without script.
        say('failed')
        showPicture(true)
        return false
      },
    )
    return working
  }
  if (long) {
    long.hidden = false
    long.addEventListener('click', () => {
      long.hidden = true
      say('working')
      void work().then((solved) => {
        if (!solved) return
        showPicture(false)
        say('done')
      })
    })
    return
  }
  showPicture(false)
  form.addEventListener('focusin', () => void work(), { once: true })
  form.addEventListener('submit', (event) => {
    const { submitter } = event
    const other = submitter instanceof HTMLButtonElement && submitter.formNoValidate
    if (proof.value || picture?.hidden === false || other) return
    event.preventDefault()
    say('working')
    void work().then((solved) => {
      if (!solved) return
      say('done')
      form.requestSubmit(submitter)
    })
  })
}

/** A challenge of ALTCHA, version 2. */
interface Challenge {
  readonly parameters: {
    readonly algorithm: string
    readonly nonce: string
    readonly salt: string
    readonly cost: number
    readonly keyLength?: number
    readonly keyPrefix: string
  }
  readonly signature?: string
}

/** Derivations at a time: browsers spread them over cores, and the page stays quick in between. */
const SLICE = 8

/**
 * Gets a challenge and finds the counter whose key begins as asked.
 *
 * @returns what the server wants back, base64
 * @see https://altcha.org/docs/v2/proof-of-work
 */
async function solve(address: string): Promise<string> {
  const response = await fetch(address, { headers: { Accept: 'application/json' } })
  if (!response.ok) throw new Error('no challenge')
  const challenge: Challenge = await response.json()
  const { nonce, keyPrefix, algorithm } = challenge.parameters
  if (!algorithm.startsWith('PBKDF2/')) throw new Error('unknown algorithm')
  const start = performance.now()
  for (let counter = 0; counter < 1e6; counter += SLICE) {
    const keys = await Promise.all(
      Array.from({ length: SLICE }, (_, index) =>
        derive(challenge.parameters, fromHex(nonce + hex32(counter + index))),
      ),
    )
    const found = keys.findIndex((key) => key.startsWith(keyPrefix))
    if (found >= 0) {
      const solution = {
        counter: counter + found,
        derivedKey: keys[found],
        time: Math.round(performance.now() - start),
      }
      return btoa(JSON.stringify({ challenge, solution }))
    }
  }
  throw new Error('no solution')
}

async function derive(
  { algorithm, salt, cost, keyLength = 32 }: Challenge['parameters'],
  password: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits'])
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', salt: fromHex(salt), iterations: cost, hash: algorithm.slice('PBKDF2/'.length) },
    key,
    keyLength * 8,
  )
  return Array.from(new Uint8Array(bits), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function fromHex(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

/** Four bytes, the most significant first. */
function hex32(counter: number): string {
  return counter.toString(16).padStart(8, '0')
}

export {}
