import { eulogin2025, euloginClassic, nist80063b } from '@laissez-passer/password'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { en, fr, widgetTranslator } from '../src/messages.ts'
import { PasswordField } from '../src/password-field.tsx'
import { passwordRules } from '../src/password-rules.ts'

afterEach(cleanup)

const states = () => screen.getAllByRole('listitem').map((item) => item.dataset.state)

test('the rules say met or not while typing, and the issues are the server’s', () => {
  const onIssues = vi.fn()
  render(
    <PasswordField
      name="new"
      label="New password"
      policy={eulogin2025}
      about={{ email: 'elodie@example.org' }}
      onIssues={onIssues}
    />,
  )
  const field = screen.getByLabelText('New password')
  expect(new Set(states())).toEqual(new Set([undefined]))
  fireEvent.change(field, { target: { value: 'elodie' } })
  expect(states()).toEqual(['unmet', 'unmet', 'unmet', 'met'])
  expect(onIssues.mock.lastCall?.[0].map((issue: { code: string }) => issue.code)).toEqual([
    'too-short',
    'too-few-groups',
    'own-data',
  ])
  fireEvent.change(field, { target: { value: 'Correct-horse-9' } })
  expect(new Set(states())).toEqual(new Set(['met']))
  expect(onIssues).toHaveBeenLastCalledWith([])
})

test('state is told in words as well', () => {
  render(<PasswordField name="new" label="Nouveau" policy={euloginClassic} messages={fr} />)
  fireEvent.change(screen.getByLabelText('Nouveau'), { target: { value: 'Ab1' } })
  expect(screen.getAllByRole('listitem')[0]?.textContent).toBe(
    'Il compte au moins 8 caractères. (pas encore respectée)',
  )
})

test('it can be shown and hidden, by a button that says which', () => {
  render(<PasswordField name="new" label="New password" policy={eulogin2025} />)
  const field = screen.getByLabelText('New password')
  expect(field.getAttribute('type')).toBe('password')
  fireEvent.click(screen.getByRole('button', { name: 'Show password' }))
  expect(field.getAttribute('type')).toBe('text')
  fireEvent.click(screen.getByRole('button', { name: 'Hide password' }))
  expect(field.getAttribute('type')).toBe('password')
})

test.each([eulogin2025, euloginClassic, nist80063b])(
  'every issue of $name breaks one rule, and each rule has words',
  (policy) => {
    const rules = passwordRules(policy, { change: true })
    const codes = rules.flatMap((rule) => rule.codes)
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes).toEqual(expect.arrayContaining(['too-short', 'too-long', 'own-data', 'common', 'same-as-before']))
    for (const { key, params } of rules) expect(widgetTranslator(en)(key, params)).not.toMatch(/[{}]/)
  },
)
