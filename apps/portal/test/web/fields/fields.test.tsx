// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { type ReactNode, useState } from 'react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CountriesField, CountryField } from '../../../src/web/fields/country.tsx'
import type { FieldProps } from '../../../src/web/fields/field.tsx'
import { PhoneField } from '../../../src/web/fields/phone.tsx'
import { SpokenLanguageField } from '../../../src/web/fields/spoken-language.tsx'
import { DateField } from '../../../src/web/fields/typed-date.tsx'
import { LanguageProvider, wordsOf } from '../../../src/web/language.tsx'

const first = await wordsOf('en')
let kept: unknown
let changeElsewhere: () => void

/** Shows a field that holds a value, and keeps what becomes of it; `later` comes from elsewhere. */
function show<T>(
  Field: (props: FieldProps<T>) => ReactNode,
  start: T,
  { later = start, ...props }: Partial<FieldProps<T>> & { readonly later?: T } = {},
): void {
  function Form() {
    const [value, setValue] = useState(start)
    kept = value
    changeElsewhere = () => setValue(later)
    return (
      <LanguageProvider first={first}>
        <Field label="It" value={value} onChange={setValue} {...props} />
      </LanguageProvider>
    )
  }
  render(<Form />)
}

const box = (): HTMLInputElement => screen.getByRole<HTMLInputElement>('combobox')
function enter(text: string, field: HTMLElement = box()): void {
  act(() => field.focus())
  fireEvent.change(field, { target: { value: text } })
}
async function leave(field: HTMLElement = box()): Promise<void> {
  fireEvent.keyDown(field, { key: 'Tab' })
  act(() => field.blur())
  // The box first says that what was chosen stays, then what was typed counts.
  await new Promise((done) => setTimeout(done))
}

beforeEach(() => (document.documentElement.lang = 'en'))
afterEach(cleanup)

describe('a country', () => {
  test('is chosen from what typing finds', () => {
    show<string>(CountryField, '')
    enter('koso')
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(['Kosovo'])
    fireEvent.keyDown(box(), { key: 'ArrowDown' })
    fireEvent.keyDown(box(), { key: 'Enter' })
    expect([kept, box().value]).toEqual(['XK', 'Kosovo'])
  })
  test('that was typed to its end, or can only be one, is taken when the field is left', async () => {
    show<string>(CountryField, 'BE')
    enter('france')
    await leave()
    expect([kept, box().value]).toEqual(['FR', 'France'])
    enter('cote d')
    await leave()
    expect(kept).toBe('CI')
  })
  test('stays what it was where nothing was meant, and goes when the text is taken out', async () => {
    show<string>(CountryField, 'BE')
    enter('xyzzy')
    await leave()
    expect([kept, box().value]).toEqual(['BE', 'Belgium'])
    enter('fra')
    fireEvent.keyDown(box(), { key: 'Escape' })
    expect([kept, box().value]).toEqual(['BE', 'Belgium'])
    enter('')
    await leave()
    expect([kept, box().value]).toEqual(['', ''])
  })
  test('a problem is told with the field', () => {
    show<string>(CountryField, '', { issues: [{ code: 'required', params: {} }], required: true })
    expect(screen.getByText('Fill in this field.')).toBeTruthy()
    expect(box().getAttribute('aria-invalid')).toBe('true')
  })
  test('several are kept in the order they were chosen, none twice', async () => {
    show<readonly string[]>(CountriesField, ['BE'])
    enter('Greece')
    await leave()
    enter('Belgium')
    await leave()
    expect(kept).toEqual(['BE', 'GR'])
    fireEvent.click(screen.getByRole('button', { name: 'Remove: Belgium' }))
    expect(kept).toEqual(['GR'])
  })
})

describe('a language', () => {
  test('of the list is kept by its code, another one in the person’s words', async () => {
    show(SpokenLanguageField, { code: '', label: '' })
    enter('deutsch')
    await leave()
    expect([kept, box().value]).toEqual([{ code: '', label: 'deutsch' }, 'deutsch'])
    enter('German')
    await leave()
    expect(kept).toEqual({ code: 'deu', label: '' })
    enter('Ladin of Fassa')
    await leave()
    expect([kept, box().value]).toEqual([{ code: '', label: 'Ladin of Fassa' }, 'Ladin of Fassa'])
  })
})

describe('a telephone number', () => {
  const number = (): HTMLElement => screen.getByLabelText('Number')
  test('is grouped when it is left, and says its country itself where it was typed with the code', async () => {
    show(PhoneField, { dialling: '32', number: '' })
    expect(box().value).toBe('Belgium +32')
    enter('0470 12 34 12', number())
    await leave(number())
    expect(kept).toEqual({ dialling: '32', number: '470 12 34 12' })
    enter('+44 7911 123456', number())
    await leave(number())
    expect([kept, box().value]).toEqual([{ dialling: '44', number: '7911 123456' }, 'United Kingdom +44'])
  })
  test('of a country that shares its code stays of that country', async () => {
    show(PhoneField, { dialling: '', number: '' })
    enter('Canada +1')
    await leave()
    expect([kept, box().value]).toEqual([{ dialling: '1', number: '' }, 'Canada +1'])
  })
})

describe('a date', () => {
  const field = (): HTMLInputElement => screen.getByRole<HTMLInputElement>('textbox')
  const text = (): string => document.body.textContent ?? ''
  test('in another order is understood, and what was understood is said', async () => {
    show<string>(DateField, '')
    enter('31-12-2020', field())
    expect(text()).toContain('31 December 2020')
    await leave(field())
    expect([kept, field().value]).toEqual(['2020-12-31', '31/12/2020'])
  })
  test('that can’t be one is explained once the field was left, and what was meant is offered', async () => {
    show<string>(DateField, '')
    enter('31/12/20', field())
    expect(text()).not.toContain('4 digits')
    await leave(field())
    expect([kept, field().value]).toEqual(['31/12/20', '31/12/20'])
    expect(text()).toContain('Enter the year with 4 digits.')
    expect(field().getAttribute('aria-invalid')).toBe('true')
    fireEvent.click(screen.getByRole('button', { name: '31 December 2020' }))
    expect([kept, field().value]).toEqual(['2020-12-31', '31/12/2020'])
  })
  test('that may be two is offered both ways', async () => {
    show<string>(DateField, '')
    enter('03/04/2020', field())
    await leave(field())
    expect(kept).toBe('2020-04-03')
    fireEvent.click(screen.getByRole('button', { name: '4 March 2020' }))
    expect(kept).toBe('2020-03-04')
  })
  test('that was changed elsewhere is shown, whatever was typed here', () => {
    show<string>(DateField, '2020', { later: '2019-05' })
    enter('03/04/2020', field())
    act(() => changeElsewhere())
    expect(field().value).toBe('05/2019')
  })
})
