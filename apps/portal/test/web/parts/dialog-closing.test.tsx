// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { Question } from '../../../src/web/parts/dialog.tsx'

afterEach(() => cleanup())

/** Two questions of one page, of which one is asked at a time. */
function TwoQuestions() {
  const [asked, setAsked] = useState<string | null>(null)
  const closing = (): void => setAsked(null)
  return (
    <>
      <p>{`asked: ${asked ?? 'nothing'}`}</p>
      {['first', 'second'].map((name) => (
        <button key={name} type="button" onClick={() => setAsked(name)}>
          {`ask the ${name}`}
        </button>
      ))}
      {['first', 'second'].map((name) => (
        <Question key={name} open={asked === name} onClose={closing} title={name} actions={null}>
          <input type="file" aria-label={`file of the ${name}`} />
        </Question>
      ))}
    </>
  )
}

const ask = (name: string): boolean => fireEvent.click(screen.getByText(`ask the ${name}`))
const dialogOf = (name: string): HTMLDialogElement => {
  const dialog = screen.getByText(name, { selector: 'h2' }).closest('dialog')
  if (!dialog) throw new Error('no dialog')
  return dialog
}

test('that a question was closed, told a frame later, closes neither the next one nor the same one asked again', () => {
  render(<TwoQuestions />)
  ask('first')
  const first = dialogOf('first')
  ask('second')
  fireEvent(first, new Event('close'))
  expect(screen.getByText('asked: second')).toBeTruthy()
  ask('first')
  fireEvent(first, new Event('close'))
  expect(screen.getByText('asked: first')).toBeTruthy()
  expect(first.open).toBe(true)
})

test('Escape closes it at once, before browsers tell that it is closed', () => {
  render(<TwoQuestions />)
  ask('first')
  // Somebody who looks for a file and takes none stays in the question.
  fireEvent(screen.getByLabelText('file of the first'), new Event('cancel', { bubbles: true }))
  expect(screen.getByText('asked: first')).toBeTruthy()
  fireEvent(dialogOf('first'), new Event('cancel', { cancelable: true }))
  expect(screen.getByText('asked: nothing')).toBeTruthy()
})

test('a browser that closes it unasked is followed', () => {
  render(<TwoQuestions />)
  ask('first')
  const first = dialogOf('first')
  first.removeAttribute('open')
  fireEvent(first, new Event('close'))
  expect(screen.getByText('asked: nothing')).toBeTruthy()
})
