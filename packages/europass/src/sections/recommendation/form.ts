import { filesForm, linksForm } from '../../fields/forms.ts'
import type { Form } from '../form.ts'

export const recommendationForm: Form = {
  add: 'recommendation.add',
  empty: 'recommendation.empty',
  summary: ['name', 'role'],
  fields: [
    { kind: 'line', name: 'name', label: 'recommendation.name', required: true },
    { kind: 'line', name: 'role', label: 'recommendation.role' },
    { kind: 'line', name: 'organisation', label: 'field.organisation' },
    { kind: 'email', name: 'email', label: 'field.email' },
    { kind: 'line', name: 'phone', label: 'field.phone' },
    { kind: 'rich', name: 'description', label: 'recommendation.description' },
    linksForm,
    filesForm,
  ],
}
