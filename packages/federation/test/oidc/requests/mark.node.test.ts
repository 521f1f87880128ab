import { describe, expect, test } from 'vitest'
import { node } from '../../../../runtime/src/node/index.ts'
import { asksAnew, askedOf, hasAnswered, type Mark, readMark, withMark } from '../../../src/oidc/requests/mark.ts'
import { request, secretKey } from '../../support/provider.ts'

const { keyRing } = node({ secretKey })
const path = '/cas/oauth2/authorize'
const nothing: Mark = { after: null, asked: null, begun: false, left: [], consent: null }
const session = { idHash: 'of a session' }

const written = (more: Partial<Mark>, query = request({ prompt: 'login' })) =>
  withMark({ keyRing }, { path, query, mark: { ...nothing, ...more } })
const read = (query: URLSearchParams, at = path) => readMark({ keyRing }, { path: at, query })

describe('a mark', () => {
  test.each<Partial<Mark>>([
    { after: 0 },
    { asked: '-' },
    { begun: true },
    { left: ['consent'] },
    { consent: { by: 'x', answer: 'denied' } },
    { after: 7, asked: 'y'.repeat(43), begun: true, left: ['consent'], consent: { by: 'x', answer: 'allowed' } },
  ])('says %j for this request, and stands for its prompt', async (more) => {
    const query = await written(more)
    expect(query.has('prompt')).toBe(false)
    expect(await read(query)).toEqual({ ...nothing, ...more })
    expect(await read(query, '/cas/login')).toBeNull()
    const mark = query.get('way_back') ?? ''
    for (const changed of [`!${mark}`, `${mark}!`, `x${mark}`, `${mark}x`, mark.slice(1), '', 'x.y']) {
      const other = new URLSearchParams(query)
      other.set('way_back', changed)
      expect([changed, await read(other)]).toEqual([changed, null])
    }
  })

  test('that says nothing isn’t there, nor is one of before', async () => {
    const before = await written({ begun: true })
    expect(before.has('way_back')).toBe(true)
    expect(String(await written({}, before))).toBe(String(request()))
  })
})

test('who was asked, and whether it was somebody', () => {
  const other = { idHash: 'of another' }
  const by = (asked: string | null): Mark => ({ ...nothing, after: 1, asked })
  expect([null, by(null), by(askedOf(session)), by(askedOf(null))].map(asksAnew)).toEqual([false, false, true, false])
  expect(hasAnswered(null, session)).toBe(false)
  expect(hasAnswered(by(null), session)).toBe(false)
  expect(hasAnswered(by(askedOf(session)), session)).toBe(false)
  expect(hasAnswered(by(askedOf(session)), other)).toBe(true)
  expect(hasAnswered(by(askedOf(null)), other)).toBe(true)
})
