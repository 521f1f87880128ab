import { activityForm, activityPeriod } from '../../activity/form.ts'
import type { Form } from '../form.ts'

export const volunteeringForm: Form = activityForm({
  add: 'volunteering.add',
  empty: 'volunteering.empty',
  title: 'volunteering.title',
  organisation: 'field.organisation',
  location: 'field.location',
  period: { ...activityPeriod, ongoing: 'volunteering.ongoing' },
})
