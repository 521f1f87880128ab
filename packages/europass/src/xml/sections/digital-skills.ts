import type { DigitalSkillGroup } from '../../model/sections/digital-skills.ts'
import { all, find, text, type XmlElement } from '../read.ts'
import { element, leaf, type Xml } from '../write.ts'

const writeSkill = (name: string): Xml =>
  name === ''
    ? ''
    : element('PersonCompetency', [leaf('hr:TaxonomyID', 'Digital_Skill'), leaf('hr:CompetencyName', name)])

/** Writes `Skills`: the skills of groups without a name stand loose, before the groups. */
export function writeDigitalSkills(groups: readonly DigitalSkillGroup[]): Xml {
  const loose = groups.filter((group) => group.name === '').flatMap((group) => group.skills)
  return element('Skills', [
    ...loose.map(writeSkill),
    ...groups
      .filter((group) => group.name !== '')
      .map((group) => element('SkillsGroup', [leaf('Title', group.name), ...group.skills.map(writeSkill)])),
  ])
}

/** Reads `Skills`; loose ones become a first group without a name. */
export function readDigitalSkills(profile: XmlElement | undefined, newId: () => string): DigitalSkillGroup[] {
  const skills = find(profile, 'Skills')
  const names = (holder: XmlElement | undefined): string[] =>
    all(holder, 'PersonCompetency')
      .map((one) => text(one, 'CompetencyName'))
      .filter((name) => name !== '')
  const groups = all(skills, 'SkillsGroup').map((group) => ({
    id: newId(),
    name: text(group, 'Title'),
    skills: names(group),
  }))
  const loose = names(skills)
  return loose.length > 0 ? [{ id: newId(), name: '', skills: loose }, ...groups] : groups
}
