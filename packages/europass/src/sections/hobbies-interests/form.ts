import { activityForm, activityPeriod } from '../../activity/form.ts'
import type { Form } from '../form.ts'

export const hobbiesInterestsForm: Form = activityForm({
  add: 'hobby.add',
  empty: 'hobby.empty',
  title: 'hobby.title',
  location: 'field.location',
  period: activityPeriod,
})
