import { activityForm, activityPeriod } from '../../activity/form.ts'
import type { Form } from '../form.ts'

export const membershipForm: Form = activityForm({
  add: 'membership.add',
  empty: 'membership.empty',
  title: 'membership.title',
  location: 'field.location',
  period: activityPeriod,
})
