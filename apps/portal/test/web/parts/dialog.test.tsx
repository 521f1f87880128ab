// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, test } from 'vitest'
import { LinkDialog } from '../../../src/web/fields/rich-text/link-dialog.tsx'
import { LanguageProvider, wordsOf } from '../../../src/web/language.tsx'
import { Question } from '../../../src/web/parts/dialog.tsx'

const first = await wordsOf('en')
const nothing = (): void => {}
const ask = (children: ReactNode): ReactNode => (
  <Question open title="Sure?" onClose={nothing} actions={<button type="button">Yes</button>}>
    {children}
  </Question>
)
const show = (what: ReactNode) =>
  act(async () => void render(<LanguageProvider first={first}>{what}</LanguageProvider>))
afterEach(cleanup)

test('a dialog that asks for something typed has the focus where it is typed', async () => {
  await show(<LinkDialog link={{ text: '', href: '' }} onSet={nothing} onRemove={nothing} onClose={nothing} />)
  expect(document.activeElement).toBe(screen.getByLabelText('Address'))
})

test.each([
  ['words', <p key="words">It is gone for good.</p>],
  ['a picture that is moved', <input key="zoom" type="range" />],
])('a question over %s has the focus on itself', async (_, children) => {
  await show(ask(children))
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Sure?' }))
})
