import { draft } from '../fields/kit.ts'
import type { Profile } from '../profile/schema.ts'
import { readPlainText } from '../rich-text/plain.ts'
import { educationTrainingSchema } from '../sections/education-training/schema.ts'
import type { CredentialClaim, CredentialView } from './view.ts'

const drafted = educationTrainingSchema(draft)

/** What of a credential can stand in a profile: what was achieved, else what was done. */
export const claimsToAdd = ({ claims }: CredentialView): readonly CredentialClaim[] => {
  const achieved = claims.filter(({ kind }) => kind === 'achievement')
  return achieved.length > 0 ? achieved : claims.filter(({ kind }) => kind === 'activity')
}

/** Whether an entry of a profile has this file already. */
export const isAdded = ({ entries }: Profile, file: string): boolean =>
  entries['education-training'].some((entry) => entry.files?.includes(file))

/**
 * The profile with an entry of education for a claim of a credential: its level and credits are taken along,
 * and the credential is attached.
 *
 * @param options `id`: of the entry; `file`: the credential's in the library
 */
export function withEducation(
  profile: Profile,
  {
    view,
    claim,
    id,
    file,
  }: {
    readonly view: CredentialView
    readonly claim: CredentialClaim
    readonly id: string
    readonly file: string
  },
): Profile {
  const [credit] = claim.credits
  const [period] = claim.periods
  const [body] = claim.awardedBy
  const agent = body ?? view.issuer
  const entry = drafted.parse({
    id,
    qualification: line(claim.title?.text ?? view.title?.text ?? ''),
    organisation: line(agent.name?.text ?? ''),
    country: agent.countries[0] ?? '',
    website: agent.links[0] ?? '',
    from: dayOf(period?.from ?? null),
    to: dayOf(period?.until ?? claim.awardedAt),
    eqf: claim.eqf ?? '',
    fields: claim.fields.slice(0, 20).map(({ text }) => line(text)),
    description: readPlainText(descriptionOf(claim)),
    grade: line(gradeOf(claim)).slice(0, 100),
    creditType: creditType(credit?.system?.text ?? ''),
    credits: line(credit?.points ?? '').slice(0, 20),
    nationalClassification: line(claim.nationalLevel?.text ?? ''),
    files: [file],
  })
  const entries = [...profile.entries['education-training'], entry]
  return { ...profile, entries: { ...profile.entries, 'education-training': entries } }
}

const line = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().slice(0, 200)

const dayOf = (at: number | null): string => (at === null ? '' : new Date(at * 1000).toISOString().slice(0, 10))

/** The European system is known by four letters. */
const creditType = (system: string): string =>
  /European Credit Transfer/i.test(system) ? 'ECTS' : line(system).slice(0, 50)

function gradeOf({ grade, parts }: CredentialClaim): string {
  return (grade ?? parts.find((part) => part.kind === 'assessment' && part.grade !== null)?.grade)?.text ?? ''
}

function descriptionOf({ description, outcomes }: CredentialClaim): string {
  const listed = outcomes.flatMap(({ title }) => (title ? [`- ${title.text}`] : []))
  return [description?.text ?? '', listed.join('\n')].filter((part) => part !== '').join('\n\n')
}
