import english from '../../messages/en.json' with { type: 'json' }

const CACHE = 'lp-language'
const KEY = '/language'

/** What there is to see. */
export type NotificationKind = 'request' | 'removal' | 'deletion'

/** What notifications say, in the language of the app. */
export interface NotificationWords {
  readonly language: string
  readonly title: Readonly<Record<NotificationKind, string>>
  readonly text: Readonly<Record<NotificationKind, string>>
}

type NotificationKey = Extract<keyof typeof english, `notification.${string}`>

/** Tells the service worker, which has no local storage and no catalogue, what notifications say. */
export async function tellNotificationWords(language: string, say: (key: NotificationKey) => string): Promise<void> {
  if (!('caches' in globalThis)) return
  const cache = await caches.open(CACHE)
  await cache.put(KEY, Response.json(said(language, say)))
}

/** What was told last; English where nothing was, or something else. */
export async function notificationWords(): Promise<NotificationWords> {
  const told = await caches.match(KEY, { cacheName: CACHE })
  try {
    const words: NotificationWords | undefined = await told?.json()
    if (words?.title.deletion) return words
  } catch {
    // An earlier version kept less.
  }
  return said('en', (key) => english[key])
}

function said(language: string, say: (key: NotificationKey) => string): NotificationWords {
  return {
    language,
    title: {
      request: say('notification.title'),
      removal: say('notification.removal.title'),
      deletion: say('notification.deletion.title'),
    },
    text: {
      request: say('notification.text'),
      removal: say('notification.removal.text'),
      deletion: say('notification.deletion.text'),
    },
  }
}
