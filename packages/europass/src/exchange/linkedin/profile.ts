import { messagingServices } from '../../sections/index.ts'
import type { ProfileDraft, Reading } from '../draft.ts'
import { readDateText } from '../dates.ts'
import { richFrom } from '../rich.ts'
import { readWebAddress, socialServiceOf } from '../web-addresses.ts'
import { placeOf } from '../codes.ts'
import type { TableRow } from './tables.ts'

/** A list in one cell: `[COMPANY:https://…,BLOG:…]`. */
const listIn = (cell: string): { kind: string; value: string }[] =>
  cell
    .replaceAll(/^\[|\]$/g, '')
    .split(',')
    .map((part) => {
      const [, kind = '', value = ''] = /^\s*([A-Z_]+):(.*)$/s.exec(part) ?? ['', '', part]
      return { kind: kind.toLowerCase(), value: value.trim() }
    })
    .filter(({ value }) => value !== '')

/**
 * Reads the row of `Profile.csv`.
 *
 * @returns the headline
 */
export function readLinkedinProfile(
  row: TableRow,
  { profile, newId, notes, source }: Reading & { profile: ProfileDraft; source: string },
): string {
  const { personal } = profile
  personal.givenName = row.cell('First Name')
  personal.familyName = row.cell('Last Name')
  // People are born on a day; the year is often left out, and a day without one isn't a date of birth.
  const born = row.cell('Birth Date')
  if (/\d{4}/.test(born))
    personal.birthDate = readDateText(born, { at: 'personal/birthDate', source: `${source}/Birth Date`, notes })
  else if (born !== '')
    notes.lost('impossible-date', { at: 'personal/birthDate', source: `${source}/Birth Date`, params: { value: born } })
  const about = richFrom(row.cell('Summary'))
  if (about.length > 0) personal.about = about
  const address = {
    address: row.cell('Address'),
    postalCode: row.cell('Zip Code'),
    ...placeOf(row.cell('Geo Location')),
  }
  if (Object.values(address).some((part) => part !== ''))
    personal.addresses = [{ id: newId(), use: 'home', ...address }]
  personal.websites = []
  personal.socials = []
  for (const { value } of listIn(row.cell('Websites'))) {
    const id = newId()
    const url = readWebAddress(value, { at: `personal/websites/${id}/url`, source: `${source}/Websites`, notes })
    const service = socialServiceOf(url)
    if (service) personal.socials.push({ id, service, title: '', url })
    else if (url !== '') personal.websites.push({ id, url })
  }
  for (const { value } of listIn(row.cell('Twitter Handles')))
    personal.socials.push({
      id: newId(),
      service: 'twitter',
      title: '',
      url: `https://twitter.com/${encodeURIComponent(value.replace(/^@/, ''))}`,
    })
  personal.messaging = listIn(row.cell('Instant Messengers')).map(({ kind, value }) => ({
    id: newId(),
    service: messagingServices.find((one) => one === kind) ?? 'other',
    title: '',
    handle: value,
  }))
  return row.cell('Headline')
}
