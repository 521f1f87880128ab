import { filesOf } from '../../fields/files.ts'
import { all, find, text, type XmlElement } from '../../xml/read.ts'
import { element, leaf, type Xml } from '../../xml/write.ts'
import { readFiles, writeFiles } from '../candidate.ts'
import type { XmlSection } from '../section.ts'
import type { SkillGroup } from './schema.ts'

const writeSkill = (name: string): Xml =>
  name === ''
    ? ''
    : element('PersonCompetency', [leaf('hr:TaxonomyID', 'Digital_Skill'), leaf('hr:CompetencyName', name)])

const nameOf = (skill: XmlElement): string => {
  text(skill, 'TaxonomyID')
  return text(skill, 'CompetencyName')
}

/** `Skills`: those of a group without a name stand loose, where the group is. */
export const profileSkillsXml: XmlSection<SkillGroup> = {
  write: (groups, options) =>
    element(
      'Skills',
      groups.flatMap((group) => {
        const inside = [...group.skills.map(writeSkill), writeFiles(group, options)]
        return group.name === '' ? inside : [element('SkillsGroup', [leaf('Title', group.name), ...inside])]
      }),
    ),
  read: (profile, reading) => {
    const { newId } = reading
    const groups: SkillGroup[] = []
    let loose: SkillGroup | undefined
    for (const child of find(profile, 'Skills')?.children ?? []) {
      if (child.name === 'SkillsGroup') {
        const skills = all(child, 'PersonCompetency').map(nameOf)
        groups.push({
          id: newId(),
          name: text(child, 'Title'),
          skills: skills.filter((skill) => skill !== ''),
          ...readFiles(child, reading),
        })
        loose = undefined
      } else if (child.name === 'PersonCompetency') {
        const name = nameOf(child)
        if (name === '') continue
        if (loose === undefined) {
          loose = { id: newId(), name: '', skills: [] }
          groups.push(loose)
        }
        loose.skills.push(name)
      } else if (child.name === 'File' && loose) {
        // The files of a group without a name stand behind its skills.
        const id = reading.files?.get(text(child))
        if (id !== undefined) loose.files = [...filesOf(loose), id]
      }
    }
    return groups
  },
}
