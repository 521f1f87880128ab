import type { CredentialAgent, CredentialClaim, Said } from '@laissez-passer/europass/credentials'
import { countryName } from '@laissez-passer/europass/names'
import type { ReactNode } from 'react'
import { useWords } from '../language.tsx'
import { durationText } from './duration.ts'
import { SaidText } from './said.tsx'
import { dot } from '../parts/dotted.ts'

/** A term and what is said of it; nothing where nothing is. */
export function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Texts in a row, each in its language. */
function Saids({ list }: { readonly list: readonly Said[] }) {
  return list.map((said, at) => (
    <span key={`${at} ${said.text}`}>
      {at > 0 && dot}
      <SaidText said={said} />
    </span>
  ))
}

/** Somebody, with their countries. */
export function AgentName({ agent }: { readonly agent: CredentialAgent }) {
  const { language } = useWords()
  const countries = agent.countries.map((code) => countryName(code, language))
  return (
    <>
      {agent.name && <SaidText said={agent.name} />}
      {countries.length > 0 && <span className="hint"> ({new Intl.ListFormat(language).format(countries)})</span>}
    </>
  )
}

/**
 * What somebody achieved, did, or was assessed on, with what it is made of.
 *
 * @param level - of its heading
 */
export function Claim({ claim, level = 3 }: { readonly claim: CredentialClaim; readonly level?: 3 | 4 | 5 }) {
  const { t } = useWords()
  const Heading = `h${level}` as const
  const below = level === 3 ? 4 : 5
  return (
    <section className="claim" data-level={level}>
      <p className="claim-kind">
        {t(`verify.kind.${claim.kind}`)}
        {claim.type && (
          <>
            {dot}
            <SaidText said={claim.type} />
          </>
        )}
      </p>
      <Heading>{claim.title ? <SaidText said={claim.title} /> : t('verify.untitled')}</Heading>
      {claim.description && (
        <p className="claim-text">
          <SaidText said={claim.description} />
        </p>
      )}
      <ClaimFacts claim={claim} />
      <Outcomes claim={claim} />
      {claim.documents.length > 0 && (
        <ul className="claim-links">
          {claim.documents.map(({ title, address }) => (
            <li key={address}>
              <a href={address} rel="noreferrer noopener" target="_blank">
                {title ? <SaidText said={title} /> : new URL(address).host}
              </a>
            </li>
          ))}
        </ul>
      )}
      {claim.parts.map((part, at) => (
        <Claim key={`${at} ${part.kind}`} claim={part} level={below} />
      ))}
    </section>
  )
}

function ClaimFacts({ claim }: { readonly claim: CredentialClaim }) {
  const { t, language } = useWords()
  const day = (at: number | null): string => (at === null ? '…' : t.format.date(at * 1000))
  const names = new Intl.DisplayNames([language], { type: 'language' })
  return (
    <dl className="facts">
      {claim.awardedBy.length > 0 && (
        <Fact term={t('verify.awardedBy')}>
          {claim.awardedBy.map((agent, at) => (
            <AgentName key={agent.name?.text ?? at} agent={agent} />
          ))}
        </Fact>
      )}
      {claim.awardedAt !== null && <Fact term={t('verify.awardedOn')}>{day(claim.awardedAt)}</Fact>}
      {claim.periods.map(({ from, until }) => (
        <Fact key={`${from} ${until}`} term={t('verify.period')}>
          {day(from) === day(until) ? day(from) : `${day(from)} – ${day(until)}`}
        </Fact>
      ))}
      {claim.eqf && <Fact term={t('verify.eqf')}>{t('verify.level', { level: claim.eqf })}</Fact>}
      {claim.nationalLevel && (
        <Fact term={t('verify.nationalLevel')}>
          <SaidText said={claim.nationalLevel} />
        </Fact>
      )}
      {claim.credits.map(({ points, system }) => (
        <Fact key={`${points} ${system?.text}`} term={t('verify.credits')}>
          {points}
          {system && (
            <>
              {dot}
              <SaidText said={system} />
            </>
          )}
        </Fact>
      ))}
      {claim.grade && (
        <Fact term={t('verify.grade')}>
          <SaidText said={claim.grade} />
          {claim.gradingScheme && (
            <span className="hint">
              {' '}
              (<SaidText said={claim.gradingScheme} />)
            </span>
          )}
        </Fact>
      )}
      {claim.workload && <Fact term={t('verify.workload')}>{durationText(claim.workload, language)}</Fact>}
      {claim.fields.length > 0 && (
        <Fact term={t('verify.fields')}>
          <Saids list={claim.fields} />
        </Fact>
      )}
      {claim.mode.length > 0 && (
        <Fact term={t('verify.mode')}>
          <Saids list={claim.mode} />
        </Fact>
      )}
      {claim.languages.length > 0 && (
        <Fact term={t('verify.languages')}>{t.format.list(claim.languages.map((tag) => names.of(tag) ?? tag))}</Fact>
      )}
      {claim.setting && (
        <Fact term={t('verify.setting')}>
          <SaidText said={claim.setting} />
        </Fact>
      )}
      {claim.entryRequirements.length > 0 && (
        <Fact term={t('verify.entry')}>
          <Saids list={claim.entryRequirements} />
        </Fact>
      )}
      {claim.notes.length > 0 && (
        <Fact term={t('verify.notes')}>
          <Saids list={claim.notes} />
        </Fact>
      )}
    </dl>
  )
}

function Outcomes({ claim: { outcomes } }: { readonly claim: CredentialClaim }) {
  const { t } = useWords()
  if (outcomes.length === 0) return null
  return (
    <>
      <p className="claim-term">{t('verify.outcomes')}</p>
      <ul className="claim-outcomes">
        {outcomes.map(({ title, description, skills }, at) => (
          <li key={`${at} ${title?.text}`}>
            {title && <SaidText said={title} />}
            {description && (
              <p>
                <SaidText said={description} />
              </p>
            )}
            {skills.length > 0 && (
              <p className="hint">
                <Saids list={skills} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
