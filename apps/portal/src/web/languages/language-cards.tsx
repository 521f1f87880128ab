import { cefrSkills } from '@laissez-passer/europass/cefr'
import { filesOf } from '@laissez-passer/europass/fields'
import { isSameLanguage } from '@laissez-passer/europass/languages'
import { languageName } from '@laissez-passer/europass/names'
import type { Profile } from '@laissez-passer/europass/profile'
import type { LanguageSkill } from '@laissez-passer/europass/sections'
import { Link } from 'react-router'
import { kindOf } from '../../library/kinds.ts'
import { CredentialMark } from '../credentials/credential-mark.tsx'
import { useEuropassWords } from '../europass-words.ts'
import type { LibraryFile } from '../files/store.ts'
import { useLibrary } from '../files/use-library.ts'
import { useWords } from '../language.tsx'
import type { Person } from '../who.ts'
import type { ListedCheck } from './checks.ts'
import { useBeginCheck } from './use-begin-check.ts'

/** The languages of a profile: mother tongues, and the others with a level for each skill. */
export function LanguageCards({
  person,
  profile,
  checks,
}: {
  readonly person: Person | null
  readonly profile: Profile | null
  readonly checks: readonly ListedCheck[]
}) {
  const { t, language } = useWords()
  const e = useEuropassWords()
  const { begin } = useBeginCheck(person)
  const named = <T extends { readonly code: string; readonly label: string }>(all: readonly T[]) =>
    all.flatMap((one) => {
      const name = languageName(one, language).trim()
      return name === '' ? [] : [{ one, name }]
    })
  const { view } = useLibrary()
  // As it was checked last: an entry of a profile doesn’t say.
  const isSigned = (one: LanguageSkill): boolean => checks.find((check) => isSameLanguage(check, one))?.signed ?? false
  const mother = named(profile?.personal.motherTongues ?? [])
  const others = named(profile?.entries.language ?? [])
  if (mother.length + others.length === 0) return <p className="empty">{t('languages.none')}</p>
  return (
    <ul className="tongues">
      {mother.map(({ one, name }) => (
        <li key={one.id} className="card tongue">
          <h3 dir="auto">{name}</h3>
          <p className="tag">{t('languages.motherTongue')}</p>
        </li>
      ))}
      {others.map(({ one, name }) => (
        <li key={one.id} className="card tongue">
          <h3 dir="auto">{name}</h3>
          <dl className="skill-levels">
            {cefrSkills.map((skill) => (
              <div key={skill}>
                <dt>{e(`cefr.${skill}`)}</dt>
                <dd data-none={one[skill] === '' || undefined}>{one[skill] || e('language.notAssessed')}</dd>
              </div>
            ))}
          </dl>
          <Proof entry={one} files={view.list.files} />
          <div className="actions">
            <button
              type="button"
              className="button button-small"
              aria-label={t('languages.checkOf', { language: name })}
              onClick={() => void begin({ code: one.code, label: one.label, signed: isSigned(one) })}
            >
              {t('languages.check')}
            </button>
            {person && (
              <Link
                className="button button-small"
                to={`/profile?section=language&entry=${one.id}`}
                aria-label={t('languages.proofOf', { language: name })}
              >
                {t('languages.proof')}
              </Link>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** What proves the levels of a language: certificates, and the files and credentials that are attached. */
function Proof({ entry, files }: { readonly entry: LanguageSkill; readonly files: readonly LibraryFile[] }) {
  const { t } = useWords()
  const certificates = entry.certificates
    .map(({ title, level }) => [title, level].filter(Boolean).join(' '))
    .filter((text) => text !== '')
  const attached = filesOf(entry).flatMap((id) => files.find((file) => file.id === id) ?? [])
  const isCredential = ({ mediaType }: LibraryFile): boolean => kindOf(mediaType) === 'credential'
  const others = attached.filter((file) => !isCredential(file)).map(({ name }) => name)
  return (
    <>
      {certificates.length > 0 && (
        <p className="hint">{t('languages.certificates', { list: t.format.list(certificates) })}</p>
      )}
      {others.length > 0 && <p className="hint">{t('languages.attached', { list: t.format.list(others) })}</p>}
      {attached.filter(isCredential).map(({ id }) => (
        <CredentialMark key={id} fileId={id} />
      ))}
    </>
  )
}
