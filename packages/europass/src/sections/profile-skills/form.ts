import { filesForm } from '../../fields/forms.ts'
import type { Form } from '../form.ts'

export const profileSkillsForm: Form = {
  add: 'skills.add',
  empty: 'skills.empty',
  summary: ['name', 'skills'],
  fields: [
    { kind: 'line', name: 'name', label: 'skills.name', hint: 'skills.nameHint' },
    { kind: 'strings', name: 'skills', label: 'skills.skills' },
    filesForm,
  ],
}
