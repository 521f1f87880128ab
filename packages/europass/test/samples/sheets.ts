import { makeSheet, type SheetBlock, type SheetView } from '../../src/sheet/index.ts'
import { europassWords } from '../../src/words/index.ts'
import { paragraph, points } from './build.ts'
import { mark } from './picture.ts'

const words = await europassWords('en')
const picture = { data: mark, alt: 'Two interlaced lines' }
const skills = ['Listening', 'Reading', 'Spoken interaction', 'Spoken production', 'Writing']

/** Each kind of block, as a supplement or a report has it. */
export const blocks: readonly SheetBlock[] = [
  { kind: 'text', form: 'lead', body: 'A report for trying every block there is.' },
  { kind: 'heading', level: 1, number: '1', text: 'The holder' },
  {
    kind: 'facts',
    facts: [
      { number: '1.1', label: 'Family name', value: 'Lovelace' },
      { number: '1.2', label: 'Date of birth', value: '10 December 1815' },
      {
        number: '1.3',
        label: 'What the person learnt',
        value: [paragraph('To **plan** and to compute.'), ...points('numbers of Bernoulli', 'loops')],
      },
    ],
  },
  { kind: 'heading', level: 1, number: '2', text: 'Results' },
  { kind: 'heading', level: 2, number: '2.1', text: 'Courses' },
  {
    kind: 'table',
    caption: 'Courses and grades',
    headers: [{ text: 'Course' }, { text: 'Grade' }, { text: 'Credits', align: 'end' }],
    rows: [
      ['Analysis', 'very good', '12'],
      [[paragraph('Engines, **analytical**')], 'excellent', '18'],
    ],
    total: ['In all', '', '30'],
  },
  {
    kind: 'bars',
    caption: 'Levels by area',
    headers: ['Area', 'Level'],
    most: 4,
    bars: [
      {
        label: 'Information',
        value: 3,
        before: 2,
        words: 'Advanced, last time Intermediate',
        note: 'Evaluates sources.',
      },
      { label: 'Safety', value: 1, words: 'Basic' },
    ],
  },
  {
    kind: 'bars',
    caption: 'Shares',
    headers: ['Question', 'Answers'],
    most: 100,
    bars: [{ label: 'Knowledge', value: 62.5, before: 40, words: '62.5 %' }],
  },
  {
    kind: 'grid',
    languages: {
      mother: { label: 'Mother tongue', value: 'English' },
      table: {
        caption: 'Other languages',
        corner: 'Language',
        groups: [
          { title: 'Understanding', skills: skills.slice(0, 2) },
          { title: 'Speaking', skills: skills.slice(2, 4) },
          { title: 'Writing', skills: skills.slice(4) },
        ],
        rows: [{ name: 'French', levels: ['C1', 'C1', 'B2', 'B2', ''], certificates: ['DALF C1'] }],
        missing: 'not assessed',
        key: 'A1 and A2 basic, B1 and B2 independent, C1 and C2 proficient.',
      },
    },
  },
  { kind: 'list', ordered: true, items: ['First this', [paragraph('then **that**')]] },
  { kind: 'picture', picture, width: 0.2, caption: 'The mark' },
  { kind: 'note', tone: 'warn', title: 'Not a formal test', body: 'It says what the person said.' },
  { kind: 'note', tone: 'ok', title: 'Seal intact', body: '' },
  {
    kind: 'signature',
    name: 'Charles Babbage',
    role: 'Rector',
    placeAndDate: 'London, 3 March 2026',
    picture,
    stamp: picture,
  },
  { kind: 'signature', name: '', role: '', placeAndDate: '', picture: null, stamp: null },
  { kind: 'text', form: 'small', body: 'Made with Laissez-passer.' },
]

/** A sheet with every block. */
export const everything: SheetView = makeSheet(
  {
    title: 'Diploma Supplement',
    subtitle: 'Bachelor of Science in Analytical Engines',
    name: 'Ada Lovelace',
    issuer: { name: 'University of London', lines: ['1 Gower Street', 'London'], logo: picture },
    facts: [
      { label: 'Holder', value: 'Ada Lovelace' },
      { label: 'Awarded on', value: '1 July 2026' },
      { label: 'Number', value: 'DS-2026-17' },
    ],
    blocks,
  },
  { words },
)

/** The same from the right, its headings in English. */
export const fromTheRight: SheetView = makeSheet(
  {
    title: 'ملحق الشهادة',
    subtitle: 'بكالوريوس في الهندسة',
    name: 'ليلى حداد',
    language: 'ar',
    issuer: { name: 'جامعة القاهرة', lines: ['القاهرة'], logo: null },
    facts: [{ label: 'Holder', value: 'ليلى حداد' }],
    blocks: [
      { kind: 'heading', level: 1, number: '1', text: 'The holder' },
      {
        kind: 'facts',
        facts: [
          { number: '1.1', label: 'Family name', value: 'حداد' },
          { number: '1.2', label: 'Years', value: '2019 – 2023' },
          {
            number: '1.3',
            label: 'Thesis',
            value: 'A long English title that can’t stand in one piece because it is as long as that',
          },
        ],
      },
      {
        kind: 'table',
        caption: 'Courses',
        headers: [{ text: 'Course' }, { text: 'Credits', align: 'end' }],
        rows: [['الجبر', '12']],
      },
      {
        kind: 'bars',
        caption: 'Levels',
        headers: ['Area', 'Level'],
        most: 4,
        bars: [{ label: 'Safety', value: 2, words: 'Basic' }],
      },
    ],
  },
  { words, design: { colour: 'sea', font: 'source-serif', paper: 'us-letter' } },
)

const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(3)

/** More of everything than anybody writes. */
export const endless: SheetView = makeSheet(
  {
    title: long,
    subtitle: long,
    name: long,
    issuer: { name: long, lines: [long], logo: picture },
    facts: [{ label: long, value: long }],
    blocks: [
      { kind: 'heading', level: 1, number: '1', text: long },
      { kind: 'facts', facts: [{ number: '1.1', label: long, value: long.repeat(4) }] },
      {
        kind: 'table',
        caption: long,
        headers: [{ text: long }, { text: 'Grade' }, { text: long, align: 'end' }],
        rows: Array.from({ length: 90 }, (_, at) => [`Course ${at} 漢字 한국 שלום`, long, '12']),
      },
      { kind: 'picture', picture },
      { kind: 'note', tone: 'info', title: long, body: long },
    ],
  },
  { words },
)
