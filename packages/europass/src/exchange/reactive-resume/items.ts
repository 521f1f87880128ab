import type { JsonObject } from '../../patch/json.ts'
import type { RichText } from '../../rich-text/index.ts'
import type { Reading } from '../draft.ts'
import { readDateText, readPeriodText, saysOngoing } from '../dates.ts'
import { objectOf, textOf, textsOf } from '../json.ts'
import { withTold } from '../period-draft.ts'
import { richFrom } from '../rich.ts'
import { readWebAddress } from '../web-addresses.ts'

/** An item of a section, whatever version wrote it, and where it goes. */
export interface Item {
  /** A text under any of its names. */
  text(...names: readonly string[]): string
  texts(name: string): readonly string[]
  /** The long text, with what else was told. */
  rich(...told: readonly string[]): RichText
  /** A time span, whether one text or an object of two; what wasn't understood goes to `told`. */
  period(): { from: string; to: string; ongoing: boolean; told: string }
  date(field: string): string
  links(): { id: string; url: string }[]
  /** The one web address of an entry. */
  website(field: string): string
}

/**
 * Reads an item of Reactive Resume 3, 4 or 5.
 *
 * @param item - JSON
 * @param place - `entry`: the path of what it becomes; `source`: its section
 */
export function readItem(
  item: JsonObject,
  { entry, source, notes, newId }: { entry: string; source: string } & Reading,
): Item {
  const first = (names: readonly string[]): string =>
    names.map((name) => textOf(item[name])).find((text) => text !== '') ?? ''
  const url = (field: string): string => {
    const { url: address, website } = item
    const label = objectOf(address)['label'] ?? objectOf(website)['label']
    const href =
      textOf(address) || textOf(website) || textOf(objectOf(address)['href']) || textOf(objectOf(website)['url'])
    // A label beside an address only repeats it, or says "website".
    textOf(label)
    return readWebAddress(href, { at: `${entry}/${field}`, source: `${source}/url`, notes })
  }
  return {
    text: (...names) => first(names),
    texts: (name) => textsOf(item[name]),
    rich: (...told) => withTold(richFrom(first(['summary', 'description'])), told),
    period: () => {
      const { date } = item
      const text = first(['period', 'date'])
      if (text !== '') return readPeriodText(text)
      const [start, end] = [textOf(objectOf(date)['start']), textOf(objectOf(date)['end'])]
      const ongoing = saysOngoing(end) || (start !== '' && end === '')
      return {
        from: readDateText(start, { at: `${entry}/from`, source: `${source}/date`, notes }),
        to: ongoing ? '' : readDateText(end, { at: `${entry}/to`, source: `${source}/date`, notes }),
        ongoing,
        told: '',
      }
    },
    date: (field) =>
      readDateText(first(['date', 'releaseDate']), { at: `${entry}/${field}`, source: `${source}/date`, notes }),
    links: () => {
      const address = url('links')
      return address === '' ? [] : [{ id: newId(), url: address }]
    },
    website: (field) => url(field),
  }
}
