// @vitest-environment happy-dom
import { emptyProfile, type Profile } from '@laissez-passer/europass/model'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { IssuesProvider } from '../../src/web/fields/issues.tsx'
import { LanguageProvider, wordsOf } from '../../src/web/language.tsx'
import { DigitalSkillsForm } from '../../src/web/sections/digital-skills-form.tsx'
import { PersonalForm } from '../../src/web/sections/personal-form.tsx'
import type { SectionFormProps } from '../../src/web/sections/section-form.ts'
import { WorkForm } from '../../src/web/sections/work-form.tsx'

let profile: Profile
const first = await wordsOf('en')

function show(Form: (props: SectionFormProps) => React.ReactNode, all = false): void {
  function Editor() {
    const [value, setValue] = useState(emptyProfile)
    profile = value
    return (
      <LanguageProvider first={first}>
        <IssuesProvider profile={value} all={all}>
          <Form profile={value} change={setValue} />
        </IssuesProvider>
      </LanguageProvider>
    )
  }
  render(<Editor />)
}

const type = (label: string | RegExp, text: string): void => {
  const field = screen.getByLabelText(label)
  fireEvent.change(field, { target: { value: text } })
  fireEvent.blur(field)
}
const press = (name: string | RegExp): void => void fireEvent.click(screen.getByRole('button', { name }))

beforeEach(() => (document.documentElement.lang = 'en'))
afterEach(cleanup)

describe('personal information', () => {
  test('a problem is told when the field was left, and goes when it is mended', () => {
    show(PersonalForm)
    press('Add an email address')
    expect(screen.queryByText(/The email address must look like/)).toBeNull()
    type('Email address', 'ada@')
    expect(screen.getByText(/The email address must look like/)).toBeTruthy()
    expect(screen.getByLabelText('Email address').getAttribute('aria-invalid')).toBe('true')
    type('Email address', 'ada@example.eu')
    expect(screen.queryByText(/The email address must look like/)).toBeNull()
    expect(profile.personal.emails[0]?.address).toBe('ada@example.eu')
  })
  test('when all are asked for, empty required fields are told too; one name is enough', () => {
    show(PersonalForm, true)
    expect(screen.getAllByText('Fill in this field.')).toHaveLength(1)
    expect(screen.getByLabelText('First name').getAttribute('aria-invalid')).toBe('true')
  })
  test('a date is kept part by part, in any order', () => {
    show(PersonalForm)
    fireEvent.change(screen.getByLabelText('Month'), { target: { value: '04' } })
    expect(profile.personal.birthDate).toBe('-04')
    type('Day', '7')
    type('Year', '1991x')
    expect(profile.personal.birthDate).toBe('1991-04-07')
    type('Day', '')
    expect(profile.personal.birthDate).toBe('1991-04')
  })
})

describe('entries', () => {
  test('are added with the focus in them, moved, removed, and brought back', () => {
    show(WorkForm)
    for (const name of ['Diver', 'Ranger']) {
      press('Add work experience')
      const field = screen.getAllByLabelText(/Occupation/).at(-1)
      expect(document.activeElement).toBe(field)
      if (field) fireEvent.change(field, { target: { value: name } })
    }
    press('Move Ranger up')
    expect(profile.work.map((work) => work.occupation)).toEqual(['Ranger', 'Diver'])
    press('Remove Ranger')
    expect(profile.work).toHaveLength(1)
    expect(screen.getByText(/Removed: Ranger/)).toBeTruthy()
    press('Undo')
    expect(profile.work.map((work) => work.occupation)).toEqual(['Ranger', 'Diver'])
  })
})

describe('digital skills', () => {
  test('are taken one by one or with commas, never twice, and also when the field is just left', () => {
    show(DigitalSkillsForm)
    press('Add digital skills')
    const field = screen.getByLabelText('Skill or tool')
    fireEvent.change(field, { target: { value: 'QGIS, R; qgis' } })
    fireEvent.keyDown(field, { key: 'Enter' })
    type('Skill or tool', 'Python')
    expect(profile.digitalSkills[0]?.skills).toEqual(['QGIS', 'R', 'Python'])
    press('Remove R')
    expect(profile.digitalSkills[0]?.skills).toEqual(['QGIS', 'Python'])
  })
})
