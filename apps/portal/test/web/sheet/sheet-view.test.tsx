// @vitest-environment happy-dom
import { makeSheet } from '@laissez-passer/europass/sheet'
import { cleanup, render, screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { SheetView } from '../../../src/web/sheet/sheet-view.tsx'

afterEach(cleanup)
const words = Object.assign(() => '{page}', { language: 'en' })

test('is headings, labelled values and tables of its page, in two languages', () => {
  const view = makeSheet(
    {
      title: 'Supplément',
      language: 'fr',
      facts: [{ label: 'Holder', value: 'Ada' }],
      blocks: [
        { kind: 'heading', level: 1, number: '4', text: 'Contents' },
        { kind: 'facts', facts: [{ number: '4.1', label: 'Mode', value: 'À temps plein' }] },
        {
          kind: 'table',
          caption: 'Courses',
          headers: [{ text: 'Course' }, { text: 'Credits', align: 'end' }],
          rows: [['Algèbre', '12']],
          total: ['In all', '12'],
        },
      ],
    },
    { words },
  )
  const { container } = render(<SheetView view={view} />)
  expect(container.querySelector('article')?.lang).toBe('fr')
  expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('Supplément')
  const heading = screen.getByRole('heading', { level: 3 })
  expect([heading.textContent, heading.querySelector('[lang]')?.getAttribute('lang')]).toEqual(['4 Contents', 'en'])
  const table = within(screen.getByRole('table', { name: 'Courses' }))
  expect(table.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual(['Course', 'Credits'])
  expect(table.getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual(['Algèbre', 'In all'])
  expect(screen.getByText('À temps plein').closest('dd')).not.toBeNull()
})

test('draws what it also says: bars are hidden from who hears', () => {
  const bars = [{ label: 'Safety', value: 3, before: 1, words: 'Advanced' }]
  const view = makeSheet(
    { title: 'Report', blocks: [{ kind: 'bars', caption: 'Levels', headers: ['Area', 'Level'], most: 4, bars }] },
    { words },
  )
  const { container } = render(<SheetView view={view} level={1} />)
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Report')
  expect(screen.getByRole('row', { name: 'Safety Advanced' })).toBeDefined()
  expect(container.querySelectorAll('[aria-hidden] [data-full]')).toHaveLength(3)
  expect(container.querySelectorAll('[aria-hidden] [data-before]')).toHaveLength(1)
})

test('what would run is only text', () => {
  const view = makeSheet({ title: 'x', blocks: [{ kind: 'text', body: '<img src=x onerror=alert(1)>' }] }, { words })
  const { container } = render(<SheetView view={view} />)
  expect(container.querySelector('img')).toBeNull()
})

test('levels of languages are a table, and on a phone a list below each language', () => {
  const table = {
    caption: 'Other languages',
    corner: 'Language',
    groups: [
      { title: 'Understanding', skills: ['Listening', 'Reading'] },
      { title: 'Writing', skills: ['Writing'] },
    ],
    rows: [{ name: 'French', levels: ['B2', 'C1', ''], certificates: ['DELF B2'] }],
    missing: 'not said',
    key: 'Levels',
  }
  const view = makeSheet({ title: 'Grid', blocks: [{ kind: 'grid', languages: { mother: null, table } }] }, { words })
  const wide = render(<SheetView view={view} />)
  expect(screen.getByRole('table', { name: 'Other languages' })).toBeDefined()
  wide.unmount()
  vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener: () => {}, removeEventListener: () => {} }))
  const { container } = render(<SheetView view={view} />)
  vi.unstubAllGlobals()
  expect(container.querySelector('table')).toBeNull()
  expect([...container.querySelectorAll('.sheet-levels dl > div')].map(({ textContent }) => textContent)).toEqual([
    'ListeningB2',
    'ReadingC1',
    'Writingnot said',
  ])
  expect(screen.getByText(/DELF B2/)).toBeDefined()
})
