import type { Saying } from '../saying.ts'
import type { SectionBody } from '../section.ts'
import type { SkillGroup } from './schema.ts'

/** Sets groups of skills. */
export function profileSkillsView(groups: readonly SkillGroup[], _say: Saying): SectionBody | null {
  const shown = groups
    .map(({ name, skills }) => ({
      name: name.trim(),
      items: skills.map((skill) => skill.trim()).filter((skill) => skill !== ''),
    }))
    .filter(({ items }) => items.length > 0)
  return shown.length === 0 ? null : { kind: 'groups', groups: shown }
}
