import { type KeyboardEvent, useState } from 'react'

/** One row of digits that keys can feed. */
export interface DigitRow {
  readonly name: string
  readonly length: number
}

/** Digits of several rows, one of which is being filled. */
export interface Digits {
  /** Digits typed so far, by row. */
  readonly values: Readonly<Record<string, string>>
  /** The row that the next digit goes to. */
  readonly active: string
  readonly set: (name: string, value: string) => void
  readonly activate: (name: string) => void
  readonly add: (digit: string) => void
  readonly remove: () => void
  readonly clear: (name: string) => void
  /** Every row is full. */
  readonly complete: boolean
  /** For the screen: digits typed while no field has the focus. */
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** Keeps the digits of some rows; a full row passes on to the first that isn't, and deleting goes back. */
export function useDigits(rows: readonly DigitRow[]): Digits {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const [chosen, setActive] = useState(rows[0]?.name ?? '')
  const of = (name: string): string => values[name] ?? ''
  const active = chosen
  const index = rows.findIndex(({ name }) => name === active)
  const row = rows[index]
  const set = (name: string, value: string): void => {
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
  const clear = (name: string): void => {
    setValues((before) => ({ ...before, [name]: '' }))
    setActive(name)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return
    if (/^\d$/.test(event.key)) add(event.key)
    else if (event.key === 'Backspace') remove()
  }
  return { values, active, set, activate: setActive, add, remove, clear, complete: rows.every(({ name, length }) => of(name).length === length), onKeyDown }
}
