import { all, find, text, type XmlElement } from '../../xml/read.ts'

/** An element made of others, so that one reader reads all versions. */
function made(
  name: string,
  {
    value = '',
    children = [],
    attributes = {},
  }: { value?: string; children?: readonly (XmlElement | undefined)[]; attributes?: Record<string, string> } = {},
): XmlElement {
  let wasRead = false
  return {
    name,
    tag: name,
    attributes,
    children: children.filter((child) => child !== undefined),
    get text() {
      wasRead = true
      return value
    },
    get wasRead() {
      return wasRead
    },
  }
}

const leaf = (name: string, value: string): XmlElement | undefined => (value === '' ? undefined : made(name, { value }))
const branch = (name: string, children: readonly (XmlElement | undefined)[]): XmlElement | undefined =>
  children.some((child) => child !== undefined) ? made(name, { children }) : undefined

/**
 * A document of version 2, whose names are lower case and whose lists are others, as one of version 3.
 *
 * @param root - `learnerinfo`
 */
export function upgrade(root: XmlElement): XmlElement {
  const info = made('LearnerInfo', {
    children: [
      identification(find(root, 'identification')),
      headline(find(root, 'application')),
      branch('WorkExperienceList', all(find(root, 'workexperiencelist'), 'workexperience').map(work)),
      branch('EducationList', all(find(root, 'educationlist'), 'education').map(education)),
      skills(root),
      branch('AchievementList', all(find(root, 'misclist'), 'misc').map(misc)),
    ],
  })
  return made('SkillsPassport', {
    children: [info],
    attributes: { ...(root.attributes['locale'] && { locale: root.attributes['locale'] }) },
  })
}

/** A code and a label; version 1 had a text in their place, or a name. */
const labelledAs = (name: string, from: XmlElement | undefined): XmlElement | undefined =>
  branch(name, [
    leaf('Code', text(from, 'code')),
    leaf('Label', text(from, 'label') || text(from, 'name') || (from?.text.trim() ?? '')),
  ])

function identification(from: XmlElement | undefined): XmlElement {
  const contact = find(from, 'contactinfo')
  const demographics = find(from, 'demographics')
  const phones = (contact?.children ?? [])
    .filter(({ name }) => /^(?:telephone|mobile|fax)\d?$/.test(name))
    .map((one) =>
      one.text.trim() === ''
        ? undefined
        : made('Telephone', {
            children: [
              leaf('Contact', one.text.trim()),
              branch('Use', [
                leaf('Code', one.name.startsWith('mobile') ? 'mobile' : one.name.startsWith('fax') ? 'fax' : 'home'),
              ]),
            ],
          }),
    )
  const photo = text(from, 'photo')
  return made('Identification', {
    children: [
      branch('PersonName', [leaf('FirstName', text(from, 'firstname')), leaf('Surname', text(from, 'lastname'))]),
      branch('ContactInfo', [
        address(find(contact, 'address')),
        branch('TelephoneList', phones),
        ...all(contact, 'email').map((one) => branch('Email', [leaf('Contact', one.text.trim())])),
        ...all(contact, 'website').map((one) => branch('Website', [leaf('Contact', one.text.trim())])),
      ]),
      branch('Demographics', [
        birthdate(text(demographics, 'birthdate')),
        branch('Gender', [leaf('Code', text(demographics, 'gender').replace(/^NA$/, ''))]),
        branch(
          'NationalityList',
          all(demographics, 'nationality').map((one) => labelledAs('Nationality', one)),
        ),
      ]),
      branch('Photo', [leaf('Data', photo)]),
    ],
  })
}

const address = (from: XmlElement | undefined): XmlElement | undefined =>
  branch('Address', [
    branch('Contact', [
      ...(from?.children ?? [])
        .filter(({ name }) => /^addressLine\d?$/.test(name))
        .map((line) => leaf('AddressLine', line.text.trim())),
      leaf('AddressLine', (from?.text.trim() ?? '').replaceAll(/\s+/g, ' ')),
      leaf('PostalCode', text(from, 'postalCode')),
      leaf('Municipality', text(from, 'municipality')),
      labelledAs('Country', find(from, 'country')),
    ]),
  ])

function birthdate(date: string): XmlElement | undefined {
  const [year = '', month = '', day = ''] = date.split('-')
  return year === '' ? undefined : made('Birthdate', { attributes: { year, month, day } })
}

const headline = (from: XmlElement | undefined): XmlElement | undefined =>
  branch('Headline', [labelledAs('Description', from)])

function period(from: XmlElement | undefined): XmlElement | undefined {
  const end = (name: string, of: XmlElement | undefined): XmlElement | undefined => {
    const [year, month, day] = [text(of, 'year'), text(of, 'month'), text(of, 'day')]
    return year === '' ? undefined : made(name, { attributes: { year, month, day } })
  }
  const isCurrent = text(from, 'to', 'current') === 'true' || text(from, 'current') === 'true'
  return branch('Period', [
    end('From', find(from, 'from')),
    end('To', find(from, 'to')),
    isCurrent ? leaf('Current', 'true') : undefined,
  ])
}

const organisation = (name: string, from: XmlElement | undefined, sector?: XmlElement): XmlElement | undefined =>
  branch(name, [
    leaf('Name', text(from, 'name') || (from?.text.trim().replaceAll(/\s+/g, ' ') ?? '')),
    branch('ContactInfo', [address(find(from, 'address'))]),
    labelledAs('Sector', find(from, 'sector') ?? sector),
  ])

const work = (one: XmlElement): XmlElement | undefined =>
  branch('WorkExperience', [
    period(find(one, 'period')),
    labelledAs('Position', find(one, 'position')),
    leaf('Activities', text(one, 'activities')),
    organisation('Employer', find(one, 'employer'), find(one, 'sector')),
  ])

const education = (one: XmlElement): XmlElement | undefined =>
  branch('Education', [
    period(find(one, 'period')),
    leaf('Title', text(one, 'title')),
    leaf('Activities', text(one, 'skills')),
    organisation('Organisation', find(one, 'organisation')),
    labelledAs('Level', find(one, 'level')),
    labelledAs('Field', find(one, 'educationalfield')),
  ])

const levels = {
  listening: 'Listening',
  reading: 'Reading',
  spokeninteraction: 'SpokenInteraction',
  spokenproduction: 'SpokenProduction',
  writing: 'Writing',
} as const

function skills(root: XmlElement): XmlElement | undefined {
  const languages = all(find(root, 'languagelist'), 'language')
  const isMother = (one: XmlElement): boolean => (one.attributes['type'] ?? '').endsWith('mother')
  const list = find(root, 'skilllist')
  const told = {
    social: 'Communication',
    organisational: 'Organisational',
    technical: 'JobRelated',
    computer: 'Computer',
    artistic: 'Artistic',
    other: 'Other',
  } as const
  const names = new Map<string, string>(Object.entries(told))
  return branch('Skills', [
    branch('Linguistic', [
      branch(
        'MotherTongueList',
        languages.filter(isMother).map((one) => branch('MotherTongue', [labelledAs('Description', one)])),
      ),
      branch('ForeignLanguageList', languages.filter((one) => !isMother(one)).map(foreign)),
    ]),
    ...all(list, 'skill').map((one) => {
      const name = names.get(one.attributes['type'] ?? '') ?? 'Other'
      return branch(name, [leaf('Description', one.text.trim())])
    }),
    branch('Driving', [
      branch(
        'Description',
        all(list, 'structured-skill').flatMap((one) =>
          all(one, 'drivinglicence').map((licence) => leaf('Licence', licence.text.trim())),
        ),
      ),
    ]),
  ])
}

const foreign = (one: XmlElement): XmlElement | undefined =>
  branch('ForeignLanguage', [
    labelledAs('Description', one),
    branch(
      'ProficiencyLevel',
      Object.entries(levels).map(([from, to]) => leaf(to, text(one, 'level', from).toUpperCase())),
    ),
  ])

const misc = (one: XmlElement): XmlElement | undefined =>
  one.text.trim() === ''
    ? undefined
    : made('Achievement', {
        children: [branch('Title', [leaf('Code', one.attributes['type'] ?? '')]), leaf('Description', one.text.trim())],
      })
