import { all, find, text, type XmlElement } from '../../xml/read.ts'
import { element, leaf, type Xml } from '../../xml/write.ts'
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
  write: (groups) =>
    element(
      'Skills',
      groups.flatMap(({ name, skills }) =>
        name === ''
          ? skills.map(writeSkill)
          : [element('SkillsGroup', [leaf('Title', name), ...skills.map(writeSkill)])],
      ),
    ),
  read: (profile, { newId }) => {
    const groups: SkillGroup[] = []
    let loose: string[] | undefined
    for (const child of find(profile, 'Skills')?.children ?? []) {
      if (child.name === 'SkillsGroup') {
        const skills = all(child, 'PersonCompetency').map(nameOf)
        groups.push({ id: newId(), name: text(child, 'Title'), skills: skills.filter((skill) => skill !== '') })
        loose = undefined
      } else if (child.name === 'PersonCompetency') {
        const name = nameOf(child)
        if (name === '') continue
        if (loose === undefined) {
          loose = []
          groups.push({ id: newId(), name: '', skills: loose })
        }
        loose.push(name)
      }
    }
    return groups
  },
}
