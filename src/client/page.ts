/** The script of every page: small elements, each of which the page can do without. */
import './copy-text.ts';
import './evidence-notes.ts';
import './open-target.ts';
import './page-contents.ts';
import './share-button.ts';
