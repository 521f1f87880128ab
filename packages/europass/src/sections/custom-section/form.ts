import { activityForm, activityPeriod } from '../../activity/form.ts'
import type { Form } from '../form.ts'

export const customSectionForm: Form = activityForm({
  add: 'custom.add',
  empty: 'custom.empty',
  title: 'custom.title',
  organisation: 'field.organisation',
  location: 'field.location',
  period: activityPeriod,
})
