import { type Cv, cvOf, orderedSections, type ResolvedCv, resolveCv } from '@laissez-passer/europass/cv'
import type { Profile } from '@laissez-passer/europass/profile'
import { resolveDesign } from '@laissez-passer/europass/templates'
import { prepareCv } from '@laissez-passer/europass/view'
import { europassWords } from '@laissez-passer/europass/words'
import { attachedFiles, latestTest, type ProfilePart, type ShareItem } from '../../share-items.ts'
import type { SharedFile } from '../../shared-view.ts'
import { fileView } from './shared-file.ts'
import type { SharedKind, Sharing } from './shared-kind.ts'
import { latestReport } from './latest-report.ts'
import { readProfile } from './read-document.ts'

type ProfileItem = Extract<ShareItem, { readonly kind: 'profile' }>

/** Fields of personal information, by the part that a link shows or doesn't. */
const fieldsOf: Readonly<Record<ProfilePart, readonly (keyof Profile['personal'])[]>> = {
  photo: ['photo'],
  about: ['about'],
  contacts: ['emails', 'phones', 'websites', 'socials', 'messaging'],
  addresses: ['addresses'],
  birthDate: ['birthDate'],
  nationalities: ['nationalities'],
  workPermits: ['workPermits'],
}

/** Shown by no link. */
const never = ['gender', 'identityDocuments'] as const

const template = 'modern'

/** The files of an entry; some sections' entries have none. */
const filesIn = (entry: ResolvedCv['sections'][number]['entries'][number]): readonly string[] =>
  'files' in entry && Array.isArray(entry.files) ? entry.files.filter((id) => typeof id === 'string') : []

/**
 * A profile as its owner chose to show it. It goes the way of a CV, which shows what isn't hidden: everything
 * that wasn't chosen is hidden.
 */
export const sharedProfile: SharedKind = async ({ owner, item, language, ...reading }) => {
  const profile = item.kind === 'profile' ? await readProfile(owner, reading) : null
  if (!profile || item.kind !== 'profile') return null
  const words = await europassWords(language)
  const cv = chosen(profile, item)
  const design = resolveDesign(cv.design, { template, logoText: '' })
  const resolved = resolveCv(profile, cv)
  const files = item.shows.includes(attachedFiles) ? await attached(owner, resolved, reading.store) : []
  const view = prepareCv(resolved, { words, design })
  const report = item.shows.includes(latestTest) ? await latestReport({ owner, language, ...reading }) : null
  return { kind: 'profile', template, view: { ...view, title: view.name }, files, report }
}

/** The files of the entries that are shown, in their order; each once. */
async function attached(
  owner: string,
  { sections }: ResolvedCv,
  { files }: Sharing['store'],
): Promise<readonly SharedFile[]> {
  const wanted = new Set(sections.flatMap(({ entries }) => entries.flatMap(filesIn)))
  const all = wanted.size > 0 ? await files.list(owner) : []
  return [...wanted].flatMap((id) => {
    const file = all.find((one) => one.id === id)
    return file ? [fileView(file)] : []
  })
}

function chosen(profile: Profile, { headline, language, shows }: ProfileItem): Cv {
  const cv = cvOf(profile, { id: 'profile', ...(language !== '' && { language }) })
  const hidden = Object.entries(fieldsOf).flatMap(([part, fields]) => (shows.includes(part) ? [] : fields))
  const motherTongues = shows.includes('language') ? [] : ['motherTongues']
  return {
    ...cv,
    headline,
    template,
    personalHidden: [...never, ...hidden, ...motherTongues],
    sections: orderedSections(profile, cv).map((section) => ({ ...section, shown: shows.includes(section.name) })),
  }
}
