import type { FormField } from '../sections/form.ts'
import type { SupplementList } from './part.ts'
import type { SupplementMessageKey } from './words/index.ts'

type Field = FormField<SupplementMessageKey>

/** Where an organisation is. */
export const placeForm: readonly Field[] = [
  { kind: 'line', name: 'address', label: 'supplement.address', rare: true },
  { kind: 'line', name: 'postalCode', label: 'supplement.postalCode', rare: true },
  { kind: 'line', name: 'city', label: 'supplement.city' },
  { kind: 'country', name: 'country', label: 'supplement.country' },
]

/** The courses of a stay or a programme. */
export const coursesList = (name: string, number?: string): SupplementList => ({
  name,
  ...(number !== undefined && { number }),
  label: 'supplement.courses',
  columns: ['title', 'code', 'duration', 'grade', 'ectsGrade', 'credits'],
  numbers: ['credits'],
  form: {
    add: 'supplement.addCourse',
    empty: 'supplement.noCourse',
    summary: ['title', 'code', 'grade', 'credits'],
    fields: [
      { kind: 'line', name: 'title', label: 'supplement.course', required: true },
      { kind: 'line', name: 'code', label: 'supplement.courseCode' },
      { kind: 'line', name: 'credits', label: 'supplement.credits' },
      { kind: 'line', name: 'grade', label: 'supplement.grade' },
      { kind: 'line', name: 'ectsGrade', label: 'supplement.ectsGrade' },
      { kind: 'line', name: 'duration', label: 'supplement.duration' },
    ],
  },
})

/** The scale that grades are of. */
export const gradesList = (name: string, number?: string): SupplementList => ({
  name,
  ...(number !== undefined && { number }),
  label: 'supplement.scale',
  columns: ['grade', 'meaning', 'share'],
  numbers: ['share'],
  form: {
    add: 'supplement.addGrade',
    empty: 'supplement.noGrade',
    summary: ['grade', 'meaning'],
    fields: [
      { kind: 'line', name: 'grade', label: 'supplement.grade', required: true },
      { kind: 'line', name: 'meaning', label: 'supplement.gradeMeaning' },
      { kind: 'line', name: 'share', label: 'supplement.gradeShare', hint: 'supplement.gradeShareHint' },
    ],
  },
})
