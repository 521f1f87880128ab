import { cefrSkills } from '@laissez-passer/europass/cefr'
import { formatPartialDate } from '@laissez-passer/europass/fields'
import { languageName } from '@laissez-passer/europass/names'
import { Suspense, useCallback, useState } from 'react'
import { Link } from 'react-router'
import { useWords } from '../language.tsx'
import { Question } from '../parts/dialog.tsx'
import { Failed } from '../parts/failed.tsx'
import { type ListedCheck, removeCheck } from './checks.ts'
import { useSkillName } from './languages-words.ts'

/**
 * The self-assessments of somebody, those under way and those that are finished. Nothing where there are
 * none.
 */
export function CheckList({
  owner,
  checks,
  onChange,
}: {
  readonly owner: string
  readonly checks: readonly ListedCheck[]
  readonly onChange: () => Promise<void>
}) {
  const { t, language } = useWords()
  const [asked, setAsked] = useState<ListedCheck | null>(null)
  const [failed, setFailed] = useState(false)
  const remove = async (one: ListedCheck): Promise<void> => {
    setAsked(null)
    setFailed(!(await removeCheck(owner, one.id)).ok)
    await onChange()
  }
  const close = useCallback(() => setAsked(null), [])
  if (checks.length === 0) return null
  const nameOf = (one: ListedCheck): string => languageName(one, language).trim() || t('languages.unnamed')
  return (
    <section className="stack" aria-labelledby="checks">
      <h2 id="checks">{t('languages.checks')}</h2>
      {failed && <Failed />}
      <ul className="plain-list checks">
        {checks.map((one) => {
          const name = nameOf(one)
          const done = one.finishedAt !== ''
          return (
            <li key={one.id} className="card check-row">
              <div>
                <h3>
                  <Link to={`/languages/${one.id}`} dir="auto">
                    {name}
                  </Link>
                </h3>
                <p className="hint">
                  {done
                    ? t('languages.finishedOn', { date: formatPartialDate(one.finishedAt, language) })
                    : t('languages.runningSince', { date: formatPartialDate(one.startedAt, language) })}
                </p>
                {done && (
                  <Suspense>
                    <CheckedLevels check={one} />
                  </Suspense>
                )}
              </div>
              <button
                type="button"
                className="link"
                aria-label={t('languages.removeOf', { language: name })}
                onClick={() => setAsked(one)}
              >
                {t('languages.remove')}
              </button>
            </li>
          )
        })}
      </ul>
      <Question
        open={asked !== null}
        onClose={close}
        title={t('languages.removeTitle')}
        actions={
          <>
            <button type="button" className="button button-danger" onClick={() => asked && void remove(asked)}>
              {t('languages.remove')}
            </button>
            <button type="button" className="button" onClick={close}>
              {t('here.cancel')}
            </button>
          </>
        }
      >
        <p>{t('languages.removeText')}</p>
      </Question>
    </section>
  )
}

/** What a check found of each skill: one level of all would say less than it seems to. */
function CheckedLevels({ check: { levels, signed } }: { readonly check: ListedCheck }) {
  const { t } = useWords()
  const nameOf = useSkillName()
  const found = cefrSkills.filter((skill) => levels[skill] !== '')
  if (found.length === 0) return null
  return (
    <ul className="check-levels">
      {found.map((skill) => (
        <li key={skill} className="tag">
          {t('languages.outcome', { skill: nameOf(skill, { signed }), level: levels[skill] })}
        </li>
      ))}
    </ul>
  )
}
