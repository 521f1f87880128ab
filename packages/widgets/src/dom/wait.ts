import { countDown, timeLeft } from '../countdown.ts'

/**
 * A page that waits for something elsewhere: `<div data-lp-wait data-events data-next data-left>`. It moves
 * on when the server says `change`, when the time is over, and in short steps where live updates don't get
 * through. Without `data-events` it only counts down.
 */
for (const element of document.querySelectorAll<HTMLElement>('[data-lp-wait]')) wait(element)

function wait(element: HTMLElement): void {
  const next = here(element.dataset.next)
  const events = here(element.dataset.events)
  let gone = false
  let source: EventSource | undefined
  const move = (): void => {
    if (gone) return
    gone = true
    source?.close()
    location.replace(next)
  }
  const listen = (): void => {
    if (element.dataset.events === undefined) return
    source = new EventSource(events)
    source.addEventListener('change', move)
    // The browser connects again by itself unless the server refused: then do what the page does without
    // script.
    source.addEventListener('error', () => {
      if (source?.readyState === EventSource.CLOSED) setTimeout(move, 5000)
    })
  }
  listen()
  count(element, move)
  // A phone that slept has missed events: ask the server as soon as the page is seen again.
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload()
  })
  document.addEventListener('visibilitychange', () => {
    if (gone || document.hidden || source?.readyState === EventSource.OPEN) return
    source?.close()
    listen()
  })
  addEventListener('pagehide', () => source?.close())
}

/** Only addresses of this site: an attribute must never lead elsewhere. */
function here(address: string | undefined): string {
  const url = new URL(address ?? '', location.href)
  return url.origin === location.origin ? url.href : location.href
}

function count(element: HTMLElement, over: () => void): void {
  const bar = element.querySelector<HTMLProgressElement>('progress[data-lp-bar]')
  const words = element.querySelector<HTMLElement>('[data-lp-countdown]')
  countDown(Number.parseFloat(element.dataset.left ?? ''), (left) => {
    if (bar) bar.value = left
    if (words) words.textContent = timeLeft(left)
    if (left === 0) over()
  })
}
