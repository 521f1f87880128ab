import type { CefrLevel, CefrSkill } from '@laissez-passer/europass/cefr'
import {
  type Answer,
  answers,
  answerTo,
  type LanguageCheck,
  type StatementId,
  statementsOf,
} from '@laissez-passer/europass/languages'
import { type FormEvent, type RefObject, useRef, useState } from 'react'
import { useWords } from '../language.tsx'
import { useLanguagesWords, useSkillName } from './languages-words.ts'

/**
 * The statements of a skill at a level, each with an answer. The level isn’t told: it would lead the answers.
 */
export function Statements({
  check,
  skill,
  level,
  number,
  heading,
  onAnswer,
  onBack,
  onContinue,
}: {
  readonly check: LanguageCheck
  readonly skill: CefrSkill
  readonly level: CefrLevel
  /** The how many-th set of statements of this skill. */
  readonly number: number
  readonly heading: RefObject<HTMLHeadingElement | null>
  readonly onAnswer: (statement: StatementId, answer: Answer) => void
  /** Null at the beginning. */
  readonly onBack: (() => void) | null
  readonly onContinue: () => void
}) {
  const { t } = useWords()
  const say = useLanguagesWords()
  const nameOf = useSkillName()
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const { signed } = check
  const statements = statementsOf(skill, { level, signed })
  const isMissing = (statement: StatementId): boolean => tried && answerTo(check, statement) === undefined
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const missing = statements.findIndex((statement) => answerTo(check, statement) === undefined)
    if (missing < 0) return onContinue()
    setTried(true)
    form.current?.querySelectorAll('fieldset')[missing]?.querySelector('input')?.focus()
  }
  return (
    <form ref={form} className="card stack statements" onSubmit={submit} noValidate>
      <div>
        <h2 ref={heading} tabIndex={-1}>
          {nameOf(skill, { signed })}
        </h2>
        <p className="hint">{t('languages.question', { number })}</p>
      </div>
      {statements.map((statement) => (
        <fieldset
          key={statement}
          className="statement"
          aria-describedby={isMissing(statement) ? `${statement}-missing` : undefined}
        >
          <legend>{say(`canDo.${statement}`)}</legend>
          <div className="answers">
            {answers.map((answer) => (
              <label key={answer} data-selected={answerTo(check, statement) === answer || undefined}>
                <input
                  type="radio"
                  name={statement}
                  value={answer}
                  checked={answerTo(check, statement) === answer}
                  onChange={() => onAnswer(statement, answer)}
                />
                {t(`languages.answer.${answer}`)}
              </label>
            ))}
          </div>
          {isMissing(statement) && (
            <p className="field-error" id={`${statement}-missing`}>
              {t('languages.answerMissing')}
            </p>
          )}
        </fieldset>
      ))}
      <div className="actions">
        <button type="submit" className="button button-primary">
          {t('languages.continue')}
        </button>
        {onBack && (
          <button type="button" className="button" onClick={onBack}>
            {t('languages.back')}
          </button>
        )}
      </div>
    </form>
  )
}
