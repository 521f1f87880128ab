import { activityForm, activityPeriod } from '../../activity/form.ts'
import type { Form } from '../form.ts'

export const conferenceSeminarForm: Form = activityForm({
  add: 'conference.add',
  empty: 'conference.empty',
  title: 'conference.title',
  organisation: 'conference.organisation',
  location: 'field.location',
  period: activityPeriod,
})
