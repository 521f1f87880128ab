import { beforeEach, expect, test, vi } from 'vitest'

const page = `
  <div role="alert"><ul>
    <li><a href="#email">An @ is missing.</a></li>
    <li><a href="#again">They differ.</a></li>
    <li><a href="#privacy">Tick this.</a></li>
  </ul></div>
  <div class="field field-wrong"><p id="email-issue">An @ is missing.</p>
    <input id="email" name="email" type="email" required aria-invalid="true" value="elodie"></div>
  <div class="field field-wrong"><p id="again-issue">They differ.</p>
    <input id="again" name="again" required aria-invalid="true" data-same="email" value="elodi"></div>
  <div class="check"><p id="privacy-issue">Tick this.</p>
    <input id="privacy" name="privacy" type="checkbox" required aria-invalid="true"></div>
  <input id="other" name="other" value="fine">`

function field(id: string): HTMLInputElement {
  const found = document.getElementById(id)
  if (!(found instanceof HTMLInputElement)) throw new Error(id)
  return found
}
function type(id: string, value: string): void {
  field(id).value = value
  field(id).dispatchEvent(new Event('input', { bubbles: true }))
}
/** What is said beside a field, in the summary, and to assistive technology. */
const said = (id: string) => [
  document.getElementById(`${id}-issue`)?.hidden === false,
  document.querySelector(`[href="#${id}"]`)?.closest('li')?.hidden === false,
  field(id).getAttribute('aria-invalid') === 'true',
]
const [wrong, right] = [
  [true, true, true],
  [false, false, false],
]

beforeEach(async () => {
  document.body.innerHTML = page
  vi.resetModules()
  await import('../../src/dom/issues.ts')
})

test('an error goes when what was typed became right, and comes back with what is wrong again', () => {
  type('email', 'elodie@')
  expect(said('email')).toEqual(wrong)
  type('email', 'elodie@example.org')
  expect(said('email')).toEqual(right)
  expect(field('email').closest('.field')?.className).toBe('field')
  type('email', '')
  expect(said('email')).toEqual(wrong)
})

test('what was refused stays refused, however right it looks', () => {
  type('again', 'elodie')
  type('again', 'elodi')
  expect(said('again')).toEqual(wrong)
  type('email', 'elodi')
  expect(said('again')).toEqual(wrong)
})

test('a repetition is right when it says the same, in either order', () => {
  type('again', 'elodie@example.org')
  expect(said('again')).toEqual(wrong)
  type('email', ' Elodie@Example.org ')
  expect(said('again')).toEqual(right)
})

test('a box is right when it is ticked; the summary goes with its last line', () => {
  const summary = document.querySelector<HTMLElement>('[role=alert]')
  field('privacy').click()
  expect(said('privacy')).toEqual(right)
  expect(summary?.hidden).toBe(false)
  type('email', 'elodie@example.org')
  type('again', 'elodie@example.org')
  expect(summary?.hidden).toBe(true)
})
