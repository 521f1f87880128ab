import { filesForm } from '../../fields/forms.ts'
import type { Form } from '../form.ts'
import { licenceCategories } from './schema.ts'

export const drivingLicenceForm: Form = {
  add: 'driving.add',
  empty: 'driving.empty',
  summary: ['category'],
  fields: [
    {
      kind: 'choice',
      name: 'category',
      label: 'driving.category',
      codes: licenceCategories,
      words: '',
      required: true,
    },
    { kind: 'date', name: 'issued', label: 'driving.issued', rare: true },
    { kind: 'date', name: 'validUntil', label: 'field.validUntil', rare: true },
    filesForm,
  ],
}
