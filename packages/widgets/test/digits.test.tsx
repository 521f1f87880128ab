import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { DigitField } from '../src/digit-field.tsx'
import { fr } from '../src/messages.ts'
import { PinPad } from '../src/pin-pad.tsx'

afterEach(cleanup)

function Pin({ onComplete }: { onComplete: (pin: string) => void }) {
  const [pin, setPin] = useState('')
  return (
    <>
      <DigitField secret label="Your PIN" length={4} value={pin} onChange={setPin} onComplete={onComplete} active />
      <PinPad
        onDigit={(digit) => setPin((before) => before + digit)}
        onDelete={() => setPin((before) => before.slice(0, -1))}
        messages={fr}
      />
    </>
  )
}

test('a PIN is typed by keys or keyboard, shown as dots, counted in words', () => {
  const onComplete = vi.fn()
  const { container } = render(<Pin onComplete={onComplete} />)
  const field = screen.getByLabelText('Your PIN')
  fireEvent.click(screen.getByRole('button', { name: '4' }))
  fireEvent.click(screen.getByRole('button', { name: '7' }))
  fireEvent.click(screen.getByRole('button', { name: 'Effacer le dernier chiffre' }))
  expect(container.querySelectorAll('.lp-dot[data-filled]')).toHaveLength(1)
  expect(container.textContent).toContain('1 of 4 digits entered')
  fireEvent.change(field, { target: { value: '48x26' } })
  expect(field).toHaveProperty('value', '4826')
  expect(onComplete).toHaveBeenCalledExactlyOnceWith('4826')
  expect(container.textContent).not.toContain('4826')
})

test('a secret keeps browsers from offering to save it, and the phone’s own keys away', () => {
  render(<Pin onComplete={() => {}} />)
  const field = screen.getByLabelText('Your PIN')
  expect(field.getAttribute('type')).toBe('password')
  expect(field.getAttribute('autocomplete')).toBe('one-time-code')
  expect(field.getAttribute('inputmode')).toBe('none')
})

test('a transfer code shows its digits; pasted spaces and letters fall away', () => {
  const onChange = vi.fn()
  const { container } = render(<DigitField label="Code" length={6} value="12" onChange={onChange} active />)
  expect([...container.querySelectorAll('.lp-box')].map((box) => box.textContent).join('')).toBe('12')
  expect(container.querySelectorAll('.lp-box[data-next]')).toHaveLength(1)
  fireEvent.change(screen.getByLabelText('Code'), { target: { value: ' 12a 345 678 ' } })
  expect(onChange).toHaveBeenCalledExactlyOnceWith('123456')
})

test('an error is tied to its field and announced', () => {
  render(
    <DigitField
      id="code"
      label="Code"
      length={2}
      value=""
      onChange={() => {}}
      error="That code is not the one shown."
    />,
  )
  expect(screen.getByRole('alert').textContent).toBe('That code is not the one shown.')
  const field = screen.getByLabelText('Code')
  expect(field.getAttribute('aria-invalid')).toBe('true')
  expect(field.getAttribute('aria-describedby')).toContain('code-error')
})

test('a form of the browser’s own posts the digits under the name of the field', () => {
  const { container } = render(
    <form>
      <DigitField name="code" label="Transfer code" length={8} value="12345678" onChange={() => {}} />
    </form>,
  )
  const form = container.querySelector('form')
  expect(form && [...new FormData(form)]).toEqual([['code', '12345678']])
})
