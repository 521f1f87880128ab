import { resolveCv, cvDraftSchema } from '../../src/cv/index.ts'
import { writeCandidate } from '../../src/exchange/candidate/write.ts'
import { documentSetting, type TemplateName } from '../../src/templates/index.ts'
import type { Setting } from '../../src/typst/index.ts'
import type { Profile } from '../../src/profile/index.ts'
import { type Sample, viewOf } from '../samples/build.ts'

/** What is set for a sample, with its data inside. */
export async function settingOf(sample: Sample, template: TemplateName = 'formal'): Promise<Setting> {
  const cv = cvDraftSchema.parse({ id: 'sample', language: sample.profile.language, ...sample.cv })
  const view = await viewOf(sample, template)
  return documentSetting([{ kind: 'cv', template, view }], { xml: writeCandidate(resolveCv(sample.profile, cv)) })
}

/** A sample with something changed. */
export function changed(sample: Sample, change: (profile: Profile) => void): Sample {
  const profile = structuredClone(sample.profile)
  change(profile)
  return { ...sample, profile }
}
