import { checkPassword, eulogin2025 } from '@laissez-passer/password'
import { beforeEach, expect, test, vi } from 'vitest'

const page = `<form>
  <div data-lp-password data-policy="eulogin-2025" data-about='{"email":"elodie@example.org","uid":"n00abcde","odd":7}' data-previous="old">
    <input id="old" type="password" autocomplete="current-password">
    <input id="new" type="password" autocomplete="new-password" aria-invalid="true">
    <button type="button" hidden data-lp-reveal="new" data-show="Show" data-hide="Hide"></button>
    <ul data-met="met" data-unmet="not met yet">
      <li data-code="too-short too-long">long <span data-lp-state></span></li>
      <li data-code="own-data">own <span data-lp-state></span></li>
      <li data-code="same-as-before variation">new <span data-lp-state></span></li>
    </ul>
    <p data-lp-filled="Both are filled in."></p>
    <input id="again" type="password" autocomplete="new-password" data-differs="The two differ.">
  </div>
  <ul data-lp-samples data-policy="eulogin-2025">${['a', 'b', 'c'].map((one) => `<li><button type="button" hidden data-lp-sample><code>${one}</code></button></li>`).join('')}</ul>
  <a href="/more" data-lp-more-samples>More</a>
</form>`

function field(id: string): HTMLInputElement {
  const found = document.getElementById(id)
  if (!(found instanceof HTMLInputElement)) throw new Error(id)
  return found
}
function type(id: string, value: string): void {
  field(id).value = value
  field(id).dispatchEvent(new Event('input', { bubbles: true }))
}
const states = () => [...document.querySelectorAll<HTMLElement>('li[data-code]')].map((rule) => rule.dataset.state)

beforeEach(async () => {
  document.body.innerHTML = page
  vi.resetModules()
  await import('../../src/dom/password.ts')
})

test('rules follow what is typed; nothing is said about an empty field', () => {
  expect(states()).toEqual([undefined, undefined, undefined])
  type('new', 'Elodie-1')
  expect(field('new').validity.valid).toBe(false)
  expect(states()).toEqual(['unmet', 'unmet', 'met'])
  expect(document.querySelector('[data-lp-state]')?.textContent).toBe(' (not met yet)')
  type('new', 'Correct-horse-9')
  expect(states()).toEqual(['met', 'met', 'met'])
  expect(field('new').validity.valid).toBe(true)
  type('new', '')
  expect(states()).toEqual([undefined, undefined, undefined])
})

test('the former password counts as soon as it is typed, in either order', () => {
  type('new', '26-08Ukraine!')
  expect(states()[2]).toBe('met')
  type('old', '26-02Ukraine!')
  expect(states()[2]).toBe('unmet')
})

test('a repetition that differs stops the form with words', () => {
  type('new', 'Correct-horse-9')
  type('again', 'Correct-horse')
  expect(field('again').validationMessage).toBe('The two differ.')
  type('again', 'Correct-horse-9')
  expect(field('again').validity.customError).toBe(false)
})

test('other samples come without a request and pass the policy', () => {
  const click = new Event('click', { bubbles: true, cancelable: true })
  document.querySelector('[data-lp-more-samples]')?.dispatchEvent(click)
  expect(click.defaultPrevented).toBe(true)
  const samples = [...document.querySelectorAll('code')].map((code) => code.textContent)
  expect(new Set(samples).size).toBe(3)
  for (const sample of samples) expect(checkPassword(sample, eulogin2025).issues).toEqual([])
})

test('a sample fills in both fields, to be seen, and the words say so', () => {
  const [first, second] = document.querySelectorAll<HTMLButtonElement>('[data-lp-sample]')
  expect([first?.hidden, second?.hidden]).toEqual([false, false])
  second?.click()
  expect([field('new').value, field('again').value]).toEqual(['b', 'b'])
  expect(field('new').type).toBe('text')
  expect(states()[0]).toBe('unmet')
  expect(document.querySelector('[data-lp-filled]')?.textContent).toBe('Both are filled in.')
  expect(document.activeElement).toBe(field('new'))
})

test('a shown password is hidden again before it is sent', () => {
  const button = document.querySelector<HTMLButtonElement>('[data-lp-reveal]')
  expect(button?.hidden).toBe(false)
  button?.click()
  expect([field('new').type, button?.textContent]).toEqual(['text', 'Hide'])
  field('new').form?.dispatchEvent(new Event('submit', { cancelable: true }))
  expect(field('new').type).toBe('password')
})
