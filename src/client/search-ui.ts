/** Where the release keeps Pagefind's Component UI; the build writes it there. */
const bundle = '/pagefind/pagefind-component-ui';

let loading: Promise<void> | undefined;

/**
 * Loads Pagefind's Component UI (https://pagefind.app/docs/components/) on first use, so that a page costs nothing
 * until its reader searches. Rejects where the files cannot be had; a later call tries again.
 */
export function loadSearchUi(): Promise<void> {
  loading ??= Promise.all([loadStyles(`${bundle}.css`), loadScript(`${bundle}.js`)]).then(
    () => undefined,
    (cause: unknown) => {
      loading = undefined;
      throw new Error('The search could not be loaded.', { cause });
    },
  );
  return loading;
}

function loadStyles(href: string): Promise<void> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  // Ahead of the site's own styles, so that these can set Pagefind's variables.
  return insert(link, (element) => document.head.prepend(element));
}

function loadScript(src: string): Promise<void> {
  const script = document.createElement('script');
  script.src = src;
  return insert(script, (element) => document.head.append(element));
}

function insert<Element extends HTMLElement>(element: Element, place: (element: Element) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    element.addEventListener('load', () => resolve(), { once: true });
    element.addEventListener('error', () => {
      element.remove();
      reject(new Error(`${element.localName} failed to load`));
    }, { once: true });
    place(element);
  });
}
