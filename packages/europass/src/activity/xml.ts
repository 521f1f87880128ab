import {
  type ElementReading,
  own,
  readDate,
  readFiles,
  readLinks,
  readPeriod,
  readRich,
  writeDates,
  writeFiles,
  writeLinks,
  writeRich,
} from '../sections/candidate.ts'
import type { XmlOptions, XmlSection } from '../sections/section.ts'
import { all, find, text, type XmlElement } from '../xml/read.ts'
import { branch, element, leaf, type Xml } from '../xml/write.ts'
import type { Activity } from './schema.ts'

/** How the element of an activity is made. */
export interface ActivityShape {
  /** Whether Europass has an element for where it was. */
  readonly hasLocation?: boolean
  /** Whether its title, dates, description and links stand in an element `Activity` of their own. */
  readonly isNested?: boolean
}

/** What stands in the element of an activity; where Europass has no element, in one of our own. */
export function writeActivity(
  one: Activity,
  { hasLocation = true, isNested = false, ...options }: ActivityShape & XmlOptions,
): Xml[] {
  const said = [
    leaf('Title', one.title),
    branch('Date', [writeDates('', one), one.ongoing ? element('Ongoing', ['true']) : '']),
    writeRich('Description', one.description),
    writeLinks(one.links),
  ]
  return [
    ...(isNested ? [branch('Activity', said)] : said),
    leaf(hasLocation ? 'Location' : own('Location'), one.location),
    leaf(own('Organisation'), one.organisation),
    writeFiles(one, options),
  ]
}

/**
 * Reads an activity; documents nest its fields in an element `Activity`, or don't.
 *
 * @param at - the path of the entry's section; the entry's id is added
 */
export function readActivity(from: XmlElement, at: string, reading: ElementReading): Activity {
  const { newId, notes } = reading
  const id = newId()
  const inside = find(from, 'Activity') ?? from
  const field = { at: `${at}/${id}`, notes }
  const period = readPeriod(find(inside, 'Date'), field)
  const honoured = find(from, 'HonourAwardDate')
  return {
    id,
    title: text(inside, 'Title'),
    organisation: text(from, 'Organisation'),
    location: text(from, 'Location') || text(inside, 'Location'),
    ...period,
    from: period.from || readDate(honoured, { at: `${field.at}/from`, notes }),
    description: [...readRich(inside, 'Description')],
    links: readLinks(inside, newId),
    ...readFiles(from, reading),
  }
}

/**
 * A section whose entries are activities, in Europass XML.
 *
 * @param section - its name
 * @param container - the element in `CandidateProfile`
 * @param item - the element of one activity in it
 */
export function activityXml(
  section: string,
  { container, item, ...shape }: { container: string; item: string } & ActivityShape,
): XmlSection<Activity> {
  const bare = (name: string): string => name.slice(name.indexOf(':') + 1)
  return {
    write: (activities, options) =>
      element(
        container,
        activities.map((one) => branch(item, writeActivity(one, { ...shape, ...options }))),
      ),
    read: (profile, reading) =>
      all(profile, bare(container))
        .flatMap((holder) => all(holder, bare(item)))
        .filter(({ children }) => children.length > 0)
        .map((one) => readActivity(one, `entries/${section}`, reading)),
  }
}
