import { beforeEach, expect, test } from 'vitest'
import { forgetDecisions, pastDecisions, rememberDecision } from '../../src/web/history.ts'

const asked = (service: string) => ({ service, browser: 'Firefox (Linux)', place: '' })
beforeEach(() => localStorage.clear())

test('the newest stands first; fifty are kept', () => {
  for (let at = 1; at <= 60; at++) rememberDecision(asked(`Service ${at}`), { at, outcome: 'approved' })
  const kept = pastDecisions()
  expect([kept.length, kept[0]?.service, kept.at(-1)?.service]).toEqual([50, 'Service 60', 'Service 11'])
  forgetDecisions()
  expect(pastDecisions()).toEqual([])
})

test('what ended by itself is no decision of anybody here', () => {
  for (const outcome of ['expired', 'answered', 'gone', null] as const)
    rememberDecision(asked('Europass'), { at: 1, outcome })
  expect(pastDecisions()).toEqual([])
})

test.each(['no JSON', '7', '{}', '[1, null, {"at": "now"}]', '[{"at": 1, "service": "x", "outcome": "gone"}]'])(
  'whatever else stands in the storage is no history: %s',
  (stored) => {
    localStorage.setItem('lp-decisions', stored)
    expect(pastDecisions()).toEqual([])
    rememberDecision(asked('Europass'), { at: 1, outcome: 'refused' })
    expect(pastDecisions()).toHaveLength(1)
  },
)
