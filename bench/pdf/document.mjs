/** Two pages of A4 as a template sees them; `number` makes each another document. */
export function view(number) {
  const sentence = 'Sampling, identification and mapping of benthic fauna for ports, fishers and ministries'
  const story = (title, at) => ({
    title,
    by: '',
    organisation: ['Baltic Institute', 'Ελληνικό Κέντρο Θαλασσίων Ερευνών', 'Национален парк „Калиакра“'][at % 3],
    place: 'Klaipėda, Lithuania',
    period: `Mar ${2024 - at * 2} – Feb ${2026 - at * 2}`,
    links: [{ text: 'baltic.example.eu/projects', href: 'https://baltic.example.eu/projects' }],
    tags: [],
    facts: [],
    body: [
      { type: 'paragraph', spans: [{ text: `${sentence}. ` }, { text: `Report ${number}.`, bold: true }] },
      ...[1, 2, 3].map((point) => ({
        type: 'item',
        ordered: false,
        depth: 0,
        spans: [{ text: `${sentence}, the ${point}. time, with a towed camera built in-house` }],
      })),
    ],
  })
  const entries = (title, names) => ({ kind: 'entries', form: 'story', title, entries: names.map(story) })
  return {
    language: 'en',
    direction: 'ltr',
    labels: 'en',
    title: `Élodie Müller – CV ${number}`,
    name: 'Élodie Müller',
    headline: `Marine biologist, ${number}`,
    photo: null,
    footer: '{page} / {pages}',
    contactsTitle: 'Contact',
    contacts: [
      { kind: 'email', label: 'Email', text: 'elodie.muller@example.eu', href: 'mailto:elodie.muller@example.eu' },
      { kind: 'phone', label: 'Telephone', text: '+370 612 34567', href: 'tel:+37061234567' },
    ],
    facts: [{ label: 'Nationality', value: 'France' }],
    about: { title: 'About me', body: [{ type: 'paragraph', spans: [{ text: `${sentence}. ${sentence}.` }] }] },
    sections: [
      entries('Work experience', ['Research diver', 'Laboratory technician', 'Volunteer ranger', 'Intern']),
      entries('Education and training', ['Master of Science, Marine Ecology', 'Bachelor of Science, Biology']),
    ],
    design: {
      colour: '#12486b',
      font: 'Open Sans',
      size: 9.5,
      smallCaps: [],
      margins: 1,
      paper: 'a4',
      logo: null,
      options: {},
    },
  }
}
