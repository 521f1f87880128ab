import { paragraph, points, profileOf, type Sample } from './build.ts'
import { portrait } from './picture.ts'

/** A school-leaver, in French, with little to tell: less than a page. */
export const short: Sample = {
  cv: { labels: 'fr', headline: 'Vendeuse en alternance' },
  profile: profileOf({
    language: 'fr',
    personal: {
      givenName: 'Inès',
      familyName: 'Lefèvre',
      emails: [{ address: 'ines.lefevre@example.eu' }],
      phones: [{ use: 'mobile', dialling: '33', number: '612345678' }],
      addresses: [{ address: '8, rue des Tanneurs', postalCode: '59800', city: 'Lille', country: 'FR' }],
      motherTongues: [{ code: 'fra' }],
      about: [
        paragraph(
          'Curieuse et ponctuelle, je cherche une alternance dans le commerce de proximité. J’aime conseiller, ranger, et voir revenir un client content.',
        ),
      ],
    },
    entries: {
      'education-training': [
        {
          qualification: 'Baccalauréat professionnel « Métiers du commerce »',
          organisation: 'Lycée Gaston-Berger',
          city: 'Lille',
          country: 'FR',
          from: '2023-09',
          to: '2026-07',
          eqf: '4',
          description: points(
            'Tenue de caisse, inventaires, mise en rayon',
            'Projet : une boutique éphémère de 12 jours',
          ),
        },
      ],
      'work-experience': [
        {
          occupation: 'Stagiaire en librairie',
          employer: 'Librairie Le Furet',
          city: 'Lille',
          country: 'FR',
          from: '2025-05',
          to: '2025-06',
          description: points('Accueil et conseil des clients', 'Rayon jeunesse : réassort et vitrine de saison'),
        },
      ],
      language: [
        { code: 'eng', listening: 'B1', reading: 'B1', interaction: 'A2', production: 'A2', writing: 'B1' },
        { code: 'nld', listening: 'A2', reading: 'A2', interaction: 'A1', production: 'A1', writing: 'A1' },
      ],
      'profile-skills': [{ name: 'Bureautique', skills: ['Tableur', 'Traitement de texte', 'Caisse enregistreuse'] }],
      'hobbies-interests': [{ title: 'Handball', description: [paragraph('Gardienne de but en club depuis 2017.')] }],
    },
  }),
}

/** A marine biologist with a photo: two pages, all kinds of sections. */
export const twoPages: Sample = {
  cv: { labels: 'en', headline: 'Marine biologist' },
  profile: profileOf({
    language: 'en',
    personal: {
      givenName: 'Élodie',
      familyName: 'Müller',
      emails: [{ address: 'elodie.muller@example.eu' }],
      phones: [{ use: 'mobile', dialling: '370', number: '61234567' }],
      addresses: [{ address: 'Tiltų g. 14', postalCode: '91246', city: 'Klaipėda', country: 'LT' }],
      websites: [{ url: 'https://elodie-muller.example.eu' }],
      socials: [{ service: 'linkedin', url: 'https://www.linkedin.com/in/elodie-muller-example' }],
      nationalities: ['FR', 'DE'],
      birthDate: '1991-04-17',
      photo: portrait,
      motherTongues: [{ code: 'fra' }, { code: 'deu' }],
      about: [
        paragraph(
          'Marine biologist with ten years of field work in the Baltic and the Aegean. I design dive surveys that stand up in court, train volunteers to run them, and turn the results into maps that fishermen, ports and ministries can **all** read.',
        ),
      ],
    },
    entries: {
      'work-experience': [
        {
          occupation: 'Research diver',
          employer: 'Baltic Institute',
          city: 'Klaipėda',
          country: 'LT',
          website: 'https://baltic.example.eu',
          from: '2021-03',
          ongoing: true,
          description: points(
            'Lead a team of **six divers** mapping eelgrass meadows along 140 km of coast',
            'Cut the cost of a survey by a third with a towed camera built in-house',
            'Publish the data under an open licence; used by three ministries',
          ),
        },
        {
          occupation: 'Laboratory technician',
          employer: 'Ελληνικό Κέντρο Θαλασσίων Ερευνών',
          city: 'Ηράκλειο',
          country: 'GR',
          from: '2016-09',
          to: '2021-02',
          description: [
            paragraph('Sampling and identification of benthic fauna in the southern Aegean.'),
            ...points(
              'Kept the reference collection of 4,200 specimens',
              'Trained twelve interns in plankton microscopy',
            ),
          ],
        },
        {
          occupation: 'Volunteer ranger',
          employer: 'Национален парк „Калиакра“',
          city: 'Каварна',
          country: 'BG',
          from: '2015',
          to: '2015',
          description: [paragraph('Guided school classes along the cliffs of the Black Sea.')],
        },
      ],
      'education-training': [
        {
          qualification: 'Master of Science, Marine Ecology',
          organisation: 'Sorbonne Université',
          city: 'Paris',
          country: 'FR',
          from: '2012-09',
          to: '2014-07',
          eqf: '7',
          grade: '16/20',
          thesis: 'Recovery of Posidonia meadows after anchoring bans',
        },
        {
          qualification: 'Bachelor of Science, Biology',
          organisation: 'Université de Bretagne Occidentale',
          city: 'Brest',
          country: 'FR',
          from: '2009',
          to: '2012',
          eqf: '6',
          creditType: 'ECTS',
          credits: '180',
        },
      ],
      language: [
        {
          code: 'eng',
          listening: 'C2',
          reading: 'C2',
          interaction: 'C1',
          production: 'C1',
          writing: 'C1',
          certificates: [{ title: 'Cambridge English: Proficiency', date: '2015-06', level: 'C2' }],
        },
        { code: 'lit', listening: 'B2', reading: 'B2', interaction: 'B2', production: 'B1', writing: 'B1' },
        { code: 'ell', listening: 'B1', reading: 'B1', interaction: 'B1', production: 'A2', writing: 'A2' },
        { code: 'bul', listening: 'A2', reading: 'A1' },
      ],
      'profile-skills': [
        {
          name: 'Mapping and data',
          skills: ['QGIS', 'R', 'Python', 'PostGIS', 'Agisoft Metashape'],
          achievements: [
            {
              title: 'Open map of the seagrass meadows of the Ionian Sea',
              date: '2023-05',
              url: 'https://example.org/meadows',
              description: [paragraph('Twelve dives, one model of the seabed, downloaded by forty schools.')],
            },
          ],
        },
        { name: 'Office and publishing', skills: ['LibreOffice', 'Zotero', 'Typst'] },
        { name: '', skills: ['Dive computers and ROV control software'] },
      ],
      'driving-licence': [
        { category: 'B', issued: '2010-05-02' },
        { category: 'BE', issued: '2019-03-11' },
      ],
      publication: [
        {
          title: 'Eelgrass from the air and from below: what a towed camera adds',
          authors: 'Müller, É., Kazlauskas, T., Papadaki, E.',
          journal: 'Journal of Coastal Surveys',
          volume: '41(2), 113–127',
          date: '2024-04',
          doi: '10.5555/jcs.2024.041',
        },
        {
          title: 'A key to the amphipods of the Cretan shelf',
          authors: 'Papadaki, E., Müller, É.',
          publisher: 'Aegean Press',
          date: '2020',
        },
      ],
      projects: [
        {
          title: 'Ports without anchors',
          organisation: 'Interreg South Baltic',
          from: '2022',
          to: '2024',
          description: [
            paragraph('Mooring buoys for 14 marinas, and the before-and-after survey that showed what they save.'),
          ],
          links: [{ url: 'https://ports.example.eu/results' }],
        },
      ],
      'honour-award': [
        { title: 'Young Explorer Prize', organisation: 'Institut océanographique', from: '2019-11', to: '2019-11' },
      ],
      membership: [{ title: 'European Marine Biology Society', from: '2014', ongoing: true }],
    },
  }),
}

/** A surgeon of long standing: ten pages. */
export const tenPages: Sample = {
  cv: { labels: 'en', headline: 'Consultant surgeon and professor of surgery' },
  profile: profileOf({
    language: 'en',
    personal: {
      givenName: 'Margaretha',
      familyName: 'van den Heuvel-Østergaard',
      emails: [{ address: 'm.vandenheuvel@hospital.example.eu' }, { address: 'margaretha@example.eu' }],
      phones: [
        { use: 'work', dialling: '32', number: '25551234' },
        { use: 'mobile', dialling: '32', number: '470123412' },
      ],
      addresses: [
        { use: 'work', address: 'Avenue de l’Hippodrome 120', postalCode: '1050', city: 'Brussels', country: 'BE' },
      ],
      websites: [{ url: 'https://surgery.example.eu/people/van-den-heuvel' }],
      nationalities: ['NL', 'DK', 'BE'],
      photo: portrait,
      motherTongues: [{ code: 'nld' }],
      about: [
        paragraph(
          'Thirty years in visceral surgery: 6,000 operations, 41 doctoral students, and a ward that others come to see.',
        ),
        paragraph('I look for a board seat where clinical experience decides what is bought, built and taught.'),
      ],
    },
    entries: {
      'work-experience': Array.from({ length: 16 }, (_, at) => ({
        occupation: [
          'Head of the department of visceral surgery',
          'Consultant surgeon',
          'Senior registrar',
          'Visiting professor',
        ][at % 4],
        employer: [
          'Sint-Lucas University Hospital',
          'Rigshospitalet',
          'Academisch Ziekenhuis Utrecht',
          'Clinique du Parc Léopold',
        ][at % 4],
        city: ['Brussels', 'Copenhagen', 'Utrecht', 'Brussels'][at % 4],
        country: ['BE', 'DK', 'NL', 'BE'][at % 4],
        from: `${2024 - at * 2}-0${(at % 9) + 1}`,
        ...(at === 0 ? { ongoing: true } : { to: `${2026 - at * 2}-0${(at % 9) + 1}` }),
        description: [
          paragraph(
            'Responsible for a ward of 48 beds, eleven surgeons and a budget of nine million euros, and for what the press asks about all three.',
          ),
          ...points(
            'Shortened the stay after bowel resection from nine days to five, without more readmissions',
            'Introduced the checklist that the **national agency** recommends today to all hospitals',
            'Sat on the commission for rare tumours; wrote its protocol for second opinions',
          ),
        ],
      })),
      'education-training': Array.from({ length: 5 }, (_, at) => ({
        qualification: [
          'Doctor of Medicine',
          'Fellowship in visceral surgery',
          'Master of Health Economics',
          'Diploma in medical education',
          'Advanced trauma course',
        ][at],
        organisation: [
          'Universiteit Utrecht',
          'Karolinska Institutet',
          'KU Leuven',
          'Københavns Universitet',
          'European Society of Surgery',
        ][at],
        country: ['NL', 'SE', 'BE', 'DK', 'AT'][at],
        from: `${1986 + at * 3}`,
        to: `${1989 + at * 3}`,
        eqf: at < 3 ? '8' : '',
      })),
      publication: Array.from({ length: 46 }, (_, at) => ({
        title: [
          'Early feeding after colectomy: a randomised trial in four countries',
          'What patients remember of consent',
          'Stapled or sewn? Twenty years of anastomoses',
          'Learning curves in robotic rectal surgery',
        ][at % 4],
        authors: [
          'van den Heuvel-Østergaard, M., Peeters, J., Sørensen, K.',
          'Peeters, J., van den Heuvel-Østergaard, M.',
          'van den Heuvel-Østergaard, M.',
        ][at % 3],
        journal: ['European Journal of Visceral Surgery', 'Nordic Medicine', 'Annals of Surgical Education'][at % 3],
        volume: `${20 + at}(${(at % 4) + 1}), ${100 + at * 7}–${108 + at * 7}`,
        date: `${2025 - Math.floor(at / 2)}`,
        doi: `10.5555/ejvs.${2025 - Math.floor(at / 2)}.${100 + at}`,
      })),
      language: [
        { code: 'eng', listening: 'C2', reading: 'C2', interaction: 'C2', production: 'C2', writing: 'C2' },
        { code: 'fra', listening: 'C2', reading: 'C2', interaction: 'C1', production: 'C1', writing: 'C1' },
        { code: 'dan', listening: 'C1', reading: 'C1', interaction: 'C1', production: 'B2', writing: 'B2' },
      ],
      'conference-seminar': Array.from({ length: 12 }, (_, at) => ({
        title: ['Enhanced recovery: ten years on', 'Teaching the second assistant', 'A ward that measures itself'][
          at % 3
        ],
        location: ['Vienna', 'Porto', 'Tallinn'][at % 3],
        from: `${2025 - at}-05-1${at % 9}`,
        to: `${2025 - at}-05-1${at % 9}`,
      })),
      'honour-award': Array.from({ length: 6 }, (_, at) => ({
        title: ['Officer of the Order of Leopold', 'Prize of the Nordic Surgical Society'][at % 2],
        from: `${2022 - at * 3}`,
        to: `${2022 - at * 3}`,
      })),
      membership: Array.from({ length: 7 }, (_, at) => ({
        title: ['European Society of Coloproctology', 'Royal Academy of Medicine', 'Ethics committee of Sint-Lucas'][
          at % 3
        ],
        from: `${2000 + at * 2}`,
        ongoing: true,
      })),
    },
  }),
}

/** Names, words and addresses that are longer than anybody thought. */
export const longWords: Sample = {
  cv: {
    labels: 'en',
    headline:
      'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtin und Rechtsschutzversicherungsangestellte',
  },
  profile: profileOf({
    language: 'de',
    personal: {
      givenName: 'Wolfeschlegelsteinhausenbergerdorff Maria-Magdalena Theodora',
      familyName: 'Freifrau von und zu Papageorgopoulou-Konstantinopolitanopoulou',
      emails: [{ address: 'wolfeschlegelsteinhausenbergerdorff.papageorgopoulou@verwaltungsgemeinschaft.example.eu' }],
      phones: [{ use: 'mobile', dialling: '49', number: '15112345678' }],
      addresses: [
        {
          address: 'Bischöflich-Geistlicher-Rat-Josef-Zinnbauer-Straße 2, Hinterhaus, 4. Obergeschoss links',
          postalCode: '84130',
          city: 'Dingolfing',
          country: 'DE',
        },
      ],
      websites: [
        {
          url: 'https://www.example.eu/personen/wolfeschlegelsteinhausenbergerdorff/veroeffentlichungen/2026?sortierung=absteigend',
        },
      ],
      nationalities: ['DE', 'GR'],
      photo: portrait,
      motherTongues: [{ code: 'deu' }, { code: 'ell' }],
      about: [
        paragraph(
          'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz: ich habe daran geschrieben, und danach an kürzeren.',
        ),
      ],
    },
    entries: {
      'work-experience': [
        {
          occupation: 'Leiterin der Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnungsabteilung',
          employer:
            'Bundesministerium für Ernährung, Landwirtschaft, Verbraucherschutz, Raumordnung und Heimatpflege, Außenstelle Niederbayern-Oberpfalz',
          city: 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch',
          country: 'GB',
          website: 'https://www.example.eu/ministerium/abteilungen/grundstuecksverkehrsgenehmigungszustaendigkeit',
          from: '2016-09-30',
          to: '2026-02-28',
          description: points(
            'Verkehrsinfrastrukturfinanzierungsgesellschaftsgründungsvorbereitungen geleitet',
            'Eine Zeile',
          ),
        },
      ],
      'education-training': [
        {
          qualification: 'Diplom-Verwaltungswirtin (FH) mit Schwerpunkt Telekommunikationsüberwachungsverordnungsrecht',
          organisation: 'Hochschule für den öffentlichen Dienst in Bayern, Fachbereich Allgemeine Innere Verwaltung',
          from: '2009',
          to: '2013',
          eqf: '6',
          thesis:
            'Die Rindfleischetikettierungsüberwachungsaufgabenübertragung im Lichte der jüngeren Rechtsprechung des Bundesverwaltungsgerichts',
          nationalClassification: 'Laufbahn der Fachlaufbahn Verwaltung und Finanzen, dritte Qualifikationsebene',
        },
      ],
      language: [
        {
          code: '',
          label: 'Plattdeutsch (Ostfälisch, Nordniedersächsisch, Vorpommersch)',
          listening: 'C2',
          reading: 'B1',
        },
      ],
      'profile-skills': [
        {
          name: 'Verwaltungsinformationssysteme und Dokumentenmanagement',
          skills: [
            'Haushaltsvollzugssystem',
            'Elektronische Vorgangsbearbeitung mit revisionssicherer Langzeitarchivierung nach DIN 31644',
            'Geoinformationssystem',
          ],
        },
      ],
    },
  }),
}

/** Three hundred entries. */
export const manyEntries: Sample = {
  cv: { labels: 'en', headline: 'Performing artist' },
  profile: profileOf({
    language: 'en',
    personal: { givenName: 'Ana', familyName: 'Novak', emails: [{ address: 'ana@example.eu' }] },
    entries: {
      'work-experience': Array.from({ length: 300 }, (_, at) => ({
        occupation: `Guest performance ${300 - at}`,
        employer: `Theatre number ${(at * 7) % 41}`,
        city: 'Ljubljana',
        country: 'SI',
        from: `${2025 - Math.floor(at / 12)}-0${(at % 9) + 1}`,
        to: `${2025 - Math.floor(at / 12)}-0${(at % 9) + 1}`,
        description: at % 3 === 0 ? [paragraph('Two evenings, sold out.')] : [],
      })),
    },
  }),
}

/** In Greek. */
export const greek: Sample = {
  cv: { labels: 'en', headline: 'Αρχιτέκτονας τοπίου' },
  profile: profileOf({
    language: 'el',
    personal: {
      givenName: 'Αικατερίνη',
      familyName: 'Παπαδοπούλου',
      emails: [{ address: 'katerina@example.eu' }],
      phones: [{ use: 'mobile', dialling: '30', number: '6912345678' }],
      addresses: [{ address: 'Οδός Αριστοτέλους 12', postalCode: '546 24', city: 'Θεσσαλονίκη', country: 'GR' }],
      motherTongues: [{ code: 'ell' }],
      about: [paragraph('Σχεδιάζω πάρκα που αντέχουν στον καύσωνα και στη νεροποντή, μαζί με όσους θα τα φροντίζουν.')],
    },
    entries: {
      'work-experience': [
        {
          occupation: 'Υπεύθυνη πρασίνου',
          employer: 'Δήμος Θεσσαλονίκης',
          city: 'Θεσσαλονίκη',
          country: 'GR',
          from: '2019-02',
          ongoing: true,
          description: points('Ανάπλαση **δεκατεσσάρων** πλατειών', 'Μητρώο 42.000 δένδρων, ανοικτό σε όλους'),
        },
      ],
      'education-training': [
        {
          qualification: 'Δίπλωμα Αρχιτέκτονα Μηχανικού',
          organisation: 'Αριστοτέλειο Πανεπιστήμιο Θεσσαλονίκης',
          country: 'GR',
          from: '2010',
          to: '2016',
          eqf: '7',
          grade: '8,4/10',
        },
      ],
      language: [
        { code: 'eng', listening: 'C1', reading: 'C1', interaction: 'B2', production: 'B2', writing: 'B2' },
        { code: 'ita', listening: 'B1', reading: 'B2', interaction: 'B1', production: 'A2', writing: 'A2' },
      ],
      'profile-skills': [{ name: 'Σχέδιο', skills: ['AutoCAD', 'QGIS', 'Υδατογραφία'] }],
    },
  }),
}

/** In Bulgarian, with French labels. */
export const bulgarian: Sample = {
  cv: { labels: 'fr', headline: 'Машинен инженер' },
  profile: profileOf({
    language: 'bg',
    personal: {
      givenName: 'Любомир',
      familyName: 'Стоянов',
      emails: [{ address: 'lyubomir@example.eu' }],
      phones: [{ use: 'mobile', dialling: '359', number: '888123456' }],
      addresses: [{ address: 'ул. „Шипка“ 34', postalCode: '1504', city: 'София', country: 'BG' }],
      motherTongues: [{ code: 'bul' }],
      about: [paragraph('Инженер с дванадесет години опит в поддръжката на ветрогенератори по Черноморието.')],
    },
    entries: {
      'work-experience': [
        {
          occupation: 'Ръководител поддръжка',
          employer: '„Вятър и море“ ООД',
          city: 'Балчик',
          country: 'BG',
          from: '2017-06',
          ongoing: true,
          description: points(
            'Отговарям за 62 генератора и екип от деветима',
            'Намалих престоите с една четвърт за две години',
          ),
        },
      ],
      'education-training': [
        {
          qualification: 'Магистър по машинно инженерство',
          organisation: 'Технически университет – София',
          country: 'BG',
          from: '2007',
          to: '2013',
          eqf: '7',
        },
      ],
      language: [{ code: 'eng', listening: 'B2', reading: 'B2', interaction: 'B2', production: 'B1', writing: 'B1' }],
      'profile-skills': [{ name: 'Софтуер', skills: ['SolidWorks', 'SCADA', 'Python'] }],
    },
  }),
}

/** In Arabic, from right to left. */
export const arabic: Sample = {
  cv: { labels: 'en', headline: 'مترجمة قانونية' },
  profile: profileOf({
    language: 'ar',
    personal: {
      givenName: 'سلمى',
      familyName: 'الحداد',
      emails: [{ address: 'salma@example.eu' }],
      phones: [{ use: 'mobile', dialling: '46', number: '701234567' }],
      addresses: [{ address: 'Storgatan 5', postalCode: '411 38', city: 'Göteborg', country: 'SE' }],
      motherTongues: [{ code: 'ara' }],
      about: [paragraph('أترجم العقود والأحكام بين العربية والسويدية والإنكليزية منذ عشر سنوات.')],
    },
    entries: {
      'work-experience': [
        {
          occupation: 'مترجمة محلفة',
          employer: 'محكمة يوتوبوري',
          city: 'يوتوبوري',
          country: 'SE',
          from: '2018-01',
          ongoing: true,
          description: points('ترجمة فورية في أكثر من 400 جلسة.', 'تدريب المترجمين الجدد.'),
        },
      ],
      'education-training': [
        {
          qualification: 'ماجستير في الترجمة',
          organisation: 'جامعة دمشق',
          country: 'SY',
          from: '2008',
          to: '2013',
          eqf: '7',
        },
      ],
      language: [{ code: 'swe', listening: 'C1', reading: 'C1', interaction: 'C1', production: 'B2', writing: 'B2' }],
      'profile-skills': [{ name: 'أدوات', skills: ['SDL Trados', 'LibreOffice'] }],
    },
  }),
}

/** All samples by name. */
export const people = { short, twoPages, tenPages, longWords, manyEntries, greek, bulgarian, arabic }
