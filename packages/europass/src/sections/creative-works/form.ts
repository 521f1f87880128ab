import { activityForm, activityPeriod } from '../../activity/form.ts'
import type { Form } from '../form.ts'

export const creativeWorksForm: Form = activityForm({
  add: 'creative.add',
  empty: 'creative.empty',
  title: 'creative.title',
  location: 'field.location',
  period: activityPeriod,
})
