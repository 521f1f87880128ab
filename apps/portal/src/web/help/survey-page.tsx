import '../styles/forms.css'
import '../styles/help.css'
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useWords } from '../language.tsx'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { load, request } from '../request.ts'
import { useHelpWords } from './help-words.ts'
import { purposes } from '../../survey-purposes.ts'

const scale = ['1', '2', '3', '4', '5'] as const
const results = ['yes', 'partly', 'no'] as const
const asked = ['easy', 'purpose', 'done', 'recommend'] as const

/** Remembers that this browser has answered. */
const mark = 'lp-portal:survey'

/** The survey: five questions, answered once, without a name. */
export default function SurveyPage() {
  const h = useHelpWords()
  const { language } = useWords()
  const [state, setState] = useState<'asking' | 'sending' | 'thanks' | 'before' | 'failed'>(() =>
    localStorage.getItem(mark) === null ? 'asking' : 'before',
  )
  const [missing, setMissing] = useState<readonly string[]>([])
  const form = useRef<HTMLFormElement>(null)
  const id = useId()
  useEffect(() => {
    void load('/api/survey', ({ answered }) => answered === true).then((before) => {
      if (before.ok && before.value) setState('before')
    })
  }, [])
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const said = (name: string): string => {
      const value = given.get(name)
      return typeof value === 'string' ? value : ''
    }
    const left = asked.filter((name) => said(name) === '')
    setMissing(left)
    if (left.length > 0) {
      form.current?.querySelector<HTMLInputElement>(`input[name="${left[0]}"]`)?.focus()
      return
    }
    setState('sending')
    const body = {
      easy: Number(said('easy')),
      purpose: said('purpose'),
      done: said('done'),
      recommend: Number(said('recommend')),
      better: said('better').trim(),
      language,
    }
    const response = await request('/api/survey', { method: 'POST', body })
    if (response?.ok || response?.status === 409) {
      localStorage.setItem(mark, 'answered')
      setState(response.ok ? 'thanks' : 'before')
    } else setState('failed')
  }
  if (state === 'thanks' || state === 'before') {
    return (
      <Page title={h('survey.title')}>
        <Notice kind="ok" title={h(state === 'thanks' ? 'survey.thanks' : 'survey.before')} live />
      </Page>
    )
  }
  const ends = (name: 'easy' | 'recommend') => (value: (typeof scale)[number]) =>
    value === '1' || value === '5' ? `${value} · ${h(`survey.${name}.${value}`)}` : value
  const group = <V extends string>(
    name: (typeof asked)[number],
    values: readonly V[],
    label: (value: V) => ReactNode,
  ) => (
    <Choices
      name={name}
      legend={h(`survey.${name}`)}
      values={values}
      label={label}
      fault={missing.includes(name) ? h('survey.missing') : null}
    />
  )
  return (
    <Page title={h('survey.title')} lead={h('survey.lead')}>
      {state === 'failed' && <Notice kind="bad" title={h('survey.failed')} live />}
      <form ref={form} className="card stack survey" onSubmit={(event) => void submit(event)} noValidate>
        {group('easy', scale, ends('easy'))}
        {group('purpose', purposes, (value) => h(`survey.purpose.${value}`))}
        {group('done', results, (value) => h(`survey.done.${value}`))}
        {group('recommend', scale, ends('recommend'))}
        <div className="field">
          <label htmlFor={id}>{h('survey.better')}</label>
          <textarea id={id} name="better" rows={4} maxLength={1000} aria-describedby={`${id}-hint`} />
          <p className="hint" id={`${id}-hint`}>
            {h('survey.betterHint')}
          </p>
        </div>
        <p>
          <button type="submit" className="button button-primary" disabled={state === 'sending'}>
            {h('survey.send')}
          </button>
        </p>
      </form>
    </Page>
  )
}

function Choices<V extends string>({
  name,
  legend,
  values,
  label,
  fault,
}: {
  readonly name: string
  readonly legend: string
  readonly values: readonly V[]
  readonly label: (value: V) => ReactNode
  readonly fault: string | null
}) {
  return (
    <fieldset className="survey-question" aria-describedby={fault ? `${name}-fault` : undefined}>
      <legend>{legend}</legend>
      <div className="survey-choices">
        {values.map((value) => (
          <label key={value}>
            <input type="radio" name={name} value={value} />
            {label(value)}
          </label>
        ))}
      </div>
      {fault && (
        <p className="field-error" id={`${name}-fault`}>
          {fault}
        </p>
      )}
    </fieldset>
  )
}
