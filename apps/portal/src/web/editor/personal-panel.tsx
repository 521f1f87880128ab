import { discreetPersonal } from '@laissez-passer/europass/cv'
import { personalInformation } from '@laissez-passer/europass/sections'
import { use, useCallback, useId } from 'react'
import { settingSheet } from '../editing/editing.ts'
import { sheetOf } from '../editing/layers.ts'
import { useEditing, useLayers, useTypedSheet } from '../editing/use-editing.tsx'
import { Fields } from '../form/fields.tsx'
import { HidingPersonal } from '../form/hiding.tsx'
import { KeptAside } from './kept-aside.tsx'
import { AdaptingContext } from '../form/standing.tsx'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import { Adapting, Panel } from './section-panel.tsx'

/** Who the person is and how to reach them; what of this a document leaves out, and a CV's headline. */
export function PersonalPanel({ focus }: { readonly focus: boolean }) {
  const { t } = useWords()
  const inCv = useLayers(({ cv }) => cv !== null)
  return (
    <Adapting>
      {(adapt) => (
        <Panel title={t('section.personal')} focus={focus}>
          {adapt}
          {inCv && <Headline />}
          <Hiding>
            <Fields fields={personalInformation.form} base="personal" />
            <KeptAside />
          </Hiding>
        </Panel>
      )}
    </Adapting>
  )
}

function Headline() {
  const { t } = useWords()
  const id = useId()
  const { text, type, leave } = useTypedSheet('headline')
  return (
    <div className="field">
      <label htmlFor={id}>{t('design.headline')}</label>
      <input
        id={id}
        value={text}
        maxLength={120}
        autoComplete="off"
        aria-describedby={`${id}-hint`}
        onChange={(event) => type(event.target.value)}
        onBlur={leave}
      />
      <p className="hint" id={`${id}-hint`}>
        {t('design.headlineHint')}
      </p>
    </div>
  )
}

/** What a document can leave out as a whole, beside entries of lists. A name is never hidden. */
const hideable = new Set(['about', 'birthDate', 'gender', 'identityDocuments', 'kept', 'nationalities', 'photo'])
/** What a new CV leaves out: how to show it is always seen. */
const discreet = new Set<string>(discreetPersonal)

function Hiding({ children }: { readonly children: React.ReactNode }) {
  const { t } = useWords()
  const editing = useEditing()
  const inSheet = useLayers((layers) => sheetOf(layers) !== null)
  const inCv = useLayers(({ cv }) => cv !== null)
  const adapting = use(AdaptingContext)
  const hidden = useLayers((layers) => sheetOf(layers)?.personalHidden.join(' ') ?? '')
  const draw = useCallback(
    (path: string, label: string) => {
      const place = path.replace(/^personal\//, '')
      const all = hidden.split(' ')
      const gone = all.includes(place)
      const [field = '', id, ...deeper] = place.split('/')
      if (deeper.length > 0) return null
      if (id === undefined && !hideable.has(field)) return null
      if (id === undefined && !(adapting || gone || (inCv && discreet.has(field)))) return null
      // Where the whole list is left out, none of it is.
      if (id !== undefined && all.includes(field)) return null
      const toggle = (): void => {
        const layers = editing.layers()
        const was = sheetOf(layers)?.personalHidden ?? []
        const value = gone ? was.filter((other) => other !== place) : [...was, place]
        editing.change(settingSheet(layers, 'personalHidden', value))
      }
      if (id === undefined)
        return (
          <button type="button" className="only-here" onClick={toggle}>
            <Icon name={gone ? 'hide' : 'show'} />
            {t(!gone ? 'entry.hide' : inCv ? 'entry.leftOut' : 'entry.show')}
            <span className="lp-visually-hidden"> {label}</span>
          </button>
        )
      return (
        <button
          type="button"
          className="tool"
          aria-pressed={gone}
          aria-label={t(gone ? 'entry.showNamed' : 'entry.hideNamed', { name: label })}
          title={t(gone ? 'entry.show' : 'entry.hide')}
          onClick={toggle}
        >
          <Icon name={gone ? 'hide' : 'show'} />
        </button>
      )
    },
    [adapting, editing, hidden, inCv, t],
  )
  return <HidingPersonal value={inSheet ? draw : null}>{children}</HidingPersonal>
}
