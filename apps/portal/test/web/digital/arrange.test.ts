import { describe, expect, it } from 'vitest'
import { merged, moved, type SkillGroup } from '../../../src/web/digital/arrange.ts'

const achievement = (id: string) => ({ id, title: id, date: '', url: '', description: [] })
const group = (id: string, skills: string[], achievements: string[] = []): SkillGroup => ({
  id,
  name: id,
  skills,
  achievements: achievements.map(achievement),
})
const groups = [group('a', ['Figma', 'Word'], ['x']), group('b', ['word', 'R'], ['y']), group('c', [])]

describe('moving', () => {
  it('takes what is chosen to the end of another group, each skill once whatever its case', () => {
    const what = { skills: ['Figma', 'Word'], achievements: ['x'] }
    expect(moved(groups, { from: 'a', into: 'b', what })).toEqual([
      group('a', []),
      group('b', ['word', 'R', 'Figma'], ['y', 'x']),
      group('c', []),
    ])
  })

  it.each([
    ['to itself', 'a'],
    ['to a group that is gone', 'z'],
  ])('loses nothing %s', (_, into) => {
    expect(moved(groups, { from: 'a', into, what: { skills: ['Figma'], achievements: ['x'] } })).toEqual(groups)
    expect(merged(groups, { from: 'a', into })).toEqual(groups)
  })
})

describe('merging', () => {
  it('puts all of a group into another one, and removes it', () => {
    expect(merged(groups, { from: 'a', into: 'b' })).toEqual([
      group('b', ['word', 'R', 'Figma'], ['y', 'x']),
      group('c', []),
    ])
  })

  it('names a group that had no name', () => {
    const loose = [group('a', ['Figma']), { ...group('b', ['R']), name: ' ' }]
    expect(merged(loose, { from: 'a', into: 'b' })).toEqual([{ ...group('b', ['R', 'Figma']), name: 'a' }])
  })
})
