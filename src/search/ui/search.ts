import { SearchClient } from '../query/search-client.ts';

/** The one search of a page; its worker starts when it is first asked. */
export const searchClient = new SearchClient();
