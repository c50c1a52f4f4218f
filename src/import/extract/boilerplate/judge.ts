/** A kind of boilerplate around the text of a web page. */
interface Phrases {
  /** The reason given for dropping it: a phrase without a full stop. */
  readonly reason: string;
  /** Phrases that are dropped if a block consists of nothing else. */
  readonly sure: readonly string[];
  /** Patterns for the same, matched against the whole block. */
  readonly patterns?: readonly string[];
  /** Phrases that are dropped only beside certain ones, since a text may contain them too. */
  readonly inCompany?: readonly string[];
}

/** The reason for dropping text beside a picture of the author. */
export const ofAuthor = 'the words of a picture of the author';

/** The reason for dropping links to other texts and the heading above them. */
export const shareOrFollow = 'the way to other texts';

const networks =
  'facebook|x|twitter|linkedin|pinterest|whatsapp|reddit|telegram|email|e-mail|mail|instagram|tumblr|xing|mastodon|threads|bluesky|messenger|flipboard|pocket|vk';

/**
 * In English and German, with the most frequent ones in French, Spanish and Italian. Lower case,
 * without punctuation at the ends.
 */
const boilerplate: readonly Phrases[] = [
  {
    reason: 'a button for sharing',
    sure: [
      'share via',
      'copy link',
      'copy the link',
      'copy url',
      'link copied',
      'share this',
      'share this post',
      'share this article',
      'share this page',
      'share this story',
      'share article',
      'share post',
      'share now',
      'pin it',
      'tweet this',
      'tweet',
      'sharing is caring',
      'click to share',
      'share this entry',
      'like this',
      'share on social media',
      'email this',
      'print this page',
      'print friendly',
      'teilen via',
      'teilen auf',
      'artikel teilen',
      'beitrag teilen',
      'diesen beitrag teilen',
      'diesen artikel teilen',
      'jetzt teilen',
      'seite teilen',
      'link kopieren',
      'link kopiert',
      'seite drucken',
      'artikel drucken',
      'twittern',
      'merken',
      'partager',
      'compartir',
      'condividi',
      'copier le lien',
      'copiar enlace',
    ],
    patterns: [
      `share(?: this)?(?: (?:post|article|page|story))?(?: (?:on|via|to|by|with)) (?:${networks})`,
      `(?:auf|via|per|bei|über) (?:${networks}) teilen`,
      `(?:click|tap) to share on (?:${networks}).{0,30}`,
      `(?:${networks}) ?(?:share|teilen)`,
    ],
    inCompany: [
      'share',
      'shares',
      'teilen',
      'print',
      'drucken',
      'copy',
      'kopieren',
      'like',
      'save',
      'follow',
      'follow us',
      'folgen',
      'folge uns',
      'more',
      ...networks.split('|'),
      'whats app',
      'google+',
      'rss',
      'youtube',
      'tiktok',
    ],
  },
  {
    reason: ofAuthor,
    sure: [
      'author avatar',
      'avatar',
      'author image',
      'author photo',
      'profile picture',
      'profile photo',
      'photo of the author',
      'picture of the author',
      'autorenbild',
      'profilbild',
      'bild des autors',
      'bild der autorin',
    ],
    patterns: ['avatar (?:of|for|von) .{1,60}'],
  },
  {
    reason: 'a button of a cookie notice',
    sure: [
      'accept all cookies',
      'accept cookies',
      'accept all',
      'reject all',
      'reject all cookies',
      'decline cookies',
      'allow all cookies',
      'allow all',
      'only necessary cookies',
      'necessary cookies only',
      'cookie settings',
      'cookie preferences',
      'manage cookies',
      'manage preferences',
      'manage consent',
      'manage options',
      'alle akzeptieren',
      'alle cookies akzeptieren',
      'cookies akzeptieren',
      'alle ablehnen',
      'nur notwendige cookies',
      'nur essenzielle cookies',
      'cookie-einstellungen',
      'cookie einstellungen',
      'einstellungen verwalten',
      'privatsphäre-einstellungen',
      'tout accepter',
      'tout refuser',
      'aceptar todo',
      'aceptar cookies',
      'accetta tutti',
    ],
    inCompany: [
      'accept',
      'decline',
      'reject',
      'got it',
      'ok',
      'okay',
      'i agree',
      'agree',
      'akzeptieren',
      'ablehnen',
      'zustimmen',
      'verstanden',
      'einverstanden',
      'customize',
      'customise',
      'anpassen',
      'privacy policy',
      'cookie policy',
      'datenschutz',
      'datenschutzerklärung',
      'learn more',
      'mehr erfahren',
    ],
  },
  {
    reason: 'a menu of the page',
    sure: [
      'skip to content',
      'skip to main content',
      'skip to navigation',
      'jump to content',
      'toggle navigation',
      'toggle menu',
      'open menu',
      'close menu',
      'main menu',
      'primary menu',
      'menu close',
      'zum inhalt springen',
      'zum hauptinhalt springen',
      'zur navigation springen',
      'menü öffnen',
      'menü schließen',
      'hauptmenü',
      'navigation überspringen',
      'aller au contenu',
      'saltar al contenido',
      'vai al contenuto',
    ],
    inCompany: [
      'home',
      'start',
      'startseite',
      'menu',
      'menü',
      'about',
      'about us',
      'about me',
      'contact',
      'contact us',
      'blog',
      'news',
      'services',
      'shop',
      'store',
      'products',
      'events',
      'team',
      'our team',
      'login',
      'log in',
      'sign in',
      'sign up',
      'register',
      'my account',
      'account',
      'cart',
      'basket',
      'checkout',
      'search',
      'pricing',
      'book now',
      'book an appointment',
      'gallery',
      'resources',
      'testimonials',
      'imprint',
      'privacy',
      'terms',
      'terms of use',
      'terms and conditions',
      'sitemap',
      'faq',
      'über uns',
      'über mich',
      'kontakt',
      'aktuelles',
      'leistungen',
      'angebot',
      'angebote',
      'produkte',
      'anmelden',
      'registrieren',
      'warenkorb',
      'suche',
      'suchen',
      'impressum',
      'agb',
      'termine',
      'preise',
      'accueil',
      'inicio',
      'contacto',
      'close',
      'schließen',
      'next',
      'previous',
      'prev',
      'weiter',
      'zurück',
    ],
  },
  {
    reason: 'a button of the page',
    sure: [
      'read more',
      'read more »',
      'continue reading',
      'show more',
      'load more',
      'view all',
      'see all',
      'see more',
      'back to top',
      'scroll to top',
      'to the top',
      'go to top',
      'weiterlesen',
      'mehr anzeigen',
      'mehr lesen',
      'nach oben',
      'zum seitenanfang',
      'zurück nach oben',
      'lire la suite',
      'leer más',
      'leggi tutto',
      'listen to this article',
      'artikel anhören',
      'loading',
      'wird geladen',
      'table of contents toggle',
      'play video',
      'video abspielen',
      'add to cart',
      'in den warenkorb',
      'search for:',
      'save my name, email, and website in this browser for the next time i comment',
    ],
  },
  {
    reason: 'an invitation to a newsletter',
    sure: [
      'subscribe',
      'subscribe now',
      'subscribe to our newsletter',
      'sign up for our newsletter',
      'join our newsletter',
      'join our mailing list',
      'newsletter abonnieren',
      'jetzt abonnieren',
      'zum newsletter anmelden',
      'jetzt zum newsletter anmelden',
      'newsletter anmeldung',
      'your email address',
      'enter your email',
      'enter your email address',
      'e-mail-adresse eingeben',
      "s'abonner",
      'suscríbete',
      'iscriviti alla newsletter',
    ],
    patterns: [
      '(?:subscribe to|sign up for|join) (?:our|my|the) (?:free |weekly |monthly )?(?:newsletter|mailing list)(?: (?:and|to|for) .{1,80})?',
    ],
  },
  {
    reason: 'the comments below a page',
    sure: [
      'leave a comment',
      'leave a reply',
      'post a comment',
      'post comment',
      'add a comment',
      'write a comment',
      'cancel reply',
      'leave a reply cancel reply',
      'no comments',
      'no comments yet',
      'comments are closed',
      'your email address will not be published',
      'your email address will not be published. required fields are marked',
      'required fields are marked',
      'schreibe einen kommentar',
      'kommentar schreiben',
      'kommentar hinterlassen',
      'antwort abbrechen',
      'kommentar abschicken',
      'keine kommentare',
      'deine e-mail-adresse wird nicht veröffentlicht',
      'laisser un commentaire',
      'deja un comentario',
      'lascia un commento',
    ],
    patterns: [
      'your email address will not be published.{0,80}',
      '(?:deine|ihre) e-mail-adresse wird nicht veröffentlicht.{0,80}',
      '\\d{1,5} (?:comments?|kommentare?|replies|shares|likes|views)',
      'kommentare? \\(\\d{1,5}\\)',
      'comments? \\(\\d{1,5}\\)',
    ],
    inCompany: ['reply', 'antworten', 'comments', 'kommentare'],
  },
  {
    reason: shareOrFollow,
    sure: [
      'related posts',
      'related articles',
      'related reading',
      'related content',
      'recent posts',
      'latest posts',
      'popular posts',
      'more posts',
      'more articles',
      'you may also like',
      'you might also like',
      'you might also be interested in',
      'previous post',
      'next post',
      'previous article',
      'next article',
      'previous page',
      'next page',
      'older posts',
      'newer posts',
      'post navigation',
      'ähnliche beiträge',
      'ähnliche artikel',
      'verwandte artikel',
      'weitere artikel',
      'weitere beiträge',
      'neueste beiträge',
      'das könnte dich auch interessieren',
      'das könnte sie auch interessieren',
      'vorheriger beitrag',
      'nächster beitrag',
      'beitragsnavigation',
      'articles similaires',
      'entradas relacionadas',
      'articoli correlati',
    ],
    patterns: [
      '(?:previous|next|vorheriger|nächster) (?:post|article|beitrag|artikel) ?[:»›→←«-] ?.{1,100}',
      '[«‹←] ?(?:previous|older|zurück|vorheriger).{0,100}',
      '(?:next|newer|weiter|nächster).{0,100} ?[»›→]',
    ],
  },
  {
    reason: 'the foot of a page',
    sure: [
      'all rights reserved',
      'alle rechte vorbehalten',
      'tous droits réservés',
      'todos los derechos reservados',
      'tutti i diritti riservati',
      'powered by wordpress',
      'proudly powered by wordpress',
      'stolz präsentiert von wordpress',
    ],
    patterns: [
      '(?:©|\\(c\\)|copyright(?: ©| \\(c\\))?) ?(?:19|20)\\d{2}.{0,120}',
      '© .{1,100}',
      '(?:theme|website|site|design) by .{1,40}',
    ],
  },
  {
    reason: 'an advertisement',
    sure: [
      'advertisement',
      'advertisements',
      'advertising',
      'sponsored',
      'sponsored content',
      'anzeige',
      'werbung',
      'publicité',
      'publicidad',
      'pubblicità',
      'report this ad',
      'ad',
      'scroll to continue',
      'continue reading below',
      'story continues below advertisement',
    ],
  },
  {
    reason: 'the time that reading takes',
    sure: [],
    patterns: [
      '(?:(?:estimated )?reading time|lesezeit|lesedauer|temps de lecture|tiempo de lectura) ?:? ?(?:ca\\.? ?)?(?:about )?<? ?\\d{1,3} ?(?:–|-)? ?\\d{0,3} ?(?:min|mins|minutes?|minuten?|minutos)?',
      '<? ?\\d{1,3}[ -](?:min|mins|minutes?|minuten?)\\.?(?: (?:to )?read| lesezeit| lesedauer| de lecture| de lectura)',
    ],
  },
  {
    reason: 'the credit of a photo',
    sure: [],
    patterns: [
      '(?:photo|image|picture)s? (?:by|credit|credits|courtesy of|source)(?: ?:)? .{1,80}',
      '(?:foto|bild)(?:nachweis|quelle) ?:? ?.{1,80}',
      '(?:foto|bild|fotos|bilder) ?:? ?© ?.{1,80}',
      '(?:foto|bild) von .{1,60} auf (?:unsplash|pexels|pixabay)',
    ],
  },
];

/** A menu has at least three entries, one of these among them. */
const menuHeads: ReadonlySet<string> = new Set([
  'home',
  'start',
  'startseite',
  'menu',
  'menü',
  'accueil',
  'inicio',
  'home page',
]);

/**
 * How a cookie notice begins. It counts only beside its buttons, since a text on privacy begins the
 * same way.
 */
const cookieNotice =
  /^(?:we use|this (?:web)?site uses|our (?:web)?site uses|by (?:continuing|using|clicking)|we value your privacy|your privacy|cookies? (?:consent|notice)|wir (?:verwenden|nutzen|benutzen)|diese (?:web)?seite (?:verwendet|nutzt|benutzt)|diese website (?:verwendet|nutzt|benutzt)|durch die (?:weitere )?nutzung|nous utilisons|utilizamos|utilizziamo)\b.*(?:cookie|privacy|privatsphäre)/iu;

/** The classification of a line by its text alone. */
export interface Judgement {
  readonly kind: 'sure' | 'inCompany' | 'cookieNotice';
  readonly reason: string;
  /** Whether the line can be the heading of a menu. */
  readonly isMenuHead: boolean;
}

const maxPhraseLength = 140;
const maxNoticeLength = 1200;

const sure = new Map(
  boilerplate.flatMap((group) => group.sure.map((phrase) => [phrase, group.reason] as const)),
);
const company = new Map(
  boilerplate.flatMap((group) =>
    (group.inCompany ?? []).map((phrase) => [phrase, group.reason] as const),
  ),
);
const patterns = boilerplate.flatMap((group) =>
  (group.patterns ?? []).map((pattern) => ({
    pattern: new RegExp(`^(?:${pattern})$`, 'iu'),
    reason: group.reason,
  })),
);

/** Classifies a line of text; undefined if it is not boilerplate. */
export function judgeLine(text: string): Judgement | undefined {
  if (text.length > maxNoticeLength) return undefined;
  const line = text.replace(/\s+/g, ' ').trim();
  if (cookieNotice.test(line))
    return { kind: 'cookieNotice', reason: 'a notice of cookies', isMenuHead: false };
  if (line.length > maxPhraseLength) return undefined;
  const bare = line.toLowerCase().replace(/^[^\p{L}\p{N}©<(«‹←]+|[^\p{L}\p{N}»›→)+]+$/gu, '');
  const isMenuHead = menuHeads.has(bare);
  const known = sure.get(bare);
  if (known !== undefined) return { kind: 'sure', reason: known, isMenuHead };
  const accompanied = company.get(bare);
  if (accompanied !== undefined) return { kind: 'inCompany', reason: accompanied, isMenuHead };
  if (isBreadcrumb(line)) return { kind: 'sure', reason: 'the path to the page', isMenuHead };
  const reason = patterns.find(({ pattern }) => pattern.test(bare) && !isSentence(line))?.reason;
  return reason === undefined ? undefined : { kind: 'sure', reason, isMenuHead };
}

/** A breadcrumb: "Home > Garden > Bees". */
function isBreadcrumb(line: string): boolean {
  const parts = line.split(/\s*[>»›→]\s*|\s+\/\s+/u);
  return (
    parts.length >= 2 &&
    /^(?:you are here:? ?|sie sind hier:? ?)?(?:home|start|startseite|homepage|accueil|inicio)$/i.test(
      parts[0] ?? '',
    )
  );
}

/** A line that begins like a button but continues as a sentence is text. */
function isSentence(line: string): boolean {
  if (
    /^(?:©|\(c\)|copyright|your email address will not|deine e-mail-adresse wird nicht|ihre e-mail-adresse wird nicht)/i.test(
      line,
    )
  )
    return false;
  return /[.!?]\s+\p{L}+\s/u.test(line) || (/[.?]$/.test(line) && line.split(' ').length > 6);
}
