import type { SectionName } from '@laissez-passer/europass/model'
import type { ComponentType } from 'react'
import { DigitalSkillsForm } from './digital-skills-form.tsx'
import { EducationForm } from './education-form.tsx'
import { LanguagesForm } from './languages-form.tsx'
import type { SectionFormProps } from './section-form.ts'
import { WorkForm } from './work-form.tsx'

/** The form of each section. */
export const sectionForms: Readonly<Record<SectionName, ComponentType<SectionFormProps>>> = {
  'work-experience': WorkForm,
  'education-training': EducationForm,
  language: LanguagesForm,
  'profile-skills': DigitalSkillsForm,
}
