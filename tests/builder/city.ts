import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** How many of each a city site has. */
export interface CitySize {
  readonly articles: number;
  readonly questions: number;
  readonly topics: number;
  readonly people: number;
  readonly sources: number;
}

/** What a topic is called, and what people ask about in it. */
const topics: readonly (readonly [label: string, ...things: readonly string[]])[] = [
  ['Registration and identity documents', 'passport', 'identity card', 'certificate of residence'],
  [
    'Waste, recycling and street cleaning',
    'garden waste bin',
    'bulky waste collection',
    'compost bin',
  ],
  ['Housing and rent', 'housing allowance', 'rent certificate', 'council flat'],
  ['Traffic and parking', 'resident parking permit', 'loading bay', 'disabled parking space'],
  ['Schools, nurseries and after-school care', 'nursery place', 'school transfer', 'meal voucher'],
  ['Taxes, fees and fines', 'dog licence', 'property tax notice', 'payment by instalments'],
  ['Culture, libraries and museums', 'library card', 'museum pass', 'rehearsal room'],
  ['Environment and energy', 'solar roof grant', 'tree-felling permit', 'well-water test'],
  ['Births, marriages and deaths', 'birth certificate', 'civil wedding', 'burial plot'],
  ['Building and planning', 'building permit', 'listed-building consent', 'boundary survey'],
  ['Business and trade', 'trade licence', 'market stall', 'pavement café permit'],
  ['Public transport', 'youth travel pass', 'school bus seat', 'lost-property form'],
  ['Health and social care', 'home-care visit', 'vaccination record', 'companion pass'],
  ['Seniors', 'day-centre place', 'emergency call button', 'stairlift grant'],
  ['Children and young people', 'holiday camp place', 'youth-club room', 'child benefit letter'],
  ['Integration and language', 'language course', 'interpreter', 'integration adviser'],
  ['Elections and participation', 'postal vote', 'citizens’ petition', 'polling card'],
  ['Sport and swimming', 'swimming course', 'sports hall', 'season ticket for the lido'],
  ['Parks, playgrounds and cemeteries', 'barbecue site', 'playground repair', 'memorial bench'],
  ['Safety and emergencies', 'fire-safety visit', 'flood barrier', 'siren test'],
  ['Noise, neighbours and order', 'noise complaint', 'street party', 'night-work permit'],
  ['Water and sewage', 'water meter', 'drain inspection', 'sewage connection'],
  ['Animals', 'puppy registration', 'beekeeping notice', 'animal shelter visit'],
  ['Online services', 'citizen account', 'electronic signature', 'appointment'],
  ['Jobs and training', 'apprenticeship', 'internship', 'volunteer certificate'],
  ['Twin towns and telecommunication infrastructure', 'exchange visit', 'fibre connection', 'mast'],
];

const questions = [
  (thing: string) => `How do I apply for ${toOne(thing)}?`,
  (thing: string) => `What does ${toOne(thing)} cost, and how can I pay for it?`,
  (thing: string) => `How long do I wait for ${toOne(thing)}?`,
  (thing: string) =>
    `Which documents do I need for ${toOne(thing)} if I have moved here from abroad?`,
  (thing: string) => `Can somebody else collect ${toOne(thing)} for me?`,
  (thing: string) => `What can I do if my request for ${toOne(thing)} is refused?`,
];

const districts =
  'Oldtown,Saltmarsh,Great Harrowby,Little Harrowby,Weavers’ Green,Mill End,North Quay'.split(',');

const answers = [
  (thing: string) =>
    `Apply in person at the citizens’ office or online. For ${toOne(thing)} bring proof of who you are and where you live; copies will do unless we ask for the originals`,
  (thing: string) =>
    `The fee for ${toOne(thing)} follows the schedule of the council. You can pay by card or transfer, and those on a low income pay half`,
  (thing: string) =>
    `Most people have their ${thing} within three weeks. In summer it can take longer, and we write to you if something is missing`,
];

const firstNames = 'Maya,Wilhelmina,Tom,Aoife,Jean-Baptiste,Ngozi,Li,Bartholomew'.split(',');
const lastNames =
  'Okafor,van der Meulen-Papadopoulos,Reed,Harrington-Featherstonehaugh,Singh,Moss,Ó Ceallaigh'.split(
    ',',
  );

const kinds = ['guideline', 'systematic-review', 'randomised-trial', 'observational'] as const;

const wordmark = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 420 60" width="420" height="60">
  <rect y="8" width="44" height="44" rx="6" fill="#1d4f8f"/>
  <path d="M8 42V26l7-6 7 6V16l7-6 7 6v26z" fill="#f4f7fb"/>
  <g fill="none" stroke="#3f78bd" stroke-width="5" stroke-linecap="round" stroke-linejoin="round">
    <path d="M66 14v34M66 31h20M86 14v34M106 48l11-34 11 34M110 38h14M146 48V14h12a9 9 0 0 1 0 18h-12m11 0 10 16"/>
    <path d="M184 48V14h12a9 9 0 0 1 0 18h-12m11 0 10 16M222 31a14 17 0 1 0 28 0 14 17 0 1 0-28 0M266 14l6 34 9-26 9 26 6-34"/>
    <path d="M314 14v34h10a8 8 0 0 0 0-18h-10 8a8 8 0 0 0 0-16zM350 14l12 18v16m0-16 12-18"/>
  </g>
</svg>
`;

const cover = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630" width="1200" height="630">
  <rect width="1200" height="630" fill="#dce8f4"/>
  <path d="M0 480h1200v150H0z" fill="#8fb0d1"/>
  <path d="M90 480V260l90-70 90 70v220zm240 0V180h150v300zm220 0V300l120-90 120 90v180zm320 0V140h120v340z" fill="#1d4f8f"/>
</svg>
`;

/** What a question is about: the topic that it belongs to, and a thing of that. */
interface Subject {
  readonly topic: number;
  readonly thing: string;
  /** So many questions of its topic have come before. */
  readonly round: number;
}

/**
 * Writes the site of a city into a content folder, the same for the same size. Half of all belongs
 * to the first topic, has the first person as its author or reviewer, and cites the first source;
 * the rest is spread evenly.
 */
export async function writeCity(content: string, size: CitySize): Promise<void> {
  const files = new Map([
    ['site.yml', serializeSettings(size)],
    ['logo.svg', wordmark],
    ['articles/cover.svg', cover],
    ['pages/contact.mdx', serializePage('Contact', 'Write to us, call us, or come by.')],
    ['pages/imprint.mdx', serializePage('Imprint', 'Who answers for this site.')],
    ['permalinks.json', serializeFormerPlaces(size)],
    ...number(size.topics, (each) => [`topics/topic-${each}.yml`, serializeTopic(each)]),
    ...number(size.people, (each) => [`people/person-${each}.yml`, serializePerson(each)]),
    ...number(size.sources, (each) => [`sources/source-${each}.yml`, serializeSource(each)]),
    ...number(size.questions, (each) => [`faq/question-${each}.md`, serializeQuestion(each, size)]),
    ...number(size.articles, (each) => [
      `articles/article-${each}.mdx`,
      serializeArticle(each, size),
    ]),
  ]);
  for (const folder of new Set([...files.keys()].map((path) => dirname(path))))
    await mkdir(join(content, folder), { recursive: true });
  for (const [path, text] of files) await writeFile(join(content, path), text);
}

function serializeSettings({ topics: count }: CitySize): string {
  const entries = topics
    .slice(0, Math.min(count, 8))
    .map(([label], each) => `  - { label: "${label}", to: /topics/topic-${each}/ }\n`);
  return `title: Great Harrowby and Saltmarsh Borough Council
tagline: Answers to what people ask us most, from passports to playgrounds.
url: https://city.example
publisher:
  name: Great Harrowby and Saltmarsh Borough Council
  logo: ./logo.svg
  contact:
    email: citizens-office@great-harrowby-and-saltmarsh.city.example
    phone: "+44 1632 960000"
    address: Citizens’ Office, 1 Market Square, Great Harrowby
navigation:
${entries.join('')}  - { label: Contact, to: /contact/ }
footer: The citizens’ office is open from Monday to Friday, 8 a.m. to 6 p.m.
design: { accent: "#1d4f8f" }
feedback: hello@city.example
`;
}

function serializePage(title: string, text: string): string {
  return `---\ntitle: ${title}\ndescription: ${text}\n---\n\n${text}\n\n## Opening hours\n\n| Office | Monday to Thursday | Friday | Saturday |\n| --- | --- | --- | --- |\n| Citizens’ office | 8 a.m. to 6 p.m. | 8 a.m. to 1 p.m. | by appointment |\n| Registry office | 9 a.m. to 4 p.m. | closed | weddings only |\n`;
}

function serializeTopic(each: number): string {
  const [label, ...things] = getTopic(each);
  const district = each < topics.length ? '' : ` in ${choosePart(districts, each)}`;
  return `label: ${label}${district}\ndescription: ${capitalize(things.join(', '))} and all that goes with them.\norder: ${each}\n`;
}

function serializePerson(each: number): string {
  const name = `${choosePart(firstNames, each)} ${choosePart(lastNames, Math.floor(each / 3) + each)}`;
  return `name: ${name}\nrole: ${each === 0 ? 'Head of the Citizens’ Office' : 'Adviser at the citizens’ office'}\nbio: Has answered questions at the counter since ${1980 + (each % 45)}.\n`;
}

function serializeSource(each: number): string {
  const { thing } = toSubject(each, topics.length);
  return `kind: ${choosePart(kinds, each)}\nauthors: [Clerk A, Planner B, Mayor C, Archivist D]\ntitle: How people use ${toOne(thing)} (part ${each})\ncontainer: Journal of local government\nyear: ${2000 + (each % 25)}\ndoi: 10.5555/city.${each}\npopulation: ${each + 20} households\nfinding: Most of those who asked for ${toOne(thing)} had it within a month.\n`;
}

function serializeQuestion(each: number, size: CitySize): string {
  const { thing, topic, round } = toSubject(each, size.topics);
  const own = round % questions.length;
  const district =
    round < questions.length
      ? ''
      : ` in ${choosePart(districts, Math.floor(round / questions.length))}`;
  const asked = choosePart(questions, own)(`${thing}${district}`);
  return `---\nquestion: ${asked}\ntopic: topic-${topic}\npublished: 2026-01-01\nreviewed: { by: person-${choose(each, size.people)}, on: 2026-01-02 }\n---\n\n${choosePart(answers, round)(thing)} [@source-${choose(each, size.sources)}].\n\nQuestion ${each} of all that we are asked; the counter knows more.\n`;
}

function serializeArticle(each: number, size: CitySize): string {
  const { thing, topic } = toSubject(each, size.topics);
  const picture =
    each % 5 === 0 ? 'cover: { src: ./cover.svg, alt: Roofs of a town by a river. }\n' : '';
  return `---\ntitle: ${capitalize(thing)}, step by step (${each})\ndescription: Who may have ${toOne(thing)}, what it costs and what to bring.\nauthors: [person-${choose(each, size.people)}]\ntopics: [topic-${topic}]\npublished: 2026-01-01\n${picture}faq: [question-0]\n---\n\n## Before you come\n\n${choosePart(answers, each)(thing)} [@source-${choose(each, size.sources)}].\n\n## At the counter\n\n${choosePart(answers, each + 1)(thing)}. Guide ${each} was written at the counter.\n`;
}

/** The places of before, when one page listed all sources and one all questions. */
function serializeFormerPlaces({ sources, questions: count }: CitySize): string {
  const places = [
    ...Array.from({ length: sources }, (_, each) => `/sources/#source-${each}`),
    ...Array.from({ length: count }, (_, each) => `/faq/#q-question-${each}`),
    '/sources/#kind-observational',
    '/faq/#topic-topic-1',
  ];
  const lines = places.map((place) => [place, { since: '2026-01-01' }]);
  return JSON.stringify(Object.fromEntries(lines));
}

function toSubject(each: number, count: number): Subject {
  const topic = choose(each, count);
  const [, ...things] = getTopic(topic);
  const before = topic === 0 ? Math.floor(each / 2) : Math.floor((each - 1) / 2 / (count - 1));
  return {
    topic,
    thing: choosePart(things, before),
    round: Math.floor(before / things.length),
  };
}

function getTopic(each: number): readonly [label: string, ...things: readonly string[]] {
  return choosePart(topics, each);
}

function toOne(thing: string): string {
  return `${/^[aeio]/.test(thing) ? 'an' : 'a'} ${thing}`;
}

/** The part whose turn it is. */
function choosePart<Part>(parts: readonly Part[], turn: number): Part {
  const part = parts[turn % parts.length];
  if (part === undefined) throw new Error('There are no parts to choose from.');
  return part;
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function number(
  count: number,
  create: (each: number) => [path: string, text: string],
): [path: string, text: string][] {
  return Array.from({ length: count }, (_, each) => create(each));
}

/** The first of them for every second one, and each of the others in turn. */
function choose(each: number, count: number): number {
  return each % 2 === 0 || count === 1 ? 0 : 1 + (((each - 1) / 2) % (count - 1));
}
