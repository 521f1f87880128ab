// Written by scripts/sections.mjs.
import shared from '../../messages/en.json' with { type: 'json' }
import fields from '../fields/messages/en.json' with { type: 'json' }
import activity from '../activity/messages/en.json' with { type: 'json' }
import templates from '../templates/messages/en.json' with { type: 'json' }
import letter from '../letter/messages/en.json' with { type: 'json' }
import certifications from '../sections/certifications/messages/en.json' with { type: 'json' }
import conferenceSeminar from '../sections/conference-seminar/messages/en.json' with { type: 'json' }
import creativeWorks from '../sections/creative-works/messages/en.json' with { type: 'json' }
import customSection from '../sections/custom-section/messages/en.json' with { type: 'json' }
import drivingLicence from '../sections/driving-licence/messages/en.json' with { type: 'json' }
import educationTraining from '../sections/education-training/messages/en.json' with { type: 'json' }
import hobbiesInterests from '../sections/hobbies-interests/messages/en.json' with { type: 'json' }
import honourAward from '../sections/honour-award/messages/en.json' with { type: 'json' }
import language from '../sections/language/messages/en.json' with { type: 'json' }
import membership from '../sections/membership/messages/en.json' with { type: 'json' }
import personalInformation from '../sections/personal-information/messages/en.json' with { type: 'json' }
import profileSkills from '../sections/profile-skills/messages/en.json' with { type: 'json' }
import projects from '../sections/projects/messages/en.json' with { type: 'json' }
import publication from '../sections/publication/messages/en.json' with { type: 'json' }
import recommendation from '../sections/recommendation/messages/en.json' with { type: 'json' }
import socialOrPoliticalActivity from '../sections/social-or-political-activity/messages/en.json' with { type: 'json' }
import volunteering from '../sections/volunteering/messages/en.json' with { type: 'json' }
import workExperience from '../sections/work-experience/messages/en.json' with { type: 'json' }

/** All that this package says in English. */
const words = {
  ...shared,
  ...fields,
  ...activity,
  ...templates,
  ...letter,
  ...certifications,
  ...conferenceSeminar,
  ...creativeWorks,
  ...customSection,
  ...drivingLicence,
  ...educationTraining,
  ...hobbiesInterests,
  ...honourAward,
  ...language,
  ...membership,
  ...personalInformation,
  ...profileSkills,
  ...projects,
  ...publication,
  ...recommendation,
  ...socialOrPoliticalActivity,
  ...volunteering,
  ...workExperience,
}
export default words
