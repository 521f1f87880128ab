import {
  checkPassword,
  type PasswordOwner,
  type PasswordPolicy,
  passwordPolicies,
  samplePasswords,
} from '@laissez-passer/password'
import './reveal.ts'

/**
 * Live feedback for `<div data-lp-password data-policy data-about>` by the server's own check, samples that
 * fill in both fields (`data-lp-sample`), others in place for `data-lp-more-samples`, and show and hide for
 * `data-lp-reveal`.
 */
for (const box of document.querySelectorAll<HTMLElement>('[data-lp-password]')) follow(box)
for (const link of document.querySelectorAll<HTMLElement>('[data-lp-more-samples]')) moreSamples(link)

function policyOf(element: HTMLElement | null): PasswordPolicy | undefined {
  return passwordPolicies.find(({ name }) => name === element?.dataset.policy)
}

/** Reads `data-about`: a JSON object of texts; anything else in it is left out. */
function ownerOf(box: HTMLElement): PasswordOwner {
  const given: unknown = JSON.parse(box.dataset.about ?? '{}')
  const previous = document.getElementById(box.dataset.previous ?? '')
  return {
    ...Object.fromEntries(Object.entries(Object(given)).filter(([, value]) => typeof value === 'string')),
    ...(previous instanceof HTMLInputElement && previous.value !== '' ? { previous: previous.value } : {}),
  }
}

function fieldsOf(box: HTMLElement): readonly HTMLInputElement[] {
  return [...box.querySelectorAll<HTMLInputElement>('input[autocomplete="new-password"]')]
}

/** A sample goes into both fields, to be seen there. */
function takeSamples(box: HTMLElement): void {
  const said = box.querySelector<HTMLElement>('[data-lp-filled]')
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-lp-sample]')) {
    button.hidden = false
    button.addEventListener('click', () => {
      const fields = fieldsOf(box)
      for (const field of fields) {
        field.value = button.querySelector('code')?.textContent ?? ''
        if (field.type === 'password') document.querySelector<HTMLElement>(`[data-lp-reveal="${field.id}"]`)?.click()
        field.dispatchEvent(new Event('input', { bubbles: true }))
      }
      if (said) said.textContent = said.dataset.lpFilled ?? ''
      fields[0]?.focus()
    })
  }
}

function follow(box: HTMLElement): void {
  takeSamples(box)
  const policy = policyOf(box)
  const [field, again] = fieldsOf(box)
  if (!policy || !field) return
  const look = (): void => {
    const broken = new Set<string>(
      checkPassword(field.value, policy, { about: ownerOf(box) }).issues.map((issue) => issue.code),
    )
    for (const rule of box.querySelectorAll<HTMLElement>('[data-code]')) {
      const met = !rule.dataset.code?.split(' ').some((code) => broken.has(code))
      const state = field.value === '' ? undefined : met ? 'met' : 'unmet'
      if (state) rule.dataset.state = state
      else delete rule.dataset.state
      const words = rule.querySelector('[data-lp-state]')
      const list = rule.closest<HTMLElement>('[data-met]')
      if (words) words.textContent = state ? ` (${list?.dataset[state] ?? ''})` : ''
    }
    // What the server refuses is no right answer for a page that had something to complain about.
    field.setCustomValidity(broken.size > 0 ? [...broken].join(' ') : '')
    compare()
  }
  const compare = (): void => {
    const differs = again && again.value !== '' && again.value !== field.value
    again?.setCustomValidity(differs ? (again.dataset.differs ?? '') : '')
  }
  field.addEventListener('input', look)
  again?.addEventListener('input', compare)
  document.getElementById(box.dataset.previous ?? '')?.addEventListener('input', look)
  look()
}

function moreSamples(link: HTMLElement): void {
  const list = document.querySelector<HTMLElement>('[data-lp-samples]')
  const policy = policyOf(list)
  if (!list || !policy) return
  link.addEventListener('click', (event) => {
    event.preventDefault()
    const samples = samplePasswords(policy, { random: (length) => crypto.getRandomValues(new Uint8Array(length)) })
    list.querySelectorAll('button code').forEach((place, index) => {
      place.textContent = samples[index] ?? ''
    })
  })
}
