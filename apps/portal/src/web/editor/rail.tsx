import '../styles/rail.css'
import { type Cv, cvDraftSchema, type CvSectionName, entriesOf, orderedSections } from '@laissez-passer/europass/cv'
import type { Profile } from '@laissez-passer/europass/profile'
import { memo } from 'react'
import { movingSection, settingSection } from '../editing/sections.ts'
import { useEditing, useLayers } from '../editing/use-editing.tsx'
import { useEuropassWords } from '../europass-words.ts'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import { MenuButton } from '../parts/menu.tsx'
import { SortableItem, SortableList, SortHandle } from '../parts/sortable.tsx'
import { headingOf, panels, type Place, usual } from './place.ts'
import { RailLink, type RailProps } from './rail-link.tsx'

interface RailSection {
  readonly name: CvSectionName
  readonly title: string
  readonly shown: boolean
  readonly count: number
}

/** All sections, in order; of the profile alone where no CV is edited. */
function sectionsOf(profile: Profile, cv: Cv | null): RailSection[] {
  return orderedSections(profile, cv ?? bare).map(({ name, shown, title }) => ({
    name,
    shown,
    title: title || (profile.custom.find(({ id }) => name === `custom:${id}`)?.title ?? ''),
    count: entriesOf(profile, name).length,
  }))
}

/** A CV that lists no section: they stand in the order of Europass. */
const bare = cvDraftSchema.parse({ id: 'none' })

/** The sections to go to, in order; on a phone the page before a section. */
export const Rail = memo(function Rail(rail: RailProps) {
  const { place, go } = rail
  const { t } = useWords()
  const e = useEuropassWords()
  const editing = useEditing()
  const key = useLayers(({ profile, cv }) => JSON.stringify(sectionsOf(profile, cv)))
  const inCv = useLayers(({ cv }) => cv !== null)
  const all = readSections(key)
  const nameOf = ({ name, title }: RailSection): string => {
    const heading = headingOf(name)
    return title || (heading ? e(heading) : t('rail.untitled'))
  }
  const active = all.filter(({ name, count }) => count > 0 || usual.includes(name) || name === place || isOwn(name))
  const others = all.filter((section) => !active.includes(section))
  const names = active.map(({ name }) => name)
  const move = (key: string, to: number): void => {
    const { profile, cv } = editing.layers()
    const name = names.find((one) => one === key)
    if (!cv || !name) return
    const rest = names.filter((one) => one !== name)
    editing.change({ cv: movingSection({ profile, cv }, name, rest[to - 1] ?? null) })
  }
  const toggle = ({ name, shown }: RailSection): void => {
    const { profile, cv } = editing.layers()
    if (cv) editing.change({ cv: settingSection({ profile, cv }, name, { shown: !shown }) })
  }
  const addOwn = (): void => {
    const id = crypto.randomUUID()
    const last = editing.layers().profile.custom.at(-1)?.id ?? null
    editing.change({ profile: [{ insert: { id, title: '', entries: [] }, into: 'custom', after: last }] })
    go(`custom:${id}`)
  }
  const link = (to: Place, label: string, note?: string) => <RailLink to={to} label={label} note={note} rail={rail} />
  return (
    <nav className="rail" aria-label={t('rail.label')}>
      <div className="rail-fixed">{link('personal', t('section.personal'))}</div>
      <SortableList order={names} onMove={move} className="rail-list" label={t('rail.sections')}>
        {active.map((section) => {
          const name = nameOf(section)
          return (
            <SortableItem key={section.name} id={section.name} className="rail-item">
              <div className="rail-row" data-hidden={section.shown ? undefined : true}>
                {link(section.name, name, section.count > 0 ? t.format.number(section.count) : undefined)}
                {inCv && (
                  <>
                    <button
                      type="button"
                      className="tool"
                      aria-pressed={!section.shown}
                      aria-label={t(section.shown ? 'entry.hideNamed' : 'entry.showNamed', { name })}
                      title={t(section.shown ? 'entry.hide' : 'entry.show')}
                      onClick={() => toggle(section)}
                    >
                      <Icon name={section.shown ? 'show' : 'hide'} />
                    </button>
                    <SortHandle id={section.name} name={name} />
                  </>
                )}
              </div>
            </SortableItem>
          )
        })}
      </SortableList>
      <MenuButton
        label={t('rail.add')}
        className="button button-small rail-add"
        items={[
          ...others.map((section) => ({ id: section.name, label: nameOf(section), onAct: () => go(section.name) })),
          { id: 'own', label: t('rail.own'), detail: t('rail.ownHint'), onAct: addOwn },
        ]}
      >
        <Icon name="add" />
        {t('rail.add')}
      </MenuButton>
      {inCv && (
        <div className="rail-panels">
          <h2>{t('rail.about')}</h2>
          {panels.map((panel) => (
            <div key={panel} className="rail-fixed">
              {link(panel, t(`panel.${panel}`))}
            </div>
          ))}
        </div>
      )}
    </nav>
  )
})

const isOwn = (name: string): boolean => name.startsWith('custom:')

/** Read back from the text that tells whether anything changed. */
function readSections(key: string): readonly RailSection[] {
  const sections: readonly RailSection[] = JSON.parse(key)
  return sections
}
