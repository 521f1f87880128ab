import { filesOf } from '../../fields/files.ts'
import { all, find, text, type XmlElement } from '../../xml/read.ts'
import { branch, element, leaf, type Xml } from '../../xml/write.ts'
import {
  type ElementReading,
  own,
  readDate,
  readFiles,
  readRich,
  writeDate,
  writeFiles,
  writeRich,
} from '../candidate.ts'
import type { XmlSection } from '../section.ts'
import type { Achievement, SkillGroup } from './schema.ts'

const writeSkill = (name: string): Xml =>
  name === ''
    ? ''
    : element('PersonCompetency', [leaf('hr:TaxonomyID', 'Digital_Skill'), leaf('hr:CompetencyName', name)])

const nameOf = (skill: XmlElement): string => {
  text(skill, 'TaxonomyID')
  return text(skill, 'CompetencyName')
}

/** Europass has no element for what somebody achieved: one of ours, with the elements of its neighbours. */
const writeAchievement = (one: Achievement): Xml =>
  branch(own('Achievement'), [
    leaf('Title', one.title),
    writeDate('Date', one.date),
    leaf('Link', one.url),
    writeRich('Description', one.description),
  ])

function readAchievement(from: XmlElement, group: string, { newId, notes }: ElementReading): Achievement {
  const id = newId()
  return {
    id,
    title: text(from, 'Title'),
    date: readDate(find(from, 'Date'), { at: `entries/profile-skills/${group}/achievements/${id}/date`, notes }),
    url: text(from, 'Link'),
    description: [...readRich(from, 'Description')],
  }
}

/**
 * `Skills`: what is in a group without a name stands loose, where the group is. One that follows another such
 * has an element after all, without a title, so that they stay two.
 */
export const profileSkillsXml: XmlSection<SkillGroup> = {
  write: (groups, options) => {
    let wasLoose = false
    const parts = groups.flatMap((group) => {
      const { name, skills, achievements } = group
      const inside = [...skills.map(writeSkill), ...achievements.map(writeAchievement), writeFiles(group, options)]
      if (name === '' && inside.every((part) => part === '')) return []
      const isLoose = name === '' && !wasLoose
      wasLoose = name === ''
      return isLoose ? inside : [element('SkillsGroup', [leaf('Title', name), ...inside])]
    })
    return element('Skills', parts)
  },
  read: (profile, reading) => {
    const { newId } = reading
    const groups: SkillGroup[] = []
    let loose: SkillGroup | undefined
    const openLoose = (): SkillGroup => {
      loose ??= { id: newId(), name: '', skills: [], achievements: [] }
      if (groups.at(-1) !== loose) groups.push(loose)
      return loose
    }
    for (const child of find(profile, 'Skills')?.children ?? []) {
      if (child.name === 'SkillsGroup') {
        const id = newId()
        const skills = all(child, 'PersonCompetency').map(nameOf)
        groups.push({
          id,
          name: text(child, 'Title'),
          skills: skills.filter((skill) => skill !== ''),
          achievements: all(child, 'Achievement').map((one) => readAchievement(one, id, reading)),
          ...readFiles(child, reading),
        })
        loose = undefined
      } else if (child.name === 'PersonCompetency') {
        const name = nameOf(child)
        if (name !== '') openLoose().skills.push(name)
      } else if (child.name === 'Achievement') {
        const group = openLoose()
        group.achievements.push(readAchievement(child, group.id, reading))
      } else if (child.name === 'File') {
        const id = reading.files?.get(text(child))
        if (id === undefined) continue
        const group = openLoose()
        group.files = [...filesOf(group), id]
      }
    }
    return groups
  },
}
