import type { CefrLevel, CefrSkill } from '@laissez-passer/europass/cefr'
import {
  isMotherTongue,
  type LanguageCheck,
  type LevelChoice,
  levelChoices,
  withLevels,
} from '@laissez-passer/europass/languages'
import { useState } from 'react'
import { Link } from 'react-router'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import type { OpenProfile } from './open-profile.ts'
import { useSkillName } from './languages-words.ts'

/**
 * Takes what was found into the profile. Where the profile says another level both are shown, and what stands
 * there stays unless the person chooses.
 */
export function TakeLevels({ check, profile }: { readonly check: LanguageCheck; readonly profile: OpenProfile }) {
  const { t } = useWords()
  const nameOf = useSkillName()
  const [chosen, setChosen] = useState<Partial<Record<CefrSkill, 'stands' | 'found'>>>({})
  const { document } = profile
  const { value } = profile.view
  if (!document || !value) return null
  const { signed } = check
  const choices = levelChoices(value, check)
  const differing = choices.filter(({ stands, found }) => stands !== '' && stands !== found)
  const fresh = choices.filter(({ stands }) => stands === '')
  const taken = (choice: LevelChoice): boolean => choice.stands === '' || chosen[choice.skill] === 'found'
  const take = (): void => {
    const levels: Partial<Record<CefrSkill, CefrLevel>> = {}
    for (const choice of choices) if (taken(choice)) levels[choice.skill] = choice.found
    document.change((before) => withLevels(before, check, { levels, id: crypto.randomUUID() }))
    setChosen({})
  }
  if (choices.length === 0) return null
  const ready = choices.some((choice) => taken(choice) && choice.stands !== choice.found)
  const nothing = fresh.length === 0 && differing.length === 0
  return (
    <section className="card stack" aria-labelledby="take">
      <h2 id="take">{t('languages.take.title')}</h2>
      {isMotherTongue(value, check) && <p>{t('languages.take.mother')}</p>}
      <p role="status" className="take-state">
        {nothing && (
          <>
            <Icon name="check" /> {t('languages.take.same')}
          </>
        )}
      </p>
      {fresh.length > 0 && (
        <p>
          {t('languages.take.fresh', {
            list: t.format.list(
              fresh.map(({ skill, found }) =>
                t('languages.outcome', { skill: nameOf(skill, { signed }), level: found }),
              ),
            ),
          })}
        </p>
      )}
      {differing.length > 0 && <p>{t('languages.take.text')}</p>}
      {differing.map(({ skill, stands, found }) => (
        <fieldset key={skill} className="statement">
          <legend>{nameOf(skill, { signed })}</legend>
          <div className="answers">
            {(['stands', 'found'] as const).map((which) => (
              <label key={which} data-selected={(chosen[skill] ?? 'stands') === which || undefined}>
                <input
                  type="radio"
                  name={`take-${skill}`}
                  value={which}
                  checked={(chosen[skill] ?? 'stands') === which}
                  onChange={() => setChosen({ ...chosen, [skill]: which })}
                />
                {which === 'stands'
                  ? t('languages.take.stands', { level: stands })
                  : t('languages.take.found', { level: found })}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <div className="actions">
        {!nothing && (
          <button
            type="button"
            className="button button-primary"
            aria-disabled={!ready || undefined}
            onClick={() => ready && take()}
          >
            {t('languages.take.submit')}
          </button>
        )}
        <Link className="button" to="/languages">
          {t('languages.all')}
        </Link>
      </div>
    </section>
  )
}
