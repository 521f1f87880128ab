import type { CefrLevel, CefrSkill } from '@laissez-passer/europass/cefr'
import { type LanguageCheck, reasonsFor, type StatementId } from '@laissez-passer/europass/languages'
import type { RefObject } from 'react'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import { useLanguagesWords, useSkillName } from './languages-words.ts'

/** The level of a skill, and why: what was answered at it and at the next one. */
export function Outcome({
  check,
  skill,
  level,
  heading,
  next,
  onBack,
  onNext,
}: {
  readonly check: LanguageCheck
  readonly skill: CefrSkill
  readonly level: CefrLevel | ''
  readonly heading: RefObject<HTMLHeadingElement | null>
  /** The next skill that is open; null where all others are decided. */
  readonly next: CefrSkill | null
  readonly onBack: () => void
  readonly onNext: () => void
}) {
  const { t } = useWords()
  const nameOf = useSkillName()
  const { signed } = check
  const name = nameOf(skill, { signed })
  return (
    <section className="card stack" aria-labelledby="outcome">
      <h2 id="outcome" ref={heading} tabIndex={-1}>
        {t('languages.outcome', { skill: name, level: level || t('languages.belowA1') })}
      </h2>
      <Reasons check={check} skill={skill} level={level} />
      <div className="actions">
        <button type="button" className="button button-primary" onClick={onNext}>
          {next ? t('languages.nextSkill', { skill: nameOf(next, { signed }) }) : t('languages.toResult')}
        </button>
        <button type="button" className="button" onClick={onBack}>
          {t('languages.back')}
        </button>
      </div>
    </section>
  )
}

/** Why a skill has its level, and what the next one would be. */
export function Reasons({
  check,
  skill,
  level,
}: {
  readonly check: Pick<LanguageCheck, 'answers' | 'signed'>
  readonly skill: CefrSkill
  readonly level: CefrLevel | ''
}) {
  const { t } = useWords()
  const { easily, effort, next } = reasonsFor(check, { skill, level })
  return (
    <>
      {level !== '' && (
        <>
          <p>{t('languages.why', { level })}</p>
          <StatementList statements={[...easily, ...effort]} costly={effort} done />
        </>
      )}
      {next ? (
        <>
          <h3>{t('languages.nextLevel', { level: next.level })}</h3>
          <p>{t('languages.nextText')}</p>
          <StatementList statements={next.missing} />
          {next.there.length > 0 && (
            <>
              <p>{t('languages.nextThere')}</p>
              <StatementList statements={next.there} done />
            </>
          )}
        </>
      ) : (
        <p>{t('languages.top')}</p>
      )}
    </>
  )
}

function StatementList({
  statements,
  costly = [],
  done = false,
}: {
  readonly statements: readonly StatementId[]
  /** Those that cost an effort. */
  readonly costly?: readonly StatementId[]
  readonly done?: boolean
}) {
  const { t } = useWords()
  const say = useLanguagesWords()
  return (
    <ul className="can-do">
      {statements.map((statement) => (
        <li key={statement} data-done={done || undefined}>
          <Icon name={done ? 'check' : 'target'} />
          <span>
            {say(`canDo.${statement}`)}
            {costly.includes(statement) && <small className="hint"> {t('languages.withEffort')}</small>}
          </span>
        </li>
      ))}
    </ul>
  )
}
