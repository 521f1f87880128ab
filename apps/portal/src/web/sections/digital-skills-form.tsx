import { typedText } from '@laissez-passer/core/typed'
import { type DigitalSkillGroup, limits } from '@laissez-passer/europass/model'
import { type FocusEvent, type KeyboardEvent, useId, useRef, useState } from 'react'
import { afterPress } from '../fields/after-press.ts'
import { EntryList } from '../fields/entry-list.tsx'
import { TextRow } from '../fields/text.tsx'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import type { SectionFormProps } from './section-form.ts'

/** Groups of digital skills: tools, software, achievements. */
export function DigitalSkillsForm({ profile, change, hiding }: SectionFormProps) {
  const { t, language } = useWords()
  const list = new Intl.ListFormat(language, { type: 'unit', style: 'short' })
  return (
    <EntryList
      entries={profile.digitalSkills}
      onChange={(digitalSkills) => change((before) => ({ ...before, digitalSkills }))}
      make={(id) => ({ id, name: '', skills: [] })}
      addLabel={t('skills.addGroup')}
      empty={t('skills.empty')}
      nameOf={(group) => group.name || list.format(group.skills.slice(0, 3))}
      detailOf={(group) => (group.name ? list.format(group.skills.slice(0, 5)) : '')}
      {...(hiding && { hiding })}
    >
      {(group, set, index) => (
        <>
          <TextRow
            className="whole"
            label={t('skills.groupName')}
            path={`digitalSkills.${index}.name`}
            value={group.name}
            onChange={(name) => set({ name })}
            hint={t('skills.groupHint')}
          />
          <Skills group={group} set={set} />
        </>
      )}
    </EntryList>
  )
}

/** The skills of a group: typed one by one, or several with commas between them. */
function Skills({
  group,
  set,
}: {
  readonly group: DigitalSkillGroup
  readonly set: (part: Partial<DigitalSkillGroup>) => void
}) {
  const { t } = useWords()
  const id = useId()
  const [text, setText] = useState('')
  const field = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const add = (typed: string): void => {
    const known = new Set(group.skills.map((skill) => skill.toLocaleLowerCase()))
    const fresh = typed
      .split(/[,;\n]/)
      .map((skill) => typedText(skill).slice(0, 150))
      .filter((skill) => skill !== '' && !known.has(skill.toLocaleLowerCase()) && known.add(skill.toLocaleLowerCase()))
    setText('')
    if (fresh.length > 0) set({ skills: [...group.skills, ...fresh].slice(0, limits.list) })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    add(text)
  }
  const onBlur = (event: FocusEvent): void => {
    // A press on a button in here does what is needed by itself.
    if (!field.current?.contains(event.relatedTarget)) afterPress(() => add(text))
  }
  return (
    <div className="field whole" ref={field}>
      <label htmlFor={id}>{t('skills.skill')}</label>
      <div className="skill-entry">
        {/* What was typed and not yet added is added when the field is left: nothing is lost. */}
        <input
          id={id}
          ref={input}
          value={text}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={onBlur}
        />
        <button
          type="button"
          className="button"
          onClick={() => {
            add(text)
            input.current?.focus()
          }}
        >
          {t('skills.add')}
        </button>
      </div>
      <span className="hint" id={`${id}-hint`}>
        {t('skills.hint')}
      </span>
      {group.skills.length > 0 && (
        <ul className="skills" aria-label={t('skills.list')}>
          {group.skills.map((skill) => (
            <li key={skill}>
              {skill}
              <button
                type="button"
                aria-label={t('skills.remove', { skill })}
                onClick={() => {
                  set({ skills: group.skills.filter((one) => one !== skill) })
                  input.current?.focus()
                }}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
