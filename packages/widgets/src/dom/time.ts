import { createFormat } from '@laissez-passer/i18n/format'
import { countDown, timeLeft } from '../countdown.ts'

/**
 * Times on a page are the reader's: `<time datetime data-lp-moment>`, `data-lp-day` and the tip of
 * `data-lp-ago` are written in the browser's zone, which the cookie `__Host-lp-zone` tells the server from
 * the next page on. `<html data-lp-zone>` names another, which the reader chose. `<time data-lp-left="42">`
 * counts down, `<button data-lp-after="42">` waits so many seconds.
 */
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
const cookie = `__Host-lp-zone=${encodeURIComponent(zone)}`
if (zone && !document.cookie.split('; ').includes(cookie))
  document.cookie = `${cookie}; Path=/; Secure; SameSite=Lax; Max-Age=${365 * 24 * 60 * 60}`

const { lang, dataset } = document.documentElement
const format = createFormat(lang || 'en', dataset.lpZone === undefined ? {} : { timeZone: dataset.lpZone })
for (const time of document.querySelectorAll<HTMLTimeElement>('time[datetime]')) {
  const at = Date.parse(time.dateTime)
  if (Number.isNaN(at)) continue
  if ('lpMoment' in time.dataset) time.textContent = format.moment(at)
  if ('lpDay' in time.dataset) time.textContent = format.day(at)
  if ('lpAgo' in time.dataset) time.title = format.moment(at)
}

for (const time of document.querySelectorAll<HTMLElement>('[data-lp-left]'))
  countDown(Number.parseFloat(time.dataset.lpLeft ?? ''), (left) => {
    time.textContent = timeLeft(left)
  })

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-lp-after]'))
  countDown(Number.parseFloat(button.dataset.lpAfter ?? ''), (left) => {
    button.disabled = left > 0
  })
