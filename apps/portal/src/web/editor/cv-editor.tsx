import { type Cv, type Profile, sectionNames } from '@laissez-passer/europass/model'
import { useMemo, useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { IssuesProvider, profileIssues } from '../fields/issues.tsx'
import { useEuropassWords } from '../europass-words.ts'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import { Notice } from '../parts/notice.tsx'
import { PersonalForm } from '../sections/personal-form.tsx'
import { sectionForms } from '../sections/section-forms.tsx'
import { DesignForm } from './design-form.tsx'
import { downloadPdf } from './download.ts'
import { PageView } from './page-view.tsx'
import { Preview } from './preview.tsx'
import { useSession } from '../session.tsx'
import { SectionCard } from './section-card.tsx'
import { useNarrow } from './use-narrow.ts'
import type { Drawable } from '../typesetting/messages.ts'
import { useDrawing } from '../typesetting/use-drawing.ts'

/** The form left, the page right; on a narrow screen two tabs. */
export function CvEditor({ cv, change }: { readonly cv: Cv; readonly change: (update: (cv: Cv) => Cv) => void }) {
  const { t } = useWords()
  const narrow = useNarrow('(max-width: 60rem)')
  const document = useMemo((): Drawable => ({ kind: 'cv', cv }), [cv])
  const drawing = useDrawing(document)
  const [all, setAll] = useState(false)
  const form = <EditorForm cv={cv} change={change} all={all} />
  const page = (
    <div className="editor-page">
      <Download cv={cv} onIssues={() => setAll(true)} />
      <PageView>
        <Preview drawing={drawing} />
      </PageView>
    </div>
  )
  if (!narrow) {
    return (
      <div className="editor">
        <div className="editor-form">{form}</div>
        <section className="editor-side" aria-label={t('editor.preview')}>
          {page}
        </section>
      </div>
    )
  }
  return (
    <Tabs className="tabs">
      <TabList className="tab-list" aria-label={t('editor.tabs')}>
        <Tab id="form" className="tab">
          {t('editor.form')}
        </Tab>
        <Tab id="page" className="tab">
          {t('editor.preview')}
        </Tab>
      </TabList>
      {/* Both stay: a half-typed skill is not lost by a look at the page. */}
      <TabPanel id="form" className="tab-panel" shouldForceMount>
        {form}
      </TabPanel>
      <TabPanel id="page" className="tab-panel" shouldForceMount>
        {page}
      </TabPanel>
    </Tabs>
  )
}

function EditorForm({
  cv,
  change,
  all,
}: {
  readonly cv: Cv
  readonly change: (update: (cv: Cv) => Cv) => void
  readonly all: boolean
}) {
  const { t } = useWords()
  const e = useEuropassWords()
  const set = (part: Partial<Cv>): void => change((before) => ({ ...before, ...part }))
  const hiding = {
    hidden: cv.hidden,
    toggle: (id: string) =>
      change((before) => ({
        ...before,
        hidden: before.hidden.includes(id) ? before.hidden.filter((one) => one !== id) : [...before.hidden, id],
      })),
  }
  const changeContent = (update: (content: Profile) => Profile): void =>
    change((before) => ({ ...before, content: update(before.content) }))
  const order = useMemo(
    () => [...cv.sections, ...sectionNames.filter((name) => !cv.sections.includes(name))],
    [cv.sections],
  )
  return (
    <IssuesProvider profile={cv.content} all={all}>
      <SectionCard title={t('design.heading')}>
        <DesignForm cv={cv} set={set} />
      </SectionCard>
      <SectionCard title={t('section.personal')}>
        <PersonalForm profile={cv.content} change={changeContent} />
      </SectionCard>
      {order.map((name) => {
        const Form = sectionForms[name]
        return (
          <SectionCard
            key={name}
            title={e(`section.${name}`)}
            {...(!cv.sections.includes(name) && { intro: t('editor.sectionLeftOut') })}
          >
            <Form profile={cv.content} change={changeContent} hiding={hiding} />
          </SectionCard>
        )
      })}
    </IssuesProvider>
  )
}

/** Downloads the PDF; what isn't right yet is told, and holds nobody up. */
function Download({ cv, onIssues }: { readonly cv: Cv; readonly onIssues: () => void }) {
  const { t } = useWords()
  const [state, setState] = useState<'ready' | 'working' | 'failed'>('ready')
  const [told, setTold] = useState(false)
  const { person } = useSession()
  const issues = profileIssues(cv.content).length
  const start = async (): Promise<void> => {
    setState('working')
    if (issues > 0) {
      setTold(true)
      onIssues()
    }
    setState((await downloadPdf(cv, person === null)) ? 'ready' : 'failed')
  }
  return (
    <div className="download">
      <button
        type="button"
        className="button button-primary"
        aria-disabled={state === 'working' || undefined}
        onClick={() => state !== 'working' && void start()}
      >
        <Icon name="download" />
        {t('editor.download')}
      </button>
      {state === 'failed' && <Notice kind="bad" title={t('editor.downloadFailed')} live />}
      {told && issues > 0 && <Notice kind="warn" title={t('editor.issues', { count: issues })} live />}
    </div>
  )
}
