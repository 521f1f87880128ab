import { asciiDigits } from '@laissez-passer/core/typed'
import { type KeyboardEvent, useState } from 'react'

/** One row of digits that keys can feed. */
export interface DigitRow {
  readonly name: string
  readonly length: number
}

/** What was wrong with the digits sent last. */
export interface Trouble {
  readonly text: string
  /** Which sending it was, so that the same words twice are news. */
  readonly attempt: number
  /** The row to be typed anew. */
  readonly retype: string | null
}

/** How digits are collected. */
export interface DigitsOptions {
  readonly trouble: Trouble | null
  /** Enter was pressed. */
  readonly onEnter: () => void
}

/** Digits of several rows, one of which is being filled. */
export interface Digits {
  /** Digits of a row typed so far. */
  readonly of: (name: string) => string
  /** The row that the next digit goes to. */
  readonly active: string
  readonly set: (name: string, value: string) => void
  readonly activate: (name: string) => void
  readonly add: (digit: string) => void
  readonly remove: () => void
  /** Every row is full. */
  readonly complete: boolean
  /** What was wrong, until something is typed. */
  readonly problem: string | undefined
  /** For the screen: digits typed while no field has the focus. */
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** Keeps the digits of some rows; a full row passes on to the first that isn't, and deleting goes back. */
export function useDigits(rows: readonly DigitRow[], { trouble, onEnter }: DigitsOptions): Digits {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const [active, setActive] = useState(rows[0]?.name ?? '')
  const [touched, setTouched] = useState(0)
  const of = (name: string): string => values[name] ?? ''
  const index = rows.findIndex(({ name }) => name === active)
  const row = rows[index]
  const { attempt = 0, retype = null } = trouble ?? {}
  // Another attempt clears the row at once, not an effect later: keys may follow quickly.
  const [seen, setSeen] = useState(attempt)
  if (seen !== attempt) {
    setSeen(attempt)
    if (retype) {
      setValues({ ...values, [retype]: '' })
      setActive(retype)
    }
  }

  const set = (name: string, value: string): void => {
    setTouched(attempt)
    setValues((before) => ({ ...before, [name]: value }))
    const full = rows.find((one) => one.name === name)?.length === value.length
    const next = rows.find((one) => one.name !== name && of(one.name).length < one.length)
    if (full && next) setActive(next.name)
  }
  const add = (digit: string): void => {
    if (row && of(active).length < row.length) set(active, of(active) + digit)
  }
  const remove = (): void => {
    const before = rows[index - 1]
    if (of(active) === '' && before) {
      setActive(before.name)
      set(before.name, of(before.name).slice(0, -1))
    } else set(active, of(active).slice(0, -1))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLButtonElement) return
    if (event.key === 'Enter') onEnter()
    else if (event.target instanceof HTMLInputElement) return
    else if (/^\p{Nd}$/u.test(event.key)) add(asciiDigits(event.key))
    else if (event.key === 'Backspace') remove()
  }
  return {
    of,
    active,
    set,
    activate: setActive,
    add,
    remove,
    complete: rows.every(({ name, length }) => of(name).length === length),
    problem: trouble && touched !== attempt ? trouble.text : undefined,
    onKeyDown,
  }
}
