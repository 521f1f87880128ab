import { spokenLanguages } from '@laissez-passer/i18n/languages'
import { describe, expect, test } from 'vitest'
import {
  colourNames,
  colours,
  contrastOnWhite,
  designSchema,
  fontNames,
  fonts,
  legible,
  refusedBy,
  resolveDesign,
  templateNames,
  templates,
  typstSource,
} from '../../src/templates/index.ts'
import { typesetJob } from '../../src/typst/index.ts'
import { europassWords } from '../../src/words/index.ts'

const usual = designSchema.parse({})
const resolved = (template: (typeof templateNames)[number], design: object = {}) =>
  resolveDesign(designSchema.parse(design), { template, logoText: 'Logo' })

test('a template or a family that there isn’t is refused with those that there are', () => {
  expect(() => resolved(JSON.parse('"mine"'))).toThrow(/resolveDesign takes one of formal, .*first-job, not that text/)
  const setting = { source: '= Hello', view: {}, font: JSON.parse('"comic"') }
  expect(() => typesetJob(setting, { now: new Date(0) })).toThrow(
    /typeset: the setting’s font must be one of open-sans, /,
  )
})

const picture = 'data:image/png;base64,iVBORw0KGgo='

describe('colours', () => {
  test.each(colourNames)('%s can be read on white at 7 : 1', (name) => {
    expect(contrastOnWhite(colours[name])).toBeGreaterThanOrEqual(7)
  })
  test('a colour of one’s own is darkened until it can, and no further', () => {
    expect(contrastOnWhite('#ffffff')).toBeCloseTo(1, 5)
    expect(contrastOnWhite('#000000')).toBeCloseTo(21, 5)
    for (const colour of ['#ffcc00', '#ff0000', '#00ff00', '#8888ff', '#ffffff']) {
      expect(contrastOnWhite(legible(colour))).toBeGreaterThanOrEqual(7)
      expect(contrastOnWhite(legible(colour))).toBeLessThan(7.6)
    }
    expect(legible('#6d1a36')).toBe('#6d1a36')
  })
})

test.each(templateNames)('the shape of a photo in %s is the one that its manifest tells', (template) => {
  const { photo } = templates[template]
  const source = typstSource([{ kind: 'cv', template }])
  const set = /picture\(photo, width: (?<width>[^,]+), height: (?<height>[^,)]+)(?:, radius: (?<radius>[^)]+))?\)/
  const { width, height, radius } = set.exec(source)?.groups ?? {}
  expect(photo !== false).toBe(width !== undefined)
  if (!photo || width === undefined || height === undefined) return
  expect(photo.ratio).toBeCloseTo(width === height ? 1 : Number.parseFloat(width) / Number.parseFloat(height), 5)
  expect(photo.round).toBe(radius === '50%')
})

describe('a design', () => {
  test.each(templateNames)('as %s has it, unless a person chose', (template) => {
    const { colour, font, columns } = templates[template]
    expect(resolved(template)).toMatchObject({
      colour: colours[colour],
      font: fonts[font].family,
      margins: 1,
      logo: null,
    })
    expect(resolved(template, { colour: 'forest', font: 'literata', paper: 'us-letter' })).toMatchObject({
      colour: '#1d4d3a',
      font: 'Literata',
      paper: 'us-letter',
    })
    expect(columns === 1 || columns === 2).toBe(true)
  })
  test('sizes follow each other, whatever the family', () => {
    for (const font of fontNames) {
      const [small, medium, large] = ['small', 'medium', 'large'].map((size) => resolved('formal', { font, size }).size)
      expect(small).toBeLessThan(medium ?? 0)
      expect(medium).toBeLessThan(large ?? 0)
      expect(small).toBeGreaterThan(8)
    }
  })
  test('what isn’t a choice isn’t a design', () => {
    for (const wrong of [
      { colour: 'red' },
      { colour: '#12' },
      { font: 'comic-sans' },
      { paper: 'a5' },
      { logo: 'https://example.eu/logo.png' },
      { logo: 'data:image/svg+xml;base64,AAAA' },
      { options: { side: 3 } },
    ])
      expect(designSchema.safeParse(wrong).success).toBe(false)
    expect(designSchema.parse({})).toEqual(usual)
  })
})

describe('what a template can’t do', () => {
  test('is refused by name, and left out', () => {
    const design = designSchema.parse({ logo: picture, options: { side: 'left', unheard: true } })
    expect(refusedBy('plain', design)).toEqual(['logo', 'options/side', 'options/unheard'])
    expect(refusedBy('columns', design)).toEqual(['options/side', 'options/unheard'])
    expect(resolved('plain', { logo: picture }).logo).toBeNull()
    expect(resolved('columns', { logo: picture }).logo).toEqual({ data: picture, alt: 'Logo' })
    expect(resolved('columns', { options: { side: 'left', unheard: true } }).options).toEqual({ side: 'start' })
    expect(refusedBy('columns', designSchema.parse({ options: { side: 'end' } }))).toEqual([])
    expect(refusedBy('modern', designSchema.parse({ options: { lines: 'yes' } }))).toEqual(['options/lines'])
  })
})

describe.each(spokenLanguages)('templates in %s', (language) => {
  test('have each a name and a description of their own', async () => {
    const words = await europassWords(language)
    const names = templateNames.map((name) => words(templates[name].label))
    expect(new Set(names).size).toBe(templateNames.length)
    expect(new Set(templateNames.map((name) => words(templates[name].description))).size).toBe(templateNames.length)
  })
})
