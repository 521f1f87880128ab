import { filesForm, linksForm, placeForm } from '../../fields/forms.ts'
import type { Form } from '../form.ts'
import { naceSections } from './schema.ts'

export const workExperienceForm: Form = {
  add: 'work.add',
  empty: 'work.empty',
  summary: ['occupation', 'employer'],
  fields: [
    {
      kind: 'line',
      name: 'occupation',
      label: 'work.occupation',
      required: true,
      autocomplete: 'organization-title',
      suggests: 'occupation',
      concept: 'occupationUri',
    },
    { kind: 'line', name: 'employer', label: 'work.employer', autocomplete: 'organization' },
    ...placeForm,
    { kind: 'period', name: 'from', label: 'field.from', to: 'field.to', ongoing: 'work.ongoing' },
    { kind: 'rich', name: 'description', label: 'work.description' },
    { kind: 'line', name: 'department', label: 'work.department', rare: true },
    { kind: 'choice', name: 'sector', label: 'work.sector', codes: naceSections, words: 'sector.', rare: true },
    { kind: 'url', name: 'website', label: 'work.website', rare: true },
    { kind: 'email', name: 'email', label: 'work.email', rare: true },
    linksForm,
    filesForm,
  ],
}
