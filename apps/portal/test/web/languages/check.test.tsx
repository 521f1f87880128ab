// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import {
  answered,
  finished,
  type LanguageCheck,
  newLanguageCheck,
  type StatementId,
} from '@laissez-passer/europass/languages'
import { type Profile, profileDraftSchema } from '@laissez-passer/europass/profile'
import { Suspense, useSyncExternalStore } from 'react'
import { MemoryRouter } from 'react-router'
import { afterEach, describe, expect, test } from 'vitest'
import type { OpenDocument } from '../../../src/web/documents/document.ts'
import { wordsOfDocuments } from '../../../src/web/europass-words.ts'
import { LanguageProvider, wordsOf } from '../../../src/web/language.tsx'
import { Check } from '../../../src/web/languages/check.tsx'
import { wordsOfLanguages } from '../../../src/web/languages/languages-words.ts'

const first = await wordsOf('en')
await wordsOfDocuments('en')
const say = await wordsOfLanguages('en')
afterEach(cleanup)

/** A document that only this page knows. */
function held<T>(initial: T): OpenDocument<T> {
  const listeners = new Set<() => void>()
  let view = { status: 'open', value: initial, save: 'saved', conflicts: [] } as const as ReturnType<
    OpenDocument<T>['view']
  >
  const nothing = async () => undefined
  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    view: () => view,
    change: (update) => {
      if (view.value === null) return
      view = { ...view, value: update(view.value) }
      for (const listener of listeners) listener()
    },
    apply: () => undefined,
    flush: nothing,
    refresh: nothing,
    answer: nothing,
    versions: async () => ({ ok: true, value: [] }),
    restore: async () => false,
    leave: () => undefined,
    close: () => undefined,
  }
}

function Shown({ check, profile }: { check: OpenDocument<LanguageCheck>; profile: OpenDocument<Profile> }) {
  const { value } = useSyncExternalStore(check.subscribe, check.view)
  const view = useSyncExternalStore(profile.subscribe, profile.view)
  return value && <Check document={check} check={value} profile={{ document: profile, view }} />
}

async function show(check: LanguageCheck, profile: object = {}) {
  const world = { check: held(check), profile: held(profileDraftSchema.parse(profile)) }
  await act(
    async () =>
      void render(
        <LanguageProvider first={first}>
          <Suspense fallback="waiting">
            <MemoryRouter>
              <Shown {...world} />
            </MemoryRouter>
          </Suspense>
        </LanguageProvider>,
      ),
  )
  return world
}

const german = newLanguageCheck({ code: 'deu', label: '', signed: false }, { id: 'one', date: '2026-11-27' })
const press = (name: string | RegExp): void => void fireEvent.click(screen.getByRole('button', { name }))
const choose = (statement: StatementId, answer: string): void => {
  const group = screen.getByRole('group', { name: say(`canDo.${statement}`) })
  fireEvent.click(within(group).getByRole('radio', { name: answer }))
}
const answerAll = (level: string, answer: string): void => {
  for (const number of [1, 2, 3] as const) choose(`listening.${level}.${number}` as StatementId, answer)
}

describe('a check', () => {
  test('goes from the middle to a level, and says why', async () => {
    const { check } = await show(german)
    answerAll('B1', 'Easily')
    press('Continue')
    answerAll('B2', 'Not yet')
    press('Continue')
    const heading = screen.getByRole('heading', { level: 2, name: 'Listening: B1' })
    expect(document.activeElement).toBe(heading)
    expect(screen.getByRole('heading', { level: 3, name: 'The next level: B2' })).toBeTruthy()
    expect(screen.getByText(say('canDo.listening.B2.1'))).toBeTruthy()
    expect(check.view().value?.starts.listening).toBe('B1')
    press('Go on with: Reading')
    expect(screen.getByRole('heading', { level: 2, name: 'Reading' })).toBeTruthy()
  })
  test('goes on only when every statement has an answer, and leads to the one that hasn’t', async () => {
    await show(german)
    choose('listening.B1.1', 'Easily')
    choose('listening.B1.3', 'Easily')
    press('Continue')
    const group = screen.getByRole('group', { name: say('canDo.listening.B1.2') })
    expect(within(group).getByText('Choose an answer for this statement.')).toBeTruthy()
    expect(group.contains(document.activeElement)).toBe(true)
  })
  test('can go back, and finds what was answered', async () => {
    await show(german)
    answerAll('B1', 'With an effort')
    press('Continue')
    expect(screen.getByText(say('canDo.listening.A2.1'))).toBeTruthy()
    press('Back')
    const group = screen.getByRole('group', { name: say('canDo.listening.B1.1') })
    expect(within(group).getByRole('radio', { name: 'With an effort' })).toHaveProperty('checked', true)
  })
  test('is resumed at the first open statement', async () => {
    const half = answered(german, 'listening.B1.1', { answer: 'no', skill: 'listening', level: 'B1' })
    await show(half)
    const group = screen.getByRole('group', { name: say('canDo.listening.B1.1') })
    expect(within(group).getByRole('radio', { name: 'Not yet' })).toHaveProperty('checked', true)
  })
})

describe('a result', () => {
  const done = ((): LanguageCheck => {
    const listened = (['B1', 'B2', 'C1'] as const).flatMap((level) =>
      ([1, 2, 3] as const).map((number) => ({ id: `listening.${level}.${number}` as StatementId, level })),
    )
    const check = listened.reduce(
      (before, { id, level }) =>
        answered(before, id, { answer: level === 'C1' ? 'no' : 'easily', skill: 'listening', level }),
      german,
    )
    return finished(check, '2026-11-27')
  })()
  test('is taken into a profile that says nothing yet', async () => {
    const { profile } = await show(done)
    expect(screen.getByText('New in your profile: Listening: B2')).toBeTruthy()
    press('Take into my profile')
    expect(profile.view().value?.entries.language).toMatchObject([{ code: 'deu', listening: 'B2', reading: '' }])
    expect(screen.getByRole('status').textContent).toContain('Your profile has these levels.')
  })
  test('never replaces a level that stands there unless the person chooses', async () => {
    const { profile } = await show(done, { entries: { language: [{ id: 'de', code: 'deu', listening: 'C1' }] } })
    const group = screen.getByRole('group', { name: 'Listening' })
    expect(within(group).getByRole('radio', { name: 'C1, as in your profile' })).toHaveProperty('checked', true)
    const take = screen.getByRole('button', { name: 'Take into my profile' })
    expect(take.getAttribute('aria-disabled')).toBe('true')
    fireEvent.click(take)
    expect(profile.view().value?.entries.language[0]?.listening).toBe('C1')
    fireEvent.click(within(group).getByRole('radio', { name: 'B2, from this check' }))
    expect(profile.view().value?.entries.language[0]?.listening).toBe('C1')
    fireEvent.click(take)
    expect(profile.view().value?.entries.language).toMatchObject([{ id: 'de', listening: 'B2' }])
  })
})
