import type { SaveState } from '../documents/document.ts'
import { type MessageKey, useWords } from '../language.tsx'
import { isReplaced } from '../request.ts'
import { loginAddress } from '../session.tsx'
import { Icon } from './drawing.tsx'
import { Notice } from './notice.tsx'

const words: Readonly<Record<SaveState, MessageKey>> = {
  saved: 'save.saved',
  unsaved: 'save.saving',
  saving: 'save.saving',
  offline: 'save.offline',
  ended: 'save.ended',
  changed: 'save.changed',
  refused: 'save.refused',
  missing: 'save.missing',
  full: 'save.full',
  unkept: 'save.unkept',
  outdated: 'save.outdated',
}

/** The mark of what is done stands for nothing else. */
const icons = { good: 'check', 'under-way': 'under-way', bad: 'warn' } as const

/** States that need the person first, then those that pass. */
const graver: readonly SaveState[] = [
  'ended',
  'outdated',
  'refused',
  'full',
  'missing',
  'unkept',
  'changed',
  'offline',
  'unsaved',
  'saving',
  'saved',
]

/** How far two documents that are edited together are saved: the graver of both. */
export const worstOf = (one: SaveState, other: SaveState): SaveState =>
  graver.indexOf(one) < graver.indexOf(other) ? one : other

/**
 * Says in few words how far the document is saved.
 *
 * @param props - `guest`: this browser keeps it, and nobody else
 */
export function SaveStatus({ state, guest = false }: { readonly state: SaveState; readonly guest?: boolean }) {
  const { t } = useWords()
  const look = state === 'saved' ? 'good' : state === 'saving' || state === 'unsaved' ? 'under-way' : 'bad'
  return (
    <p className="save-status" data-look={look} role="status">
      <Icon name={icons[look]} />
      {t(guest && state === 'saved' ? 'save.guest' : words[state])}
    </p>
  )
}

/** What the person has to know, beside the state itself. */
const troubles: readonly SaveState[] = ['refused', 'missing', 'full', 'unkept', 'outdated']

/** Says what to do where saving needs the person. */
export function SaveTrouble({ state }: { readonly state: SaveState }) {
  const { t, language } = useWords()
  if (state === 'ended') {
    const again = isReplaced()
    return (
      <Notice kind="warn" title={t(again ? 'save.replacedTitle' : 'save.endedTitle')} live>
        <p>{t(again ? 'save.replacedText' : 'save.endedText')}</p>
        <a
          className="button button-primary"
          href={loginAddress({ returnTo: window.location.pathname, language, again })}
        >
          {t('save.loginAgain')}
        </a>
      </Notice>
    )
  }
  if (troubles.includes(state)) return <Notice kind="bad" title={t(words[state])} live />
  return null
}
