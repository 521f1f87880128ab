import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { check } from '../../src/fields/issue.ts'
import { draft, strict } from '../../src/fields/kit.ts'
import { emptyProfile, profileDraftSchema, profileSchema } from '../../src/profile/index.ts'
import { customSection, type Section, type SectionName, sectionNames, sections } from '../../src/sections/index.ts'
import { entryOf, profiles } from '../support/arbitrary.ts'

const names: readonly (SectionName | 'custom-section')[] = [...sectionNames, 'custom-section']

describe.each(names)('%s', (name) => {
  const section: Pick<Section, 'schema'> = name === 'custom-section' ? customSection : sections[name]

  it('keeps whatever its form can hold, finished and as a draft', () => {
    fc.assert(
      fc.property(entryOf(name), (entry) => {
        expect(section.schema(strict).parse(entry)).toMatchObject(entry)
        expect(section.schema(draft).parse(section.schema(strict).parse(entry))).toMatchObject(entry)
      }),
      { numRuns: 40 },
    )
  })

  it('begins with nothing but an id, and wants an id', () => {
    expect(check(section.schema(draft), { id: 'e1' }).ok).toBe(true)
    expect(check(section.schema(draft), {}).ok).toBe(false)
  })
})

describe('a profile', () => {
  it('is the same after JSON', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        expect(profileSchema.parse(JSON.parse(JSON.stringify(profile)))).toEqual(profile)
      }),
      { numRuns: 30 },
    )
  })

  it('drops what it doesn’t know and refuses what is too much', () => {
    expect(profileDraftSchema.parse({ ...emptyProfile(), extra: 1 })).toEqual(emptyProfile())
    const entries = { projects: Array.from({ length: 501 }, (_, at) => ({ id: `e${at}`, title: 'x' })) }
    expect(check(profileDraftSchema, { entries })).toMatchObject({
      ok: false,
      issues: [{ path: ['entries', 'projects'], code: 'too-many', params: { max: 500 } }],
    })
  })

  it.each([
    ['an SVG', 'data:image/svg+xml;base64,PHN2Zy8+'],
    ['an address', 'https://example.eu/photo.png'],
    ['a script', 'data:text/html;base64,PHNjcmlwdD4='],
  ])('takes no photo that is %s, not even in a draft', (_, photo) => {
    expect(check(profileDraftSchema, { personal: { photo } })).toMatchObject({
      ok: false,
      issues: [{ path: ['personal', 'photo'], code: 'photo' }],
    })
  })
})
