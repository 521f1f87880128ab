import type { CefrSkill } from '@laissez-passer/europass/cefr'
import type { SkillStanding } from '@laissez-passer/europass/languages'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import { useSkillName } from './languages-words.ts'

/** The skills of a check, how far each is, and the result of all. */
export function SkillRail({
  all,
  signed,
  current,
  onOpen,
  onResult,
}: {
  readonly all: readonly SkillStanding[]
  readonly signed: boolean
  readonly current: CefrSkill | 'result'
  readonly onOpen: (skill: CefrSkill) => void
  /** Null where there is none yet. */
  readonly onResult: (() => void) | null
}) {
  const { t } = useWords()
  const nameOf = useSkillName()
  return (
    <nav aria-label={t('languages.skills')}>
      <ol className="skill-rail">
        {all.map(({ skill, standing }) => (
          <li key={skill}>
            <button type="button" aria-current={current === skill ? 'step' : undefined} onClick={() => onOpen(skill)}>
              <span>{nameOf(skill, { signed })}</span>
              <small>
                {standing.state === 'open' ? (
                  t('languages.open')
                ) : (
                  <>
                    <Icon name="check" />
                    {standing.level || t('languages.belowA1')}
                  </>
                )}
              </small>
            </button>
          </li>
        ))}
        <li>
          <button
            type="button"
            aria-current={current === 'result' ? 'step' : undefined}
            aria-disabled={onResult === null}
            onClick={() => onResult?.()}
          >
            <span>{t('languages.result')}</span>
          </button>
        </li>
      </ol>
    </nav>
  )
}
