import { describe, expect, it } from 'vitest'
import { cvOf, cvSchema, duplicateCv } from '../../src/cv/index.ts'

describe('a new CV', () => {
  it.each([
    ['fr', undefined, 'fr', 'fr'],
    ['pt-BR', undefined, 'pt-BR', 'en'],
    ['pt-BR', 'fr', 'fr', 'fr'],
  ])('of a profile in %s, asked for %s, is in %s with headings in %s', (of, language, content, labels) => {
    const cv = cvOf({ language: of }, { id: 'cv1', title: 'For Acme', ...(language && { language }) })
    expect(cv).toMatchObject({ id: 'cv1', title: 'For Acme', language: content, labels, sections: [] })
  })
})

describe('a duplicate', () => {
  it('is the same CV under another id and title, and shares nothing', () => {
    const cv = cvSchema.parse({ id: 'a', title: 'One', sections: [{ name: 'projects', hidden: ['p1'] }] })
    const copy = duplicateCv(cv, { id: 'b', title: 'Two' })
    expect(copy).toEqual({ ...cv, id: 'b', title: 'Two' })
    copy.sections[0]!.hidden.push('p2')
    expect(cv.sections[0]!.hidden).toEqual(['p1'])
  })
})
