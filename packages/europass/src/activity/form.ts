import { filesForm, linksForm, proofForm } from '../fields/forms.ts'
import type { Form, FormField } from '../sections/form.ts'
import type { EuropassMessageKey } from '../words/keys.ts'

/** What a section calls the fields of its activities; a field without a label isn't in its form. */
export interface ActivityLabels {
  readonly add: EuropassMessageKey
  readonly empty: EuropassMessageKey
  readonly title: EuropassMessageKey
  readonly organisation?: EuropassMessageKey
  readonly location?: EuropassMessageKey
  readonly period?: {
    readonly from: EuropassMessageKey
    readonly to: EuropassMessageKey
    readonly ongoing?: EuropassMessageKey
  }
  readonly description?: EuropassMessageKey
  /** Whether people are asked to prove it. */
  readonly proof?: true
}

/** The usual labels of a time span. */
export const activityPeriod = { from: 'field.from', to: 'field.to', ongoing: 'activity.ongoing' } as const

/** The form of an activity, in the order in which people tell of one. */
export function activityForm(labels: ActivityLabels): Form {
  const { organisation, location, period, description = 'field.description', proof } = labels
  const fields: FormField[] = [{ kind: 'line', name: 'title', label: labels.title, required: true }]
  if (organisation) fields.push({ kind: 'line', name: 'organisation', label: organisation })
  if (location) fields.push({ kind: 'line', name: 'location', label: location })
  if (period) {
    const { from, to, ongoing } = period
    fields.push({ kind: 'period', name: 'from', label: from, to, ...(ongoing && { ongoing }) })
  }
  fields.push({ kind: 'rich', name: 'description', label: description }, linksForm, proof ? proofForm : filesForm)
  const summary = organisation ? ['title', 'organisation'] : ['title']
  return { add: labels.add, empty: labels.empty, summary, fields }
}
