import { nist80063b } from '@laissez-passer/core/password'
import { describe, expect, test } from 'vitest'
import { samples } from '../../preview/samples.ts'
import { tagsOf } from '../document.ts'
import { all, inputs, request, text } from './support/request.ts'

describe('wrong input', () => {
  const html = all.register({ ...request, ...samples.register.wrong })

  test('is said beside the field and in a summary with links', () => {
    expect(text(html)).toContain('5 things need your attention')
    for (const field of ['lastName', 'email', 'confirmEmail', 'captchaCode', 'privacy']) {
      const input = inputs(html).find(({ id }) => id === field)
      expect(input).toMatchObject({
        'aria-invalid': 'true',
        'aria-describedby': expect.stringContaining(`${field}-issue`),
      })
      expect(html).toContain(`href="#${field}"`)
    }
    expect(html).toMatch(/<title>Error: /)
  })

  test('loses nothing that was typed', () => {
    expect(inputs(html).find(({ id }) => id === 'email')).toMatchObject({ value: 'elodie.muller@example' })
    expect(html).toMatch(/<option value="fr"[^>]*selected/)
  })

  test('puts the cursor into the first field that was wrong', () => {
    expect(
      inputs(html)
        .filter((input) => 'autofocus' in input)
        .map(({ id }) => id),
    ).toEqual(['lastName'])
  })

  test('that no catalogue knows still reads as a sentence', () => {
    const odd = all.identifier({
      ...request,
      ...samples.identifier.plain,
      issues: [{ field: 'identifier', code: 'from-the-future' }],
    })
    expect(text(odd)).toContain('Check what you entered here.')
  })
})

describe('registration', () => {
  test('says the same whether or not the address is known', () => {
    expect(text(all.registered({ ...request, ...samples.registered.first }))).not.toMatch(/already|exists/)
  })
})

test('the rules of a password are those of its policy', () => {
  const html = all.choosePassword({ ...request, ...samples.choosePassword.choose, policy: nist80063b })
  expect(text(html)).toContain(`at least ${nist80063b.minLength} characters`)
  expect(text(html)).not.toContain('Capital letters')
})

describe('adding a device', () => {
  test('shows a QR code of at least 4 px a module and the same link beneath', () => {
    const { link } = samples.enrolment.pending
    const html = all.enrolment({ ...request, ...samples.enrolment.pending })
    const svg = tagsOf(html).find(({ attributes }) => attributes['class'] === 'lp-qr')?.attributes
    const modules = Number(svg?.['viewbox']?.split(' ')[2])
    expect(Number(svg?.['width']) / modules).toBeGreaterThanOrEqual(4)
    expect(tagsOf(html).some(({ name, attributes }) => name === 'a' && attributes['href'] === link)).toBe(true)
  })

  test('shows the secret only while it is of use', () => {
    for (const status of ['completed', 'expired', 'cancelled', 'no-tries'] as const) {
      const html = all.enrolment({ ...request, ...samples.enrolment.pending, status })
      expect(html).not.toContain('9aQ4nB7cD2eF5gH8iJ1kLw')
    }
  })

  test('names the model that was added', () => {
    expect(text(all.enrolment({ ...request, ...samples.enrolment.completed }))).toContain('Fairphone 6')
  })
})

describe('recovery codes that were just made', () => {
  test('are copied, printed, and saved as a file that says whose they are', () => {
    const html = all.recoveryCodes({ ...request, ...samples.recoveryCodes.made })
    const link = tagsOf(html).find(({ attributes }) => attributes['download'] !== undefined)?.attributes
    expect(link?.['download']).toBe('Example-ID.txt')
    const lines = decodeURIComponent((link?.['href'] ?? '').replace('data:text/plain;charset=utf-8,', '')).split('\r\n')
    expect(lines[0]).toContain(samples.recoveryCodes.made.person.email)
    expect(lines.slice(1, -1)).toEqual(samples.recoveryCodes.made.codes)
    for (const button of ['data-lp-copy="codes"', 'data-lp-print']) expect(html).toContain(button)
  })
})

describe('a page of who is signed in', () => {
  const person = { name: 'Anna', email: 'anna@example.org', uid: 'n00anna' }
  const html = all.changeNames({ ...request, ...samples.changeNames.first, person })

  test('says whom it shows, and each of its forms does', () => {
    expect(html).toContain('<body data-lp-person="n00anna">')
    expect(inputs(html).find(({ name }) => name === 'person')).toMatchObject({ type: 'hidden', value: 'n00anna' })
  })

  test('shows a name that runs from the right from its beginning, and its initials apart', () => {
    const name = 'محمد الخوارزمي'
    const page = all.stepUp({ ...request, ...samples.stepUp.phone, name, person: { ...person, name } })
    expect(page).toContain(`<bdi class="person-name">${name}</bdi>`)
    expect(page).toContain('aria-hidden="true">م\u200cا<')
  })

  test('keeps what is typed, as those do where names are first given; the first page of a sign-in doesn’t', () => {
    for (const keeps of [
      html,
      all.register({ ...request, ...samples.register.proof }),
      all.eidRegister({ ...request, ...samples.eidRegister.first }),
      all.choosePassword({ ...request, ...samples.choosePassword.invited }),
    ]) {
      const scripts = [...keeps.matchAll(/dom\/(\w+)\.js/g)].map(([, name]) => name)
      // Last: it fills in what the others listen to.
      expect(scripts.indexOf('typed')).toBe(scripts.length - 1)
    }
    const first = all.identifier({ ...request, ...samples.identifier.plain })
    expect(first).toContain('dom/once.js')
    expect(first).not.toContain('dom/typed.js')
    expect(first).not.toContain('data-lp-person')
  })
})
