import { proofForm } from '../../fields/forms.ts'
import type { Form } from '../form.ts'

export const languageForm: Form = {
  add: 'language.add',
  empty: 'language.empty',
  summary: ['code'],
  fields: [
    { kind: 'language', name: 'code', label: 'language.name', required: true },
    { kind: 'level', name: 'listening', label: 'cefr.listening' },
    { kind: 'level', name: 'reading', label: 'cefr.reading' },
    { kind: 'level', name: 'interaction', label: 'cefr.interaction' },
    { kind: 'level', name: 'production', label: 'cefr.production' },
    { kind: 'level', name: 'writing', label: 'cefr.writing' },
    {
      kind: 'list',
      name: 'certificates',
      label: 'language.certificates',
      add: 'language.addCertificate',
      rare: true,
      item: [
        { kind: 'line', name: 'title', label: 'language.certificate' },
        { kind: 'line', name: 'organisation', label: 'language.issuer' },
        { kind: 'date', name: 'date', label: 'field.date' },
        { kind: 'line', name: 'level', label: 'language.level' },
      ],
    },
    proofForm,
  ],
}
