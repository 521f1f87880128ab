import { activityForm, activityPeriod } from '../../activity/form.ts'
import type { Form } from '../form.ts'

export const socialOrPoliticalActivityForm: Form = activityForm({
  add: 'activity.add',
  empty: 'activity.empty',
  title: 'activity.title',
  location: 'field.location',
  period: activityPeriod,
})
