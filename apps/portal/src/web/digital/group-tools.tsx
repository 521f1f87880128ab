import { diff } from '@laissez-passer/europass/patch'
import { useId, useState } from 'react'
import type { Layers } from '../editing/layers.ts'
import { useEditing, useLayers } from '../editing/use-editing.tsx'
import { useWords } from '../language.tsx'
import { Question } from '../parts/dialog.tsx'
import { Icon } from '../parts/drawing.tsx'
import { MenuButton } from '../parts/menu.tsx'
import { merged, moved, type Moving, type SkillGroup } from './arrange.ts'

const groupsIn = ({ profile }: Layers): readonly SkillGroup[] => profile.entries['profile-skills']

/** What can be done with a group of skills beside the others: merge it, or move some of what it holds. */
export function GroupTools({ id }: { readonly id: string }) {
  const { t } = useWords()
  const editing = useEditing()
  const groups = useLayers(groupsIn)
  const [moving, setMoving] = useState(false)
  const own = groups.find((group) => group.id === id)
  const others = groups.filter((group) => group.id !== id)
  if (!own || others.length === 0) return null
  const nameOf = ({ name }: SkillGroup): string => name.trim() || t('digital.unnamedGroup')
  const arrange = (next: readonly SkillGroup[]): void => {
    editing.flush()
    const { profile } = editing.layers()
    editing.change({
      profile: diff(profile, { ...profile, entries: { ...profile.entries, 'profile-skills': [...next] } }),
    })
  }
  return (
    <>
      <MenuButton
        label={t('digital.arrange', { name: nameOf(own) })}
        className="tool"
        items={[
          ...(own.skills.length + own.achievements.length > 0
            ? [{ id: 'move', label: t('digital.move'), onAct: () => setMoving(true) }]
            : []),
          ...others.map((other) => ({
            id: other.id,
            label: t('digital.merge', { name: nameOf(other) }),
            onAct: () => arrange(merged(groupsIn(editing.layers()), { from: id, into: other.id })),
          })),
        ]}
      >
        <Icon name="more" />
      </MenuButton>
      <MoveQuestion
        open={moving}
        group={own}
        others={others}
        nameOf={nameOf}
        onClose={() => setMoving(false)}
        onMove={(into, what) => {
          setMoving(false)
          arrange(moved(groupsIn(editing.layers()), { from: id, into, what }))
        }}
      />
    </>
  )
}

function MoveQuestion({
  open,
  group,
  others,
  nameOf,
  onClose,
  onMove,
}: {
  readonly open: boolean
  readonly group: SkillGroup
  readonly others: readonly SkillGroup[]
  readonly nameOf: (group: SkillGroup) => string
  readonly onClose: () => void
  readonly onMove: (into: string, what: Moving) => void
}) {
  const { t } = useWords()
  const id = useId()
  const [into, setInto] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const things = [
    ...group.skills.map((skill) => ({ key: `skill ${skill}`, name: skill })),
    ...group.achievements.map((one) => ({ key: `achievement ${one.id}`, name: one.title || t('entry.unnamed') })),
  ]
  const picked = (kind: string): readonly string[] =>
    chosen.filter((key) => key.startsWith(`${kind} `)).map((key) => key.slice(kind.length + 1))
  const target = others.some((other) => other.id === into) ? into : (others[0]?.id ?? '')
  return (
    <Question
      open={open}
      onClose={onClose}
      title={t('digital.moveFrom', { name: nameOf(group) })}
      actions={
        <>
          <button
            type="button"
            className="button button-primary"
            onClick={() => {
              onMove(target, { skills: picked('skill'), achievements: picked('achievement') })
              setChosen([])
            }}
          >
            {t('digital.moveNow')}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {t('here.cancel')}
          </button>
        </>
      }
    >
      <fieldset className="several">
        <legend>{t('digital.moveWhat')}</legend>
        {things.map(({ key, name }) => (
          <label key={key} className="move-choice">
            <input
              type="checkbox"
              checked={chosen.includes(key)}
              onChange={({ target: { checked } }) =>
                setChosen(checked ? [...chosen, key] : chosen.filter((one) => one !== key))
              }
            />
            {name}
          </label>
        ))}
      </fieldset>
      <div className="field">
        <label htmlFor={id}>{t('digital.moveInto')}</label>
        <select id={id} value={target} onChange={(event) => setInto(event.target.value)}>
          {others.map((other) => (
            <option key={other.id} value={other.id}>
              {nameOf(other)}
            </option>
          ))}
        </select>
      </div>
    </Question>
  )
}
