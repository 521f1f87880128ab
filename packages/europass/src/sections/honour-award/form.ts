import { activityForm, activityPeriod } from '../../activity/form.ts'
import type { Form } from '../form.ts'

export const honourAwardForm: Form = activityForm({
  add: 'honour.add',
  empty: 'honour.empty',
  title: 'honour.title',
  organisation: 'honour.organisation',
  location: 'field.location',
  period: activityPeriod,
})
