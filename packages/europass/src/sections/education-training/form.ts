import { eqfLevels } from '../../eqf/levels.ts'
import { linksForm, placeForm, proofForm } from '../../fields/forms.ts'
import type { Form } from '../form.ts'
import { iscedFields } from './isced.ts'

export const educationTrainingForm: Form = {
  add: 'education.add',
  empty: 'education.empty',
  summary: ['qualification', 'organisation'],
  fields: [
    { kind: 'line', name: 'qualification', label: 'education.qualification', required: true },
    { kind: 'line', name: 'organisation', label: 'education.organisation' },
    ...placeForm,
    { kind: 'period', name: 'from', label: 'field.from', to: 'field.to', ongoing: 'education.ongoing' },
    { kind: 'choice', name: 'eqf', label: 'education.eqfLevel', codes: eqfLevels, words: 'eqf.' },
    { kind: 'rich', name: 'description', label: 'education.description' },
    { kind: 'line', name: 'grade', label: 'education.grade' },
    {
      kind: 'choices',
      name: 'fields',
      label: 'education.fields',
      codes: iscedFields,
      words: 'isced.',
      free: true,
      rare: true,
    },
    { kind: 'line', name: 'thesis', label: 'education.thesis', rare: true },
    { kind: 'line', name: 'nationalClassification', label: 'education.nationalClassification', rare: true },
    { kind: 'line', name: 'creditType', label: 'education.creditType', rare: true },
    { kind: 'line', name: 'credits', label: 'education.credits', rare: true },
    { kind: 'url', name: 'website', label: 'education.website', rare: true },
    { kind: 'email', name: 'email', label: 'education.email', rare: true },
    linksForm,
    proofForm,
  ],
}
