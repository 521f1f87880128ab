import { useId } from 'react'
import type { SealFact } from '@laissez-passer/europass/credentials'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import type { CheckedCredential } from './check.ts'

const tones = ['bad', 'good', 'open'] as const
const icons = { good: 'check', open: 'search', bad: 'warn' } as const

/** What is known of a seal, what speaks against it, and what isn't known: three lists, never one word. */
export function SealPanel({ checked: { told, listed } }: { readonly checked: CheckedCredential }) {
  const { t } = useWords()
  const id = useId()
  return (
    <section className="seal" aria-labelledby={id}>
      <h2 id={id} className="seal-title">
        {told.title}
      </h2>
      {!listed && <p className="hint">{t('verify.noList')}</p>}
      <div className="seal-facts">
        {tones.map((tone) => (
          <Facts key={tone} tone={tone} facts={told.facts.filter((fact) => fact.tone === tone)} />
        ))}
      </div>
    </section>
  )
}

function Facts({ tone, facts }: { readonly tone: SealFact['tone']; readonly facts: readonly SealFact[] }) {
  const { t } = useWords()
  if (facts.length === 0) return null
  return (
    <div className="seal-group" data-tone={tone}>
      <h3>{t(`verify.tone.${tone}`)}</h3>
      <ul>
        {facts.map(({ text }) => (
          <li key={text}>
            <Icon name={icons[tone]} />
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
