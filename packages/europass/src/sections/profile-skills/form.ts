import { filesForm } from '../../fields/forms.ts'
import type { Form } from '../form.ts'

export const profileSkillsForm: Form = {
  add: 'skills.add',
  empty: 'skills.empty',
  summary: ['name', 'skills'],
  fields: [
    { kind: 'line', name: 'name', label: 'skills.name', hint: 'skills.nameHint' },
    { kind: 'strings', name: 'skills', label: 'skills.skills', suggests: 'skill' },
    {
      kind: 'list',
      name: 'achievements',
      label: 'skills.achievements',
      hint: 'skills.achievementsHint',
      add: 'skills.addAchievement',
      item: [
        { kind: 'line', name: 'title', label: 'skills.achievement', required: true },
        { kind: 'date', name: 'date', label: 'field.date' },
        { kind: 'rich', name: 'description', label: 'field.description' },
        { kind: 'url', name: 'url', label: 'field.website' },
      ],
    },
    filesForm,
  ],
}
