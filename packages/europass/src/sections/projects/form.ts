import { activityForm, activityPeriod } from '../../activity/form.ts'
import type { Form } from '../form.ts'

export const projectsForm: Form = activityForm({
  add: 'project.add',
  empty: 'project.empty',
  title: 'project.title',
  organisation: 'project.organisation',
  location: 'field.location',
  period: activityPeriod,
})
