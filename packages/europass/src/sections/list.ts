// Written by scripts/sections.mjs.
import * as z from 'zod/mini'
import { type FieldKit, limits, list } from '../fields/kit.ts'
import { certifications } from './certifications/index.ts'
import { conferenceSeminar } from './conference-seminar/index.ts'
import { creativeWorks } from './creative-works/index.ts'
import { drivingLicence } from './driving-licence/index.ts'
import { educationTraining } from './education-training/index.ts'
import { hobbiesInterests } from './hobbies-interests/index.ts'
import { honourAward } from './honour-award/index.ts'
import { language } from './language/index.ts'
import { membership } from './membership/index.ts'
import { profileSkills } from './profile-skills/index.ts'
import { projects } from './projects/index.ts'
import { publication } from './publication/index.ts'
import { recommendation } from './recommendation/index.ts'
import { socialOrPoliticalActivity } from './social-or-political-activity/index.ts'
import { volunteering } from './volunteering/index.ts'
import { workExperience } from './work-experience/index.ts'

/** The sections whose entries are a list, by the names Europass gives them and in its order. */
export const sections = {
  'work-experience': workExperience,
  'education-training': educationTraining,
  language,
  'profile-skills': profileSkills,
  'driving-licence': drivingLicence,
  publication,
  membership,
  'social-or-political-activity': socialOrPoliticalActivity,
  'conference-seminar': conferenceSeminar,
  recommendation,
  projects,
  'honour-award': honourAward,
  'hobbies-interests': hobbiesInterests,
  'creative-works': creativeWorks,
  volunteering,
  certifications,
} as const

/** The entries of a profile, section by section. */
export const entriesSchema = (kit: FieldKit) =>
  z.object({
    'work-experience': list(workExperience.schema(kit), limits.entries),
    'education-training': list(educationTraining.schema(kit), limits.entries),
    language: list(language.schema(kit), limits.entries),
    'profile-skills': list(profileSkills.schema(kit), limits.entries),
    'driving-licence': list(drivingLicence.schema(kit), limits.entries),
    publication: list(publication.schema(kit), limits.entries),
    membership: list(membership.schema(kit), limits.entries),
    'social-or-political-activity': list(socialOrPoliticalActivity.schema(kit), limits.entries),
    'conference-seminar': list(conferenceSeminar.schema(kit), limits.entries),
    recommendation: list(recommendation.schema(kit), limits.entries),
    projects: list(projects.schema(kit), limits.entries),
    'honour-award': list(honourAward.schema(kit), limits.entries),
    'hobbies-interests': list(hobbiesInterests.schema(kit), limits.entries),
    'creative-works': list(creativeWorks.schema(kit), limits.entries),
    volunteering: list(volunteering.schema(kit), limits.entries),
    certifications: list(certifications.schema(kit), limits.entries),
  })
