import { activityForm } from '../../activity/form.ts'
import type { Form } from '../form.ts'

export const certificationsForm: Form = activityForm({
  add: 'certification.add',
  empty: 'certification.empty',
  title: 'certification.title',
  organisation: 'certification.organisation',
  location: 'field.location',
  period: { from: 'certification.from', to: 'field.validUntil' },
  proof: true,
})
