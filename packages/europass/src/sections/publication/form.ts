import { filesForm, linksForm } from '../../fields/forms.ts'
import type { Form } from '../form.ts'

export const publicationForm: Form = {
  add: 'publication.add',
  empty: 'publication.empty',
  summary: ['title', 'journal'],
  fields: [
    { kind: 'line', name: 'title', label: 'publication.title', required: true },
    { kind: 'line', name: 'authors', label: 'publication.authors' },
    { kind: 'date', name: 'date', label: 'publication.date' },
    { kind: 'line', name: 'journal', label: 'publication.journal' },
    { kind: 'line', name: 'publisher', label: 'publication.publisher' },
    { kind: 'line', name: 'volume', label: 'publication.volume', rare: true },
    { kind: 'line', name: 'doi', label: 'publication.doi', rare: true },
    { kind: 'line', name: 'reference', label: 'publication.reference', rare: true },
    { kind: 'rich', name: 'description', label: 'field.description' },
    linksForm,
    filesForm,
  ],
}
