import type { CefrLevel, CefrSkill } from '@laissez-passer/europass/cefr'
import { formatPartialDate } from '@laissez-passer/europass/fields'
import { type LanguageCheck, skillsOf, standings } from '@laissez-passer/europass/languages'
import type { RefObject } from 'react'
import { useWords } from '../language.tsx'
import type { OpenProfile } from './open-profile.ts'
import { useSkillName } from './languages-words.ts'
import { Reasons } from './outcome.tsx'
import { TakeLevels } from './take-levels.tsx'

/** What came of a check, skill by skill, and the way into the profile. */
export function CheckResult({
  check,
  profile,
  heading,
  onOpen,
}: {
  readonly check: LanguageCheck
  readonly profile: OpenProfile | null
  readonly heading: RefObject<HTMLHeadingElement | null>
  readonly onOpen: (skill: CefrSkill) => void
}) {
  const { t, language } = useWords()
  const nameOf = useSkillName()
  const { signed } = check
  const decided = new Map<CefrSkill, CefrLevel | ''>()
  for (const { skill, standing } of standings(check))
    if (standing.state === 'decided') decided.set(skill, standing.level)
  return (
    <div className="stack">
      <section className="card stack" aria-labelledby="result">
        <h2 id="result" ref={heading} tabIndex={-1}>
          {t('languages.result')}
        </h2>
        <dl className="skill-levels skill-levels-big">
          {skillsOf(check).map((skill) => {
            const level = decided.get(skill)
            return (
              <div key={skill}>
                <dt>{nameOf(skill, { signed })}</dt>
                <dd data-none={!level || undefined}>
                  {level === undefined ? (
                    <button
                      type="button"
                      className="link"
                      aria-label={t('languages.checkSkill', { skill: nameOf(skill, { signed }) })}
                      onClick={() => onOpen(skill)}
                    >
                      {t('languages.checkNow')}
                    </button>
                  ) : (
                    level || t('languages.belowA1')
                  )}
                </dd>
              </div>
            )
          })}
        </dl>
        <p className="hint">
          {check.finishedAt !== '' &&
            t('languages.finishedOn', { date: formatPartialDate(check.finishedAt, language) })}{' '}
          {t('languages.notATest')}
        </p>
      </section>
      {profile && <TakeLevels check={check} profile={profile} />}
      <section className="stack" aria-labelledby="why">
        <h2 id="why">{t('languages.whyTitle')}</h2>
        {[...decided].map(([skill, level]) => (
          <details key={skill} className="card why">
            <summary>
              {t('languages.outcome', { skill: nameOf(skill, { signed }), level: level || t('languages.belowA1') })}
            </summary>
            <div className="stack">
              <Reasons check={check} skill={skill} level={level} />
              <p>
                <button type="button" className="link" onClick={() => onOpen(skill)}>
                  {t('languages.look')}
                </button>
              </p>
            </div>
          </details>
        ))}
      </section>
    </div>
  )
}
