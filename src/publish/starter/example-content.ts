import type { CalendarDate } from '../../domain/locale/index.ts';

/**
 * One entry of each kind, which says of itself that it is an example: its text by its path below
 * the content folder.
 */
export function createExampleContent(
  language: string,
  today: CalendarDate,
): Readonly<Record<string, string>> {
  return (language.split('-')[0] === 'de' ? createGerman : createEnglish)(today);
}

const createEnglish = (today: CalendarDate) => ({
  'topics/example.yml': `label: An example topic
description: This is an example. Say here what belongs to the topic.
`,
  'people/example.yml': `name: Example Author
role: Author
bio: This is an example. Say here who writes, and what they know it from.
`,
  'sources/example-2024.yml': `kind: expert-opinion
authors: [Example A]
title: An example of a source
container: Example Press
year: 2024
population: Nobody, since this is an example
finding: Nothing was found, since this is an example.
`,
  'articles/example.mdx': `---
title: An example article
description: This is an example. It shows how an article names its sources and brings questions at its end.
authors: [example]
topics: [example]
faq: [replace-the-examples]
published: ${today}
---

This article is an example. Write your own in its place, or delete its file.

## How a text names its evidence

A sentence that rests on a source ends with its mark, like this one [@example-2024]. Readers see a number there, and the source
at the end of the page.
`,
  'faq/replace-the-examples.md': `---
question: How do I replace the examples?
topic: example
asks:
  - What do I do with these examples?
published: ${today}
---

Write your own entries, then delete the files that say of themselves that they are examples. This answer is an example, too, and
says what it rests on [@experience].
`,
  'pages/about.mdx': `---
title: About this site
description: This is an example of a page. Say here who publishes the site, and how its texts are made.
---

This page is an example. Say here who writes, who reviews, and how readers reach you.
`,
});

const createGerman = (today: CalendarDate) => ({
  'topics/example.yml': `label: Ein Beispiel für ein Thema
description: Dies ist ein Beispiel. Hier steht, was zum Thema gehört.
`,
  'people/example.yml': `name: Beispiel Autorin
role: Autorin
bio: Dies ist ein Beispiel. Hier steht, wer schreibt und woher sie es weiß.
`,
  'sources/example-2024.yml': `kind: expert-opinion
authors: [Beispiel A]
title: Ein Beispiel für eine Quelle
container: Beispiel-Verlag
year: 2024
population: Niemand, denn dies ist ein Beispiel
finding: Nichts wurde gefunden, denn dies ist ein Beispiel.
`,
  'articles/example.mdx': `---
title: Ein Beispiel für einen Artikel
description: Dies ist ein Beispiel. Es zeigt, wie ein Artikel seine Quellen nennt und am Ende Fragen bringt.
authors: [example]
topics: [example]
faq: [replace-the-examples]
published: ${today}
---

Dieser Artikel ist ein Beispiel. Schreiben Sie Ihren eigenen an seine Stelle, oder löschen Sie die Datei.

## Wie ein Text seine Belege nennt

Ein Satz, der auf einer Quelle beruht, endet mit ihrem Zeichen, so wie dieser [@example-2024]. Wer liest, sieht dort eine Zahl, und
die Quelle am Ende der Seite.
`,
  'faq/replace-the-examples.md': `---
question: Wie ersetze ich die Beispiele?
topic: example
asks:
  - Was mache ich mit diesen Beispielen?
published: ${today}
---

Schreiben Sie eigene Einträge, und löschen Sie dann die Dateien, die von sich sagen, dass sie Beispiele sind. Auch diese Antwort
ist ein Beispiel und sagt, worauf sie beruht [@experience].
`,
  'pages/about.mdx': `---
title: Über diese Seiten
description: Dies ist ein Beispiel für eine Seite. Hier steht, wer die Seiten veröffentlicht und wie die Texte entstehen.
---

Diese Seite ist ein Beispiel. Schreiben Sie hier, wer schreibt, wer prüft, und wie man Sie erreicht.
`,
});
